package org.virtualgranule.reader.refs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.codec.Fletcher32;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Mapping;

class ManifestFileTest {
    private static final URI HERE = URI.create("https://host/refs.zarr/manifest.parquet");
    private static final String DATA = "https://host/d/a.h5";

    @TempDir
    private Path folder;

    private static ArrayEntry array(byte[] file, Optional<URI> data) {
        return ManifestFile.of(HERE, file)
                .open("a.h5", data, Mapping.standard())
                .manifest()
                .array("/a")
                .orElseThrow();
    }

    private static ChunkRef.Stored chunk(ArrayEntry array) {
        return (ChunkRef.Stored) array.chunks().find(1);
    }

    @Test
    void aGranuleIsOpenedByItsName() throws IOException {
        byte[] file = Exported.manifest(folder, Exported.ARRAY, DATA, "https://host/d/b.h5");
        ManifestFile manifest = ManifestFile.of(HERE, file);
        assertThat(manifest.granules()).containsExactly("a.h5", "b.h5");
        assertThat(manifest).hasToString("refs.zarr/manifest.parquet: 2 granules");
        ManifestFile.Granule granule = manifest.open("b.h5", Optional.empty(), Mapping.standard());
        assertThat(granule.location().data()).hasToString("https://host/d/b.h5");
        assertThat(granule.location().sidecar()).isEqualTo(HERE);
        assertThat(chunk(granule.manifest().array("/a").orElseThrow()).location())
                .hasToString("https://host/d/b.h5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manifest.open("c.h5", Optional.empty(), Mapping.standard()))
                .withMessage("refs.zarr/manifest.parquet has no granule c.h5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zarr.json", "manifest.parquet"})
    void aVariableMayBeNamedAsAFileOfTheManifest(String name) throws IOException {
        String variable = Exported.ARRAY.replaceFirst("name=\"a\"", "name=\"" + name + "\"");
        byte[] file = Exported.manifest(folder, variable, DATA);
        ManifestFile.Granule granule = ManifestFile.of(HERE, file).open("a.h5", Optional.empty(), Mapping.standard());
        assertThat(granule.manifest().array("/" + name)).isPresent();
    }

    @Test
    void theDataCanBeElsewhere() throws IOException {
        byte[] file = Exported.manifest(folder, Exported.ARRAY, DATA);
        URI moved = URI.create("file:///tmp/moved.h5");
        assertThat(chunk(array(file, Optional.of(moved))).location()).isEqualTo(moved);
    }

    @Test
    void codecsAreThoseOfTheCallersMapping() throws IOException {
        byte[] file = Exported.manifest(
                folder,
                Exported.ARRAY
                        .replace("shuffle deflate", "shuffle fletcher32")
                        .replaceAll("nBytes=\"1.\"", "nBytes=\"12\""),
                DATA);
        ArrayEntry unchecked = ManifestFile.of(HERE, file)
                .open("a.h5", Optional.empty(), Mapping.standard().withoutChecksums())
                .manifest()
                .array("/a")
                .orElseThrow();
        assertThat(unchecked.form().codecs().codecs()).last().isEqualTo(new Fletcher32(false));
        assertThat(array(file, Optional.empty()).form().codecs().codecs())
                .last()
                .isEqualTo(new Fletcher32());
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, https://host/m.parquet, false",
        "file:///etc/passwd, file:///m.parquet, true",
        "http://127.0.0.1/a.h5, https://host/m.parquet, false",
        "http://other.org/a.h5, https://host/m.parquet, false",
        "https://10.0.0.1/a.h5, s3://bucket/m.parquet, false",
        "https://other.org/a.h5, https://host/m.parquet, true",
        "s3://bucket/a.h5, https://host/m.parquet, false",
        "s3://bucket/a.h5, s3://bucket/m.parquet, true",
        "s3://bucket/a.h5, s3://other/m.parquet, false",
        "s3://bucket/a.h5, file:///m.parquet, true",
        "gopher://host/a.h5, file:///m.parquet, false",
    })
    void aManifestLeadsWhereASidecarFromThereMay(String data, URI manifest, boolean may) throws IOException {
        byte[] file = Exported.manifest(folder, Exported.ARRAY, data);
        ManifestFile opened = ManifestFile.of(manifest, file);
        if (may) {
            assertThat(opened.open("" + opened.granules().get(0), Optional.empty(), Mapping.standard())
                            .location()
                            .data())
                    .hasToString(data);
        } else {
            assertThatThrownBy(() -> opened.open(opened.granules().get(0), Optional.empty(), Mapping.standard()))
                    .isInstanceOf(DmrppFormatException.class)
                    .hasMessageContaining("it leads to " + data + ", where a manifest from there may not lead");
        }
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        byte[] file = changed(
                Exported.manifest(folder, Exported.ARRAY, DATA), "manifest_version\":1", "manifest_version\":2");
        assertThatThrownBy(() -> ManifestFile.of(HERE, file))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage(
                        "[refs.zarr/manifest.parquet] the manifest is of version 2, this program reads 1; use a newer"
                                + " program, or export it anew");
    }

    @ParameterizedTest
    @CsvSource({
        "'granules\":[\"a.h5', 'granules\":[\"b.h5'",
        "'granules\":[\"a', 'grenules\":[\"a'",
        "virtual-granule, virtual-gronule",
        "'{\"manifest', 'x\"manifest'",
    })
    void aFooterThatSaysSomethingElseIsRefused(String before, String after) throws IOException {
        byte[] file = changed(Exported.manifest(folder, Exported.ARRAY, DATA), before, after);
        assertThatThrownBy(() -> {
                    ManifestFile manifest = ManifestFile.of(HERE, file);
                    manifest.open(manifest.granules().get(0), Optional.empty(), Mapping.standard());
                })
                .isInstanceOf(DmrppFormatException.class)
                .hasMessageStartingWith("[refs.zarr/manifest.parquet] the manifest is damaged, or none: ")
                .hasMessageEndingWith(". Get it again, or export it anew");
    }

    @Test
    void whatIsNoParquetFileIsRefused() {
        byte[] html = "<html/>".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> ManifestFile.of(URI.create("https://host/x.parquet"), html))
                .isInstanceOf(DmrppFormatException.class)
                .hasMessageStartingWith("[x.parquet] the manifest is damaged, or none: it is no whole Parquet file");
    }

    private static byte[] changed(byte[] file, String before, String after) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(before);
        return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void noSecretIsWritten() throws IOException {
        String signed = "https://user:secret1@host/d/a.h5?X-Amz-Signature=secret2&X-Amz-Date=1#secret3";
        byte[] file = Exported.manifest(folder, Exported.ARRAY, signed);
        assertThat(chunk(array(file, Optional.empty())).location()).hasToString(DATA);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exported.manifest(folder, Exported.ARRAY, DATA + "?token=secret"))
                .withMessage(DATA + " has a query, which may be secret, and is not written to a file; name an address"
                        + " without one");
        assertThat(Arrays.stream(folder.toFile().list()).filter(name -> name.endsWith(".tmp")))
                .isEmpty();
    }
}
