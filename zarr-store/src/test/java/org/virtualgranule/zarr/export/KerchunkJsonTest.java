package org.virtualgranule.zarr.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

class KerchunkJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static ReferenceGranule granule() {
        MemoryGranule granule = new MemoryGranule()
                .xml("<Group name=\"g\"><Group name=\"h\"/>"
                        + "<Int8 name=\"b\"><Dim size=\"1\"/><dmrpp:compact>AQ==</dmrpp:compact></Int8></Group>")
                .array(ArraySpec.of("a", ZarrType.INT8, List.of(4), List.of(2)));
        return ReferenceGranule.of(new VirtualStore(granule.manifest(), granule.source()), UnaryOperator.identity());
    }

    private static JsonNode written(String... groups) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (KerchunkJson json = new KerchunkJson(out)) {
            for (String group : groups) {
                json.write(group, granule());
            }
            json.finish();
        }
        JsonNode root = JSON.readTree(out.toByteArray());
        assertThat(root.get("version").asInt()).isEqualTo(1);
        return root.get("refs");
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void oneGranulesGroupsAreThoseOfTheHierarchy() throws IOException {
        JsonNode refs = written("");
        assertThat(keys(refs))
                .containsExactly(
                        ".zgroup",
                        ".zattrs",
                        "a/.zattrs",
                        "a/.zarray",
                        "g/.zgroup",
                        "g/.zattrs",
                        "g/b/.zattrs",
                        "g/b/.zarray",
                        "g/h/.zgroup",
                        "g/h/.zattrs",
                        "a/0",
                        "a/1",
                        "g/b/0",
                        ".zmetadata");
        assertThat(refs.get("a/1")).hasToString("[\"mem:/a.h5\",2,2]");
        assertThat(refs.get("g/b/0").asText()).isEqualTo("base64:AQ==");
        assertThat(JSON.readTree(refs.get("a/.zarray").asText()).get("dtype").asText())
                .isEqualTo("|i1");
    }

    @Test
    void severalGranulesHaveAGroupEach() throws IOException {
        JsonNode refs = written("x.h5", "y.h5");
        assertThat(keys(refs)).contains(".zgroup", ".zattrs", "x.h5/.zgroup", "x.h5/g/b/0", "y.h5/a/1");
    }

    /** zarr-python loses members of a group that do not follow one another within their level. */
    @Test
    void theDocumentsInOneAreInOrderOfLevelAndGroup() throws IOException {
        JsonNode metadata = JSON.readTree(written("").get(".zmetadata").asText());
        assertThat(metadata.get("zarr_consolidated_format").asInt()).isEqualTo(1);
        assertThat(keys(metadata.get("metadata")))
                .containsExactly(
                        ".zgroup",
                        ".zattrs",
                        "a/.zattrs",
                        "a/.zarray",
                        "g/.zgroup",
                        "g/.zattrs",
                        "g/b/.zattrs",
                        "g/b/.zarray",
                        "g/h/.zgroup",
                        "g/h/.zattrs");
    }
}
