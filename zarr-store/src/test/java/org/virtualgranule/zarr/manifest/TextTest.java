package org.virtualgranule.zarr.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.bytes;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.unversioned;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.codec.Zlib;
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
    void aFillTextIsWhatNeverWrittenElementsHave() {
        assertThat(element(fixed(8, "null_pad") + contiguous("fillValue=\" \"", 24))
                        .size())
                .isEqualTo(8);
        assertThat(v(manifest(array("String", "3", fixed(8, "null_pad") + "<dmrpp:chunks fillValue=\"N/A \"/>")))
                        .metadata()
                        .fill()
                        .text())
                .isEqualTo("N/A ");
        assertThat(v(manifest(array("String", "3", fixed(8, "space_pad") + "<dmrpp:chunks fillValue=\"N/A \"/>")))
                        .metadata()
                        .fill()
                        .text())
                .isEqualTo("N/A");
        assertThat(whyNot(manifest(array("String", "3", fixed(2, "null_pad") + "<dmrpp:chunks fillValue=\"N/A\"/>"))))
                .isEqualTo("its fill value \"N/A\" has 3 bytes, an element of it 2");
    }

    @Test
    void textsOfVariableLengthAreAsManyAsElements() {
        String texts = "<dmrpp:vlsa><v>a</v><v c='0'>-</v><v c='2'>\u00e9 </v><v/></dmrpp:vlsa>";
        TextRuns runs = ((ChunkRef.Texts)
                        v(manifest(array("String", "2 2", texts))).chunks().find(0))
                .runs();

        assertThat(List.of(runs.get(0), runs.get(1), runs.get(2), runs.get(3)))
                .containsExactly("a", "\u00e9 ", "\u00e9 ", "");
        assertThat(whyNot(manifest(array("String", "3", texts))))
                .isEqualTo("the sidecar lists 4 texts, its shape needs 3");
        assertThat(v(manifest(array("String", "0", "<dmrpp:vlsa><v/></dmrpp:vlsa>")))
                        .grid()
                        .elements())
                .isZero();
        assertThat(whyNot(manifest(array("Int32", "4", texts))))
                .isEqualTo("its values are written as texts, its type is int32");
    }

    @Test
    void longTextsOfVariableLengthAreDeflated() {
        ByteBuffer stream = new Zlib(6).encode(ByteBuffer.wrap("x".repeat(600).getBytes(UTF_8)));
        String deflated = UTF_8.decode(Base64.getEncoder().encode(stream)).toString();
        String wrong = "<dmrpp:vlsa><v s='%d'>%s</v></dmrpp:vlsa>";

        TextRuns runs = ((ChunkRef.Texts) v(manifest(array("String", "", String.format(wrong, 600, deflated))))
                        .chunks()
                        .find(0))
                .runs();
        assertThat(runs.get(0)).isEqualTo("x".repeat(600));
        assertThat(whyNot(manifest(array("String", "", String.format(wrong, 599, deflated)))))
                .contains("599 bytes");
        assertThat(whyNot(manifest(array("String", "", String.format(wrong, 601, deflated)))))
                .isEqualTo("a text of 601 bytes inflates to 600");
        assertThat(whyNot(manifest(array("String", "", String.format(wrong, 600, "a b!")))))
                .startsWith("its inline values are not valid base64");
        assertThat(whyNot(manifest(array("String", "", String.format(wrong, 1L << 40, deflated)))))
                .isEqualTo("the sidecar's inline values take more than 268435456 bytes in all");
    }

    @Test
    void soManyTextsAsNoChunkHoldsAreAReason() {
        String runs = "<dmrpp:vlsa><v c='4294967296'>a</v><v c='4294967296'>b</v></dmrpp:vlsa>";

        assertThat(whyNot(manifest(array("String", "8589934592", runs))))
                .isEqualTo("it has 8589934592 texts, more than the 67108864 of one chunk");
    }

    @Test
    void textsOfCertainLengthAreArraysOfBytesToo() {
        ArrayEntry stated = v(manifest(array("String", "3", fixed(8, "space_pad") + contiguous("fillValue=\"\"", 24))));
        ArrayEntry bytes = stated.asBytes().orElseThrow();

        assertThat(bytes.metadata().element()).isEqualTo(ElementType.number(ZarrType.UINT8, ByteOrder.LITTLE_ENDIAN));
        assertThat(bytes.grid().shape()).containsExactly(3L, 8L);
        assertThat(bytes.chunkBytes()).isEqualTo(24);
        assertThat(bytes.chunks().find(0)).isEqualTo(stated.chunks().find(0));
        assertThat(bytes.metadata().dimensionNames()).hasSize(2);
        assertThat(bytesShape("2", contiguous("", 24))).containsExactly(2L, 12L);
        assertThat(bytesShape("2", "<dmrpp:compact>QUJDREVG</dmrpp:compact>")).containsExactly(2L, 3L);
        assertThat(bytesShape("6", contiguous("", 6))).as("single characters").containsExactly(6L);
    }

    private static List<Long> bytesShape(String dims, String content) {
        ArrayEntry texts = v(manifest(array("String", dims, content)));
        return texts.asBytes().orElseThrow().grid().shape();
    }

    @ParameterizedTest
    @CsvSource({
        "3, '<dmrpp:chunks><dmrpp:chunk offset=\"8\" nBytes=\"48\"/></dmrpp:chunks>'",
        "'', <dmrpp:compact>QUJDREVG</dmrpp:compact>",
        "3, <dmrpp:vlsa><v>a</v><v>b</v><v>c</v></dmrpp:vlsa>",
        "3, '<dmrpp:FixedLengthStringArray string_length=\"2\" pad=\"null_pad\"/><dmrpp:chunks fillValue=\"no\"/>'"
    })
    void textsThatMayBeOfAnyLengthOrHaveAFillValueAreNot(String dims, String content) {
        ArrayEntry texts = v(manifest(array("String", dims, content)));

        assertThat(texts.metadata().element().type()).isEqualTo(ZarrType.STRING);
        assertThat(texts.asBytes()).isEmpty();
    }
}
