package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.bytes;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.unversioned;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.manifest.ElementType.Padding;

/** How wide texts are, and which cannot be read. */
class TextTest {
    private static final String CHUNK = "offset=\"8\" nBytes=\"24\" chunkPositionInArray=\"[0]\"";

    private static String fixed(int length, String pad) {
        return "<dmrpp:FixedLengthStringArray string_length=\"" + length + "\" pad=\"" + pad + "\"/>";
    }

    private static ElementType element(String content) {
        return v(manifest(array("String", "3", content))).metadata().element();
    }

    @ParameterizedTest
    @CsvSource({"null_term, NUL", "null_pad, NUL", "space_pad, SPACE", "not_set, NUL", "other, NUL"})
    void theStatedLengthAndPaddingCount(String pad, Padding padding) {
        ElementType element = element(fixed(8, pad) + contiguous("fillValue=\"\"", 24));

        assertThat(element.type()).isEqualTo(ZarrType.STRING);
        assertThat(element.size()).isEqualTo(8);
        assertThat(element.padding()).isEqualTo(padding);
    }

    @Test
    void ofAContiguousArrayTheBytesAreSharedEvenly() {
        assertThat(element(contiguous("", 24)).size()).isEqualTo(8);
        assertThat(v(manifest(array("URL", "", contiguous("", 100000))))
                        .metadata()
                        .element()
                        .size())
                .isEqualTo(100000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 25})
    void bytesThatCannotBeSharedEvenlyAreAReason(long nBytes) {
        assertThat(whyNot(manifest(array("String", "3", contiguous("", nBytes)))))
                .isEqualTo("its texts do not share its bytes evenly, and the sidecar does not say how long they are");
    }

    @Test
    void ofCompactTextsTheDecodedBytesAreSharedEvenly() {
        ArrayEntry v = v(unversioned(array("String", "2", "<dmrpp:compact>QUJD\n  REVG</dmrpp:compact>")));

        assertThat(v.metadata().element().size()).isEqualTo(3);
        assertThat(bytes(v.chunks().find(0))).asString().isEqualTo("ABCDEF");
        assertThat(whyNot(manifest(array("String", "4", "<dmrpp:compact>QUJDREVG</dmrpp:compact>"))))
                .startsWith("its texts do not share its bytes evenly");
    }

    @Test
    void anEmptyCompactTextIsTheEmptyText() {
        ArrayEntry v = v(manifest(array("String", "", "<dmrpp:compact></dmrpp:compact>")));

        assertThat(bytes(v.chunks().find(0))).containsExactly(0);
    }

    @Test
    void ofCompressedOrChunkedTextsOnlyDecodingTells() {
        assertThat(element(contiguous("compressionType=\"deflate\"", 20)).isSizeKnown())
                .isFalse();
        assertThat(element(chunks("", "3", CHUNK)).isSizeKnown()).isFalse();
        assertThat(element(fixed(8, "null_pad") + chunks("compressionType=\"shuffle\"", "3", CHUNK))
                        .size())
                .isEqualTo(8);
    }

    @Test
    void shuffledTextsOfUnknownLengthAreAReason() {
        assertThat(whyNot(manifest(array("String", "3", chunks("compressionType=\"shuffle deflate\"", "3", CHUNK)))))
                .isEqualTo("its texts are shuffled, and the sidecar does not say how long they are");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unsupported-variable-length-string",
                "unsupported-array",
                "unsupported-compound",
                "unsupported-string"
            })
    void aMarkerIsAReason(String marker) {
        assertThat(whyNot(manifest(array("String", "3", contiguous("fillValue=\"" + marker + "\"", 48)))))
                .isEqualTo("the sidecar's writer marked it as " + marker);
    }

    @Test
    void theOldMarkerOfStringsIsHarmlessForScalarsAndFixedLength() {
        String chunk = contiguous("fillValue=\"unsupported-string\"", 24);

        assertThat(element(fixed(8, "null_pad") + chunk).size()).isEqualTo(8);
        ArrayEntry scalar = v(manifest(array("String", "", chunk)));
        assertThat(scalar.metadata().element().size()).isEqualTo(24);
        assertThat(scalar.metadata().fill()).isEqualTo(FillValue.ZERO);
        assertThat(whyNot(manifest(array("String", "", contiguous("fillValue=\"unsupported-compound\"", 24)))))
                .isEqualTo("the sidecar's writer marked it as unsupported-compound");
    }

    @Test
    void aFillTextThatIsNotBlankIsAReason() {
        assertThat(element(fixed(8, "null_pad") + contiguous("fillValue=\" \"", 24))
                        .size())
                .isEqualTo(8);
        assertThat(whyNot(manifest(array("String", "3", fixed(8, "null_pad") + contiguous("fillValue=\"N/A\"", 24)))))
                .isEqualTo("its fill value is the text \"N/A\", which cannot be mapped yet");
    }

    @Test
    void variableLengthTextsAreAReason() {
        assertThat(whyNot(manifest(array("String", "1", "<dmrpp:vlsa><v>a</v></dmrpp:vlsa>"))))
                .isEqualTo("values written as dmrpp:vlsa cannot be read yet");
    }
}
