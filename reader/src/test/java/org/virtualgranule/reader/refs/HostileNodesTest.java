package org.virtualgranule.reader.refs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.Mapping;

/** What a manifest says of an array may be anything; checksums are no help against whoever wrote it. */
class HostileNodesTest {
    private static final URI LOCATION = URI.create("https://host/m.zarr/manifest.parquet");
    private static final String GRANULE = "a.h5";
    private static final String VARIABLE = "/group/x";
    private static final String NODE = """
            {"arrays": [{"path": "/group/x", "values": "chunks", "rows": 0, "data_type": "int32", "element_bytes": 4,
              "byte_order": "little", "padding": "nul", "shape": [4], "chunk_shape": [4], "codecs": [],
              "fill_bits": 0, "fill_text": "", "dimension_names": [null], "attributes": [],
              "stored": {"chains": [[]], "chunk_bytes": 16}}],
             "skipped": [], "notes": []}""";

    @TempDir
    private Path directory;

    private Manifest manifest(String data, String node) throws IOException {
        return manifest(data, node, "1");
    }

    private Manifest manifest(String data, String node, String version) throws IOException {
        Path file = directory.resolve("manifest.parquet");
        try (ParquetOutput out = new ParquetOutput(file, ManifestSchema.COLUMNS, ManifestSchema.PROPERTIES, 1L << 20)) {
            RowWriter rows = new RowWriter(ManifestSchema.COLUMNS, out.group());
            row(rows, "granule", "/", "{\"source\": \"a.h5.dmrpp\", \"data\": \"" + data + "\", \"notes\": []}");
            row(rows, "group", "/", "{\"attributes\": []}");
            row(rows, "group", "/group", "{\"attributes\": []}");
            row(rows, "variable", VARIABLE, node);
            rows.endGroup();
            out.finish(Map.of(
                    ManifestSchema.KEY,
                    "{\"manifest_version\": " + version + ", \"granules\": [\"" + GRANULE + "\"]}"));
        }
        return ManifestFile.of(data.startsWith("file:") ? file.toUri() : LOCATION, Files.readAllBytes(file))
                .open(GRANULE, Optional.empty(), Mapping.standard())
                .manifest();
    }

    private static void row(RowWriter rows, String kind, String path, String node) {
        rows.put(ManifestSchema.GRANULE, GRANULE)
                .put(ManifestSchema.KIND, kind)
                .put(ManifestSchema.ARRAY, path)
                .put(ManifestSchema.NODE, node)
                .endRow();
    }

    private void refused(String node, String reason) throws IOException {
        Manifest manifest = manifest("https://host/a.h5", node);
        assertThatThrownBy(manifest::arrays)
                .isInstanceOf(DmrppFormatException.class)
                .hasMessageContaining("the manifest is damaged")
                .hasMessageContaining(reason);
    }

    @Test
    void whatIsNotHostileIsAnArray() throws IOException {
        assertThat(manifest("https://host/a.h5", NODE).arrays()).containsOnlyKeys(VARIABLE);
    }

    @Test
    void anArrayHasAChainOfCodecsThoughItMayBeEmpty() throws IOException {
        refused(NODE.replace("[[]]", "[]"), "no chain");
    }

    @Test
    void anArrayIsWhereItsVariableIs() throws IOException {
        refused(NODE.replace(VARIABLE, "/group/y"), "/group/y");
    }

    @Test
    void anArrayHasNoMoreDimensionsThanHdf5CanNest() throws IOException {
        String many = String.join(",", Collections.nCopies(5000, "1"));
        refused(
                NODE.replace("[4]", "[4," + many + "]").replace("[null]", "[null," + many.replace("1", "null") + "]"),
                "5001 dimensions");
    }

    @Test
    void elementsAreShuffledByTheirOwnSize() throws IOException {
        String shuffled =
                NODE.replace("[[]]", "[[{\"name\": \"numcodecs.shuffle\", \"configuration\": {\"elementsize\": 4}}]]");
        assertThat(manifest("https://host/a.h5", shuffled).arrays()).containsOnlyKeys(VARIABLE);
        refused(shuffled.replace("\"elementsize\": 4", "\"elementsize\": 2"), "elements of 4 bytes");
        refused(shuffled.replace("\"elementsize\": 4", ""), "numcodecs.shuffle");
    }

    @Test
    void wordsAreAmongTheKnownOnes() throws IOException {
        refused(NODE.replace("int32", "int33"), "its data_type is int33, not one of [");
        refused(NODE.replace("\"nul\"", "\"x\""), "its padding is x, not one of [");
        refused(NODE.replace("\"little\"", "\"big\", \"byte_order\": \"little\""), "is no JSON");
        refused(NODE.replace("little", "LITTLE"), "its byte_order is LITTLE, neither little nor big");
    }

    @Test
    void aVersionIsAWholeNumberAndTheOneThatIsKnown() {
        for (String version : new String[] {"\"1\"", "1.5", "1.0", "2", "4294967297", "true"}) {
            assertThatThrownBy(() -> manifest("https://host/a.h5", NODE, version))
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessageContaining("the manifest is of version " + version);
        }
    }

    @Test
    void anAddressThatNoFileCanHaveIsDamageOfTheManifest() {
        for (String address : new String[] {"file://host/a.h5", "file:///a%00.h5"}) {
            assertThatThrownBy(() -> manifest(address, NODE))
                    .isInstanceOf(DmrppFormatException.class)
                    .hasMessageContaining("the manifest is damaged");
        }
    }
}
