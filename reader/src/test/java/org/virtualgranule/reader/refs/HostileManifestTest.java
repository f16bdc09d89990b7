package org.virtualgranule.reader.refs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.reader.refs.ManifestSchema.Kind;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.Mapping;

/** Whole files with right checksums that say what cannot be. */
class HostileManifestTest {
    private static final URI HERE = URI.create("https://host/m.parquet");
    private static final String GRANULE = "{\"source\":\"a.h5.dmrpp\",\"data\":\"https://host/a.h5\",\"notes\":[]}";
    private static final String GROUP = "{\"attributes\":[]}";
    private static final String VARIABLE =
            "{\"arrays\":[{\"path\":\"/a\",\"values\":\"chunks\",\"rows\":1,\"data_type\":\"float32\","
                    + "\"element_bytes\":4,\"byte_order\":\"little\",\"padding\":\"nul\",\"shape\":[4],\"chunk_shape\":[2],"
                    + "\"codecs\":[],\"fill_bits\":0,\"fill_text\":\"\",\"dimension_names\":[null],\"attributes\":[],"
                    + "\"stored\":{\"chains\":[[]],\"chunk_bytes\":8}}],\"skipped\":[],\"notes\":[]}";

    @TempDir
    private Path folder;

    /** Rows of one granule, written as they are told. */
    private final class Rows {
        private final Path path = folder.resolve("m.parquet");
        private final ParquetOutput out =
                new ParquetOutput(path, ManifestSchema.COLUMNS, ManifestSchema.PROPERTIES, 1 << 20);
        private final RowWriter rows = new RowWriter(ManifestSchema.COLUMNS, out.group());

        Rows() throws IOException {
            node(Kind.GRANULE.word(), "/", GRANULE);
            node(Kind.GROUP.word(), "/", GROUP);
        }

        private RowWriter row(String kind, String path) {
            return rows.put(ManifestSchema.GRANULE, "a.h5")
                    .put(ManifestSchema.KIND, kind)
                    .put(ManifestSchema.ARRAY, path);
        }

        Rows node(String kind, String path, String json) {
            row(kind, path).put(ManifestSchema.NODE, json).endRow();
            return this;
        }

        Rows chunk(long number, int piece, String url, long offset, long length) {
            row("chunk", "/a")
                    .put(ManifestSchema.CHUNK, number)
                    .put(ManifestSchema.PIECE, piece)
                    .put(ManifestSchema.URL, url)
                    .put(ManifestSchema.OFFSET, offset)
                    .put(ManifestSchema.LENGTH, length)
                    .put(ManifestSchema.MASK, 0)
                    .endRow();
            return this;
        }

        Manifest opened() throws IOException {
            rows.endGroup();
            out.finish(Map.of(ManifestSchema.KEY, "{\"manifest_version\":1,\"granules\":[\"a.h5\"]}"));
            out.close();
            return ManifestFile.of(HERE, Files.readAllBytes(path))
                    .open("a.h5", Optional.empty(), Mapping.standard())
                    .manifest();
        }

        void isRefused(String why) {
            assertThatThrownBy(() -> opened().arrays())
                    .isInstanceOf(DmrppFormatException.class)
                    .hasMessageStartingWith("[m.parquet] the manifest is damaged, or none: ")
                    .hasMessageContaining(why);
        }
    }

