package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Codecs;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

class FilterOrderTest {
    private static Encoding filters(String filters, Integer... levels) {
        List<String> words = filters.isEmpty() ? List.of() : List.of(filters.split(" "));
        return new Encoding(words, List.of(levels), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    private static List<CodecChain> chains(Encoding encoding, boolean versioned, int elementSize) {
        return new FilterOrder(Codecs.standard()).chains(encoding, versioned, elementSize, (topic, note) -> {});
    }

    private static String order(String filters, boolean versioned) {
        return chains(filters(filters), versioned, 4).get(0).toString().replace(" → ", " ");
    }

    @ParameterizedTest
    @CsvSource({
        "shuffle deflate, shuffle zlib",
        "deflate shuffle, zlib shuffle",
        "fletcher32 shuffle deflate, fletcher32 shuffle zlib",
        "shuffle deflate deflate fletcher32, shuffle zlib zlib fletcher32",
        "deflate fletcher32, zlib fletcher32",
        "'', ''",
    })
    void aVersionedDocumentListsTheTrueOrder(String written, String codecs) {
        assertThat(order(written, true)).isEqualTo(codecs);
    }

    @Test
    void aDeflateShuffleOfAnUnversionedDocumentMeansShuffleThenDeflate() {
        assertThat(order("deflate shuffle", false)).isEqualTo("shuffle zlib");
    }

    @ParameterizedTest
    @CsvSource({
        "deflate shuffle fletcher32, shuffle zlib fletcher32",
        "fletcher32 deflate, zlib fletcher32",
        "deflate deflate, zlib zlib",
        "deflate shuffle deflate, shuffle zlib zlib",
        "shuffle deflate, shuffle zlib",
    })
    void anUnversionedDocumentListsASetWhoseDeflatesCount(String written, String codecs) {
        assertThat(order(written, false)).isEqualTo(codecs);
    }

    @Test
    void theChecksumOfAnUnversionedDocumentMayBeAnywhere() {
        assertThat(chains(filters("deflate shuffle fletcher32"), false, 4))
                .map(CodecChain::toString)
                .containsExactly(
                        "shuffle → zlib → fletcher32", "fletcher32 → shuffle → zlib", "shuffle → fletcher32 → zlib");
        assertThat(chains(filters("deflate shuffle fletcher32"), true, 4)).hasSize(1);
        assertThat(chains(filters("fletcher32"), false, 4)).hasSize(1);
    }

    @Test
    void shuffleIsAsWideAsTheElementAndEachDeflateHasItsLevel() {
        assertThat(chains(filters("shuffle deflate deflate deflate", 4, 1), true, 8)
                        .get(0)
                        .codecs())
                .containsExactly(new Shuffle(8), new Zlib(4), new Zlib(1), new Zlib(6));
    }

    @Test
    void anUnknownFilterIsAReason() {
        assertThatExceptionOfType(NotMappable.class)
                .isThrownBy(() -> chains(filters("shuffle szip"), true, 4))
                .withMessage("its filter \"szip\" is not one of shuffle, deflate, fletcher32");
    }

    @Test
    void moreFiltersThanHdf5AllowsAreAReason() {
        String many = "deflate ".repeat(33).strip();

        assertThatExceptionOfType(NotMappable.class)
                .isThrownBy(() -> chains(filters(many), true, 4))
                .withMessage("33 filters are listed; HDF5 allows 32");
    }

    @Test
    void aVariableWithAnUnknownFilterIsSkippedAlone() {
        Manifest manifest =
                Manifests.manifest(Manifests.array("Int32", "2", Manifests.contiguous("compressionType=\"blosc\"", 8))
                        + "<Int32 name=\"w\">" + Manifests.contiguous("", 4) + "</Int32>");

        assertThat(Manifests.whyNot(manifest)).startsWith("its filter \"blosc\" is not one of");
        assertThat(manifest.array("/w")).isPresent();
    }
}
