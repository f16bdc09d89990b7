package org.virtualgranule.zarr.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checksums made with h5py 3.16 (the last four bytes of a uint8 dataset's one chunk with {@code fletcher32=True}, by
 * {@code read_direct_chunk}); numcodecs 0.16.6 gives the same.
 */
class Fletcher32Test {
    private final Fletcher32 fletcher = new Fletcher32();

    private void assertChecksum(byte[] plain, String hex) throws CodecException {
        byte[] encoded = Bytes.of(fletcher.encode(Bytes.inTheMiddle(plain)));
        assertThat(encoded).startsWith(plain).hasSize(plain.length + 4);
        assertThat(HexFormat.of().formatHex(encoded, plain.length, encoded.length))
                .isEqualTo(hex);
        assertThat(Bytes.of(fletcher.decode(Bytes.inTheMiddle(encoded), plain.length)))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"a, 00610061", "abcde, c729f04f", "abcdef, 2d2a5650", "abcdefgh, 9591ebe1"})
    void textsHaveHdf5sChecksums(String text, String hex) throws CodecException {
        assertChecksum(text.getBytes(US_ASCII), hex);
    }

    /** Around 720 bytes the sums are folded for the first time. */
    @ParameterizedTest
    @CsvSource({"719, 818d256c", "720, 0c8eb06c", "721, 0d52bdbe", "99999, aba451f2"})
    void longDataHaveHdf5sChecksums(int length, String hex) throws CodecException {
        byte[] bytes = new byte[length];
        int x = 1;
        for (int i = 0; i < length; i++) {
            x = x * 1103515245 + 12345 & 0x7fffffff;
            bytes[i] = (byte) (x >> 16);
        }
        assertChecksum(bytes, hex);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 00000000", "0, 1000, 00000000", "255, 1000, ffffffff", "255, 99999, 00ff00ff"})
    void extremesHaveHdf5sChecksums(int value, int length, String hex) throws CodecException {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        assertChecksum(bytes, hex);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41})
    void everyDamagedByteIsFound(int length) {
        byte[] good = Bytes.of(fletcher.encode(ByteBuffer.wrap(Bytes.random(length, 1))));
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 1;
            assertThatThrownBy(() -> fletcher.decode(ByteBuffer.wrap(bad), length))
                    .isInstanceOf(CodecException.class)
                    .hasMessageMatching("fletcher32 checksum \\p{XDigit}{8} stored, \\p{XDigit}{8} computed.*");
        }
    }

    @Test
    void tooFewAndTooManyBytesAreErrorsWithBothNumbers() {
        for (int length : new int[] {0, 3, 15}) {
            assertThatThrownBy(() -> fletcher.decode(ByteBuffer.allocate(length), 10))
                    .isInstanceOf(CodecException.class)
                    .hasMessage("at most 10 bytes and a checksum of 4 expected, " + length + " found");
        }
    }
}
