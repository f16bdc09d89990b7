package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.attribute;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.unversioned;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

/** HDF5's int8 behind Int16 in documents of the DAP2 model. */
class NarrowBytesTest {
    private static final String FILTERED = "compressionType='deflate shuffle' byteOrder='LE'";

    private static String chunk(long bytes) {
        return "offset='8' nBytes='" + bytes + "' chunkPositionInArray='[0]'";
    }

    @Test
    void anUnfilteredSizeTells() {
        assertThat(v(unversioned(array("Int16", "100", contiguous("", 100))))
                        .metadata()
                        .element()
                        .type())
                .isEqualTo(ZarrType.INT8);
        assertThat(v(unversioned(array("Int16", "10 10", contiguous("", 100))))
                        .metadata()
                        .element()
                        .type())
                .isEqualTo(ZarrType.INT8);
        assertThat(v(unversioned(array("Int16", "100", contiguous("", 200))))
                        .metadata()
                        .element()
                        .type())
                .isEqualTo(ZarrType.INT16);
        assertThat(v(unversioned(array("Int16", "100", chunks("", "100", chunk(100)))))
                        .metadata()
                        .element()
                        .type())
                .isEqualTo(ZarrType.INT8);
        assertThat(v(unversioned(array("Int16", "100", chunks("", "100", chunk(200)))))
                        .metadata()
                        .element()
                        .type())
                .isEqualTo(ZarrType.INT16);
    }

    @Test
    void theSizeOfAllPiecesTogetherTells() {
        String blocks = "<dmrpp:chunks><dmrpp:block offset='8' nBytes='%d'/><dmrpp:block offset='900' nBytes='%<d'/>"
                + "</dmrpp:chunks>";

        ArrayEntry narrow = v(unversioned(array("Int16", "100", String.format(blocks, 50))));
        assertThat(narrow.metadata().element().type()).isEqualTo(ZarrType.INT8);
        assertThat(narrow.narrow()).isEmpty();
        ArrayEntry wide = v(unversioned(array("Int16", "100", String.format(blocks, 100))));
        assertThat(wide.metadata().element().type()).isEqualTo(ZarrType.INT16);
        assertThat(wide.narrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 150, 300})
    void unfilteredBytesThatSuitNeitherWidthAreAReason(long bytes) {
        assertThat(whyNot(unversioned(array("Int16", "100", contiguous("", bytes)))))
                .isEqualTo("declared Int16, its " + bytes + " bytes suit 100 elements neither of two bytes nor, as of"
                        + " HDF5's int8, of one");
    }

    @Test
    void aSizeThatCannotInflateToTwoBytesAnElementTells() {
        Manifest manifest = unversioned(array(
                "Int16",
                "1000000",
                attribute("_FillValue", "Int16", "-128")
                        + attribute("big", "Int16", "128")
                        + chunks(FILTERED, "1000000", chunk(1000))));

        assertThat(v(manifest).metadata().element().type()).isEqualTo(ZarrType.INT8);
        assertThat(v(manifest).metadata().codecs().codecs()).containsExactly(new Shuffle(1), new Zlib(6));
        assertThat(v(manifest).metadata().attributes())
                .containsExactly(
                        new Attribute("_FillValue", "Int8", List.of("-128"), List.of()),
                        new Attribute("big", "Int16", List.of("128"), List.of()));
        assertThat(manifest.diagnostics()).extracting(Diagnostic::topic).contains(Diagnostic.Topic.WIDTH);
    }

    @Test
    void whereTheSizeAllowsBothTheArrayCarriesBothReadings() {
        ArrayEntry v = v(unversioned(array("Int16", "1000", chunks(FILTERED, "1000", chunk(500)))));

        assertThat(v.metadata().element().type()).isEqualTo(ZarrType.INT16);
        assertThat(v.narrow().orElseThrow().metadata().element().type()).isEqualTo(ZarrType.INT8);
        assertThat(v.asDeclared().narrow()).isEmpty();
    }

    @Test
    void theSizeOfAllPiecesTells() {
        String blocks = "<dmrpp:chunks><dmrpp:block offset='8' nBytes='60'/><dmrpp:block offset='99' nBytes='40'/>"
                + "</dmrpp:chunks>";

        assertThat(v(unversioned(array("Int16", "100", blocks)))
                        .metadata()
                        .element()
                        .type())
                .isEqualTo(ZarrType.INT8);
    }

    @Test
    void aDocumentThatKnowsSignedBytesMeansWhatItSays() {
        String document = array("Int16", "1000", chunks(FILTERED, "1000", chunk(500)));

        assertThat(v(manifest(document)).narrow()).isEmpty();
        assertThat(unversioned(document + "<Int8 name='w'>" + contiguous("", 1) + "</Int8>")
                        .array("/v")
                        .orElseThrow()
                        .narrow())
                .isEmpty();
        assertThat(unversioned(document + attribute("a", "Int8", "1"))
                        .array("/v")
                        .orElseThrow()
                        .narrow())
                .isEmpty();
    }

    @Test
    void withoutStoredBytesTheDeclarationStands() {
        ArrayEntry v = v(unversioned(array("Int16", "1000", chunks(FILTERED, "1000"))));

        assertThat(v.metadata().element().type()).isEqualTo(ZarrType.INT16);
        assertThat(v.narrow()).isEmpty();
    }
}