    @Test
    void whatTheseTestsChangeIsAManifest() throws IOException {
        Manifest manifest = new Rows()
                .node("variable", "/a", VARIABLE.replace("\"rows\":1", "\"rows\":3"))
                .chunk(0, 0, "https://host/a.h5", 0, 8)
                .chunk(1, 0, "https://host/a.h5", 8, 4)
                .chunk(1, 1, "https://host/b.h5", 0, 4)
                .opened();
        assertThat(manifest.array("/a").orElseThrow().chunks().find(1).toString())
                .contains("b.h5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"chunk_bytes\":8 | \"chunk_bytes\":2000000000 | 2000000000 bytes in a chunk",
                "\"chunk_shape\":[2] | \"chunk_shape\":[4000000000] | bytes in a chunk",
                "\"chunk_shape\":[2] | \"chunk_shape\":[9223372036854775807] | long overflow",
                "\"chunk_shape\":[2] | \"chunk_shape\":[0] | in chunks of [0]",
                "\"chunk_shape\":[2] | \"chunk_shape\":[2,2] | differ in rank",
                "\"shape\":[4] | \"shape\":[-4] | in chunks of",
                "\"shape\":[4] | \"shape\":4 | its shape is no list",
                "\"shape\":[4] | \"shape\":[4.5] | its shape is no whole number",
                "\"element_bytes\":4 | \"element_bytes\":8 | 8 bytes in a chunk",
                "float32 | float16 | its data_type is float16, not one of [int8,",
                "\"fill_bits\":0 | \"fill_bits\":9999999999 | its fill value",
                "\"dimension_names\":[null] | \"dimension_names\":[] | names of 0 dimensions",
                "\"chains\":[[]] | \"chains\":[] | no chain of filters",
                "\"codecs\":[] | \"codecs\":[{\"name\":\"numcodecs.zlib\",\"configuration\":{\"level\":1}}] | its codecs",
                "\"codecs\":[] | \"codecs\":[{\"name\":\"x\",\"configuration\":{}}] | its codec {\"name\":\"x\",\"configuration\":{}} is not known",
                "\"path\":\"/a\" | \"path\":\"/g/a\" | there cannot be an array /g/a",
                "\"path\":\"/a\" | \"path\":\"/\" | there cannot be an array /",
                "\"path\":\"/a\" | \"path\":\"/..\" | there cannot be an array /..",
                "\"values\":\"chunks\" | \"values\":\"inline\" | row 3 has no inline",
                "\"values\":\"chunks\" | \"values\":\"texts\" | has no inline",
                "\"values\":\"chunks\" | \"values\":\"x\" | are in \"x\"",
                "\"stored\" | \"started\" | it has no stored",
                "\"rows\":1 | \"rows\":2 | the chunks of /a have 1 of 2 rows",
                "\"arrays\":[ | \"arrays\":[],\"more\":[ | there are chunks of /a, which is no array of /a",
                "{\"arrays\" | \"arrays\" | is no JSON",
                "\"notes\":[] | \"notes\":[{\"path\":\"/\",\"topic\":\"x\",\"message\":\"\"}] | its topic is x, not one of [tree,",
            })
    void aVariableThatCannotBeIsRefused(String before, String after, String why) throws IOException {
        assertThat(VARIABLE).contains(before.strip());
        new Rows()
                .node("variable", "/a", VARIABLE.replace(before.strip(), after.strip()))
                .chunk(0, 0, "https://host/a.h5", 0, 8)
                .isRefused(why.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, https://host/a.h5, 0, 8, chunk 2",
        "-1, 0, https://host/a.h5, 0, 8, chunk -1",
        "0, 1, https://host/a.h5, 0, 8, not in order",
        "0, 0, https://host/a.h5, -1, 8, no byte range",
        "0, 0, https://host/a.h5, 9223372036854775807, 8, no byte range",
        "0, 0, https://host/a.h5, 0, 0, an empty chunk",
        "0, 0, https://host/a.h5, 0, 9, cannot be",
        "0, 0, https://host/a.h5, 0, 3, a piece of 3 bytes",
        "0, 0, https://host/a.h5, 0, 9000000000, cannot be",
        "0, 0, file:///etc/passwd, 0, 8, may not lead",
        "0, 0, https://localhost/a.h5, 0, 8, may not lead",
        "0, 0, https:x, 0, 8, is no address",
        "0, 0, a.h5, 0, 8, is no address",
        "0, 0, ':', 0, 8, Expected scheme name",
    })
    void aChunkThatCannotBeIsRefused(long number, int piece, String url, long offset, long length, String why)
            throws IOException {
        new Rows()
                .node("variable", "/a", VARIABLE)
                .chunk(number, piece, url, offset, length)
                .isRefused(why);
    }

    @Test
    void chunksAreInOrderAndInOnePlace() throws IOException {
        new Rows()
                .node("variable", "/a", VARIABLE.replace("\"rows\":1", "\"rows\":2"))
                .chunk(1, 0, "https://host/a.h5", 0, 8)
                .chunk(0, 0, "https://host/a.h5", 0, 8)
                .isRefused("chunk 0");
        new Rows()
                .node("variable", "/a", VARIABLE)
                .chunk(0, 0, "https://host/a.h5", 0, 8)
                .node("chunk", "/b", "{}")
                .chunk(1, 0, "https://host/a.h5", 0, 8)
                .isRefused("the chunks of /a are in two places");
    }

    @Test
    void chunksOfNothingAreNotPassedOver() throws IOException {
        new Rows()
                .node("variable", "/b", VARIABLE.replace("\"/a\"", "\"/b\"").replace("\"rows\":1", "\"rows\":0"))
                .chunk(0, 0, "https://host/a.h5", 0, 8)
                .isRefused("there are chunks of /a, which is in no variable");
    }

    @ParameterizedTest
    @CsvSource({
        "group, /g/h, there cannot be a group /g/h",
        "group, /, there cannot be a group /",
        "group, g, there cannot be a group g",
        "group, /., there cannot be a group /.",
        "group, /g/, there cannot be a group /g/",
        "granule, /, a granule comes after chunks",
        "thing, /a, 'its kind is thing, not one of [granule, group, variable, chunk]'",
    })
    void nodesAreInOrderAndInGroups(String kind, String path, String why) throws IOException {
        new Rows().node(kind, path, GROUP).isRefused(why);
    }
}
