package org.virtualgranule.zarr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZlibTest {
    private final Zlib zlib = new Zlib(6);

    private static byte[] compressed(byte[] plain) {
        return Bytes.of(new Zlib(6).encode(ByteBuffer.wrap(plain)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 9})
    void everyLevelComesBackExactlyAtItsLimit(int level) throws CodecException {
        for (int length : new int[] {0, 1, 100, 65_535, 65_536, 1_000_000}) {
            byte[] noise = Bytes.random(length, level);
            ByteBuffer encoded = Bytes.inTheMiddle(Bytes.of(new Zlib(level).encode(Bytes.inTheMiddle(noise))));
            assertThat(Bytes.of(zlib.decode(encoded, length))).isEqualTo(noise);
            byte[] calm = new byte[length];
            assertThat(Bytes.of(zlib.decode(ByteBuffer.wrap(compressed(calm)), length)))
                    .isEqualTo(calm);
        }
    }

    @Test
    void fewerBytesThanTheLimitAreNoError() throws CodecException {
        assertThat(Bytes.of(zlib.decode(ByteBuffer.wrap(compressed(new byte[50])), 80)))
                .hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 999})
    void moreThanTheLimitIsAnErrorThatNamesIt(int limit) {
        for (byte[] plain : new byte[][] {new byte[1000], Bytes.random(1000, 1)}) {
            assertThatThrownBy(() -> zlib.decode(ByteBuffer.wrap(compressed(plain)), limit))
                    .isInstanceOf(CodecException.class)
                    .hasMessage("more than the " + limit + " bytes expected come out of the zlib stream");
        }
    }

    @Test
    void aStreamThatIsCutOffAnywhereIsAnError() {
        byte[] whole = compressed(Bytes.random(300, 3));
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(whole, 0, length);
            assertThatThrownBy(() -> zlib.decode(part, 300))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining("breaks off");
        }
    }

    @Test
    void bytesAfterTheStreamAreAnError() {
        byte[] longer = Arrays.copyOf(compressed(new byte[300]), compressed(new byte[300]).length + 3);
        assertThatThrownBy(() -> zlib.decode(ByteBuffer.wrap(longer), 300))
                .isInstanceOf(CodecException.class)
                .hasMessage("3 of " + longer.length + " bytes follow the zlib stream");
    }

    @Test
    void everyByteThatIsDamagedInTheDataIsFound() {
        byte[] good = compressed(Bytes.random(200, 5));
        for (int i = 2; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x55;
            assertThatThrownBy(() -> zlib.decode(ByteBuffer.wrap(bad), 200)).isInstanceOf(CodecException.class);
        }
    }

    @Test
    void whatIsNoStreamIsAnErrorThatKeepsItsCause() throws CodecException {
        assertThatThrownBy(() -> zlib.decode(ByteBuffer.wrap(new byte[100]), 200))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("not a valid zlib stream (")
                .hasCauseInstanceOf(java.util.zip.DataFormatException.class);
        assertThat(Bytes.of(zlib.decode(ByteBuffer.wrap(compressed(new byte[9])), 9)))
                .as("the next one is not disturbed")
                .hasSize(9);
    }

    @Test
    void aStreamWithADictionaryIsAnError() {
        Deflater deflater = new Deflater();
        deflater.setDictionary(new byte[] {1, 2, 3});
        deflater.setInput(new byte[100]);
        deflater.finish();
        byte[] stream = new byte[100];
        ByteBuffer encoded = ByteBuffer.wrap(stream, 0, deflater.deflate(stream));
        deflater.end();
        assertThatThrownBy(() -> zlib.decode(encoded, 200))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("dictionary");
    }

    @Test
    void aBombTakesNoMoreRoomThanTheLimitAndFewBytesNoMoreThanTheyCanFill() {
        byte[] bomb = compressed(new byte[30_000_000]);
        assertThat(bomb).hasSizeLessThan(40_000);
        assertThat(allocatedBy(bomb, 1000)).isLessThan(200_000);
        assertThat(allocatedBy(Arrays.copyOf(bomb, 20), Integer.MAX_VALUE - 8)).isLessThan(200_000);
    }

    private long allocatedBy(byte[] stream, int limit) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> zlib.decode(ByteBuffer.wrap(stream), limit)).isInstanceOf(CodecException.class);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aLevelIsFromZeroToNine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Zlib(10)).withMessage("zlib level 10");
    }
}
