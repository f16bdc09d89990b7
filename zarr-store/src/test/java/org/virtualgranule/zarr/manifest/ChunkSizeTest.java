package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Stored sizes that cannot be are found out before anything is read. */
class ChunkSizeTest {
    private static String chunk(int offset, int nBytes, String origin) {
        return "offset=\"" + offset + "\" nBytes=\"" + nBytes + "\" chunkPositionInArray=\"[" + origin + "]\"";
    }

    @ParameterizedTest
    @CsvSource({
        "'', 39, false",
        "'', 40, true",
        "'', 41, false",
        "deflate, 0, true",
        "deflate, 1, true",
        "deflate, 104, true",
        "deflate, 105, false",
        "shuffle, 40, true",
        "shuffle, 41, false",
        "fletcher32, 40, false",
        "fletcher32, 44, true",
        "fletcher32, 45, false",
        "shuffle deflate fletcher32, 3, false",
        "shuffle deflate fletcher32, 4, true",
        "shuffle deflate fletcher32, 108, true",
        "shuffle deflate fletcher32, 109, false",
    })
    void aStoredSizeThatCannotBeIsAReason(String filters, int nBytes, boolean possible) {
        Manifest manifest = manifest(array(
                "Int32",
                "10",
                chunks("fillValue=\"0\" compressionType=\"" + filters + "\"", "10", chunk(8, nBytes, "0"))));

        if (possible) {
            assertThat(manifest.skipped()).isEmpty();
        } else {
            assertThat(whyNot(manifest))
                    .contains("40 bytes")
                    .contains("stored in " + nBytes + " bytes, which cannot be");
        }
    }

    @Test
    void aFilterThatWasNotAppliedDoesNotCountForTheSize() {
        String mask = " fm=\"1\"";
        ArrayEntry v = v(
                manifest(array("Int32", "10", chunks("compressionType=\"deflate\"", "10", chunk(8, 40, "0") + mask))));

        assertThat(v.chunks().find(0)).isEqualTo(new ChunkRef.Stored(Manifests.DATA, new ByteRange(8, 40), 1));
        assertThat(whyNot(manifest(
                        array("Int32", "10", chunks("compressionType=\"deflate\"", "10", chunk(8, 30, "0") + mask)))))
                .contains("stored in 30 bytes");
    }

    @Test
    void aDeclaredTypeThatIsTooWideForTheStoredBytesIsFoundOut() {
        // int8 that an old writer declares as Int16: two million bytes never come out of 1000
        assertThat(whyNot(manifest(array(
                        "Int16", "1000000", chunks("compressionType=\"deflate\"", "1000000", chunk(8, 1000, "0"))))))
                .endsWith("its declared type may be wrong");
        assertThat(whyNot(manifest(array("Int16", "10 10", contiguous("", 100)))))
                .contains("stored in 100 bytes");
    }
}
