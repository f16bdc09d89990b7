package org.virtualgranule.zarr.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;
import org.virtualgranule.zarr.manifest.ZarrType;

class VirtualStoreKeysTest {
    private static final MemoryGranule GRANULE = new MemoryGranule()
            .array(ArraySpec.of("scalar", ZarrType.INT16, List.of(), List.of()))
            .array(ArraySpec.of("line", ZarrType.INT16, List.of(25), List.of(2)))
            .array(ArraySpec.of("c", ZarrType.INT16, List.of(4), List.of(2)))
            .array(ArraySpec.of("empty", ZarrType.INT16, List.of(0), List.of(2)))
            .xml("<Group name=\"g\"><Group name=\"c\">")
            .array(ArraySpec.of("c", ZarrType.INT16, List.of(3, 4), List.of(2, 2)))
            .array(ArraySpec.of("cc", ZarrType.INT16, List.of(3), List.of(2)).withMissing("1", n -> n == 1))
            .xml("</Group></Group>");

    private final MemorySource source = GRANULE.source();
    private final VirtualStore store = new VirtualStore(GRANULE.manifest(), source);

    @ParameterizedTest
    @CsvSource({
        "zarr.json, group",
        "g/zarr.json, group",
        "g/c/zarr.json, group",
        "scalar/zarr.json, array",
        "c/zarr.json, array",
        "g/c/c/zarr.json, array",
        "g/c/cc/zarr.json, array"
    })
    void everyGroupAndArrayHasADocument(String key, String type) {
        assertThat(StandardCharsets.UTF_8.decode(store.get(key).orElseThrow()).toString())
                .startsWith("{\"zarr_format\":3,\"node_type\":\"" + type + "\"");
        assertThat(store.exists(key)).isTrue();
        assertThat(source.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zarr.json, scalar line c empty g g/c g/c/c g/c/cc", "g/zarr.json, c c/c c/cc", "g/c/zarr.json, c cc"})
    void aGroupsDocumentHasThoseOfAllBelowIt(String key, String paths) throws IOException {
        JsonNode below = json(key).at("/consolidated_metadata/metadata");
        assertThat(below.fieldNames()).toIterable().containsExactlyInAnyOrder(paths.split(" "));
        String group = key.substring(0, key.length() - "zarr.json".length());
        for (String path : paths.split(" ")) {
            ObjectNode alone = (ObjectNode) json(group + path + "/zarr.json");
            assertThat(below.get(path)).isEqualTo(alone.without("consolidated_metadata"));
        }
    }

    private JsonNode json(String key) throws IOException {
        return new JsonMapper().readTree(store.get(key).orElseThrow().array());
    }

    @ParameterizedTest
    @CsvSource({
        "scalar/c, -1000",
        "line/c/0, -1000",
        "line/c/12, -928",
        "c/c/1, -994",
        "g/c/c/c/0/0, -1000",
        "g/c/c/c/0/1, -994",
        "g/c/c/c/1/0, -976",
        "g/c/cc/c/0, -1000"
    })
    void aChunkKeyAnswersWithThatChunksStoredBytes(String key, short first) {
        var bytes = store.get(key).orElseThrow();
        assertThat(bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN).getShort(0)).isEqualTo(first);
        assertThat(bytes.arrayOffset()).isZero();
        assertThat(store.exists(key)).isTrue();
        assertThat(source.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "c",
                "c/0",
                "line",
                "line/",
                "line/c",
                "line/c/",
                "line/c/13",
                "line/c/-1",
                "line/c/+1",
                "line/c/01",
                "line/c/00",
                "line/c/1/",
                "line/c/1/0",
                "line/c//1",
                "line/c/1 ",
                "line/c/x",
                "line/c/1.0",
                "line/c/\u0661",
                "line/c/99999999999999999999",
                "line/cc/0",
                "line/0",
                "/line/c/0",
                "line/c/c/0",
                "scalar/c/",
                "scalar/c/0",
                "empty/c/0",
                "g/c/c/c/0",
                "g/c/c/c/2/0",
                "g/c/c/c/0/2",
                "g/c/c/0",
                "g/c",
                "x/zarr.json",
                "/zarr.json",
                "//zarr.json",
                "line/c/0/zarr.json",
                "zarr.json/",
                "line/zarr.jsonx",
                "xzarr.json"
            })
    void noOtherKeyExists(String key) {
        assertThat(store.get(key)).isEmpty();
        assertThat(store.exists(key)).isFalse();
        assertThat(source.asked()).isEmpty();
    }

    @Test
    @Timeout(20)
    void keysAsLongAsServersTakeThemAreLookedUpInNoTime() {
        for (String part : List.of("c/", "/", "0/", "c/0/", "line/c/", "zarr.json/")) {
            String key = part.repeat(64_000 / part.length());
            assertThat(store.exists(key)).isFalse();
            assertThat(store.exists(key + "c/1")).isFalse();
            assertThat(store.get("line/" + key)).isEmpty();
        }
    }

    @Test
    void aChunkThatWasNeverWrittenIsEmptyAndNothingIsAskedFor() {
        assertThat(store.get("g/c/cc/c/1")).isEmpty();
        assertThat(store.exists("g/c/cc/c/1")).isFalse();
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void aGroupListsWhatIsDirectlyInIt() {
        assertThat(store.children("/")).containsExactly("c", "empty", "g", "line", "scalar");
        assertThat(store.children("/g")).containsExactly("c");
        assertThat(store.children("/g/c")).containsExactly("c", "cc");
        assertThat(store.children("/line")).isEmpty();
        assertThat(store.children("/none")).isEmpty();
        assertThat(store.children("/g/")).isEmpty();
    }
}
