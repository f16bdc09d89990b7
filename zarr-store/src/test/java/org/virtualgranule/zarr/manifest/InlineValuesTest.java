package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.bytes;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.codec.Zlib;

/** Values in the document: base64, and of several missing ones a zlib stream. */
class InlineValuesTest {
    private static byte[] littleEndian(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(buffer::putInt);
        return buffer.array();
    }

    private static byte[] zlib(byte[] plain) {
        ByteBuffer encoded = new Zlib(6).encode(ByteBuffer.wrap(plain));
        return Arrays.copyOf(encoded.array(), encoded.remaining());
    }

    private static String element(String name, byte[] payload) {
        return "<dmrpp:" + name + ">" + Base64.getEncoder().encodeToString(payload) + "</dmrpp:" + name + ">";
    }

    private static byte[] values(String sizes, String content) {
        ArrayEntry v = v(manifest(array("Int32", sizes, content)));
        assertThat(v.chunks().isInline()).isTrue();
        return bytes(v.chunks().find(0));
    }

    @Test
    void compactValuesAreLittleEndianWhateverTheByteOrderSays() {
        ArrayEntry v = v(manifest(
                array("Int32", "2", "<dmrpp:chunks byteOrder=\"BE\"/>" + element("compact", littleEndian(1, 2)))));

        assertThat(v.metadata().element().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes(v.chunks().find(0))).isEqualTo(littleEndian(1, 2));
        assertThat(values("", element("compact", littleEndian(7)))).isEqualTo(littleEndian(7));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 6, 7, 100})
    void severalMissingValuesAreAZlibStreamEvenOneThatIsAsLongAsTheValues(int count) {
        // six numbers, 24 bytes, deflate to 24 bytes: ICESat-2's FakeDim of that size
        byte[] plain = littleEndian(IntStream.range(0, count).toArray());

        assertThat(values("" + count, element("missingdata", zlib(plain)))).isEqualTo(plain);
    }

    @Test
    void missingValuesThatAreNoStreamAreTakenAsTheyAreIfTheirNumberIsRight() {
        assertThat(values("3", element("missingdata", littleEndian(0, 1, 2)))).isEqualTo(littleEndian(0, 1, 2));
    }

    @Test
    void oneMissingValueIsRaw() {
        assertThat(values("1", element("missingdata", littleEndian(5)))).isEqualTo(littleEndian(5));
        assertThat(values("", element("missingdata", littleEndian(0x9c78)))).isEqualTo(littleEndian(0x9c78));
        assertThat(values("1", element("missingdata", zlib(littleEndian(5))))).isEqualTo(littleEndian(5));
    }

    @Test
    void base64MayBeBrokenIntoLinesButNothingElse() {
        assertThat(values("1", "<dmrpp:compact>\n BQ\tAA\r\n AA== </dmrpp:compact>"))
                .isEqualTo(littleEndian(5));
        assertThat(whyNot(manifest(array("Int32", "1", "<dmrpp:compact>BQ-_AA!!AA==</dmrpp:compact>"))))
                .startsWith("its inline values are not valid base64 (");
    }

    @Test
    void anotherNumberOfBytesThanTheShapeNeedsIsAReason() {
        assertThat(whyNot(manifest(array("Int32", "3", element("compact", littleEndian(1, 2))))))
                .isEqualTo("its inline values have 8 bytes, its shape needs 12");
        assertThat(whyNot(manifest(array("Int32", "3", element("missingdata", zlib(littleEndian(1, 2)))))))
                .isEqualTo("its inline values have 8 bytes, its shape needs 12");
        assertThat(whyNot(manifest(array("Int32", "3", element("missingdata", zlib(littleEndian(1, 2, 3, 4)))))))
                .startsWith("its inline values do not inflate: more than the 12 bytes");
        assertThat(whyNot(manifest(array("Int32", "3", "<dmrpp:compact/>")))).contains("have 0 bytes");
        assertThat(whyNot(manifest(array("Int32", "3", "<dmrpp:missingdata>AAAA</dmrpp:missingdata>"))))
                .startsWith("its inline values do not inflate: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000", "9000000000", "4000000000 4000000000"})
    void aShapeBeyondMemoryIsAReasonAndAllocatesNothing(String sizes) {
        assertThat(whyNot(manifest(array("Int32", sizes, element("missingdata", zlib(littleEndian(1)))))))
                .isNotEmpty();
        assertThat(whyNot(manifest(array("Int32", sizes, element("compact", littleEndian(1))))))
                .isNotEmpty();
        assertThat(whyNot(manifest(array("String", sizes, "<dmrpp:compact/>")))).isNotEmpty();
    }
}
