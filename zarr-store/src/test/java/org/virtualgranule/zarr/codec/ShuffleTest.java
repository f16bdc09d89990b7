package org.virtualgranule.zarr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShuffleTest {
    /** HDF5's definition, a byte at a time. */
    private static byte[] reference(byte[] plain, int size) {
        byte[] shuffled = plain.clone();
        int count = plain.length / size;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < size; j++) {
                shuffled[j * count + i] = plain[i * size + j];
            }
        }
        return shuffled;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 16})
    void everyLengthAndTailIsLikeTheDefinition(int size) throws CodecException {
        Shuffle shuffle = new Shuffle(size);
        for (int length = 0; length < 5 * size + 70; length++) {
            byte[] plain = Bytes.random(length, length);
            byte[] shuffled = reference(plain, size);
            assertThat(Bytes.of(shuffle.encode(Bytes.inTheMiddle(plain)))).isEqualTo(shuffled);
            ByteBuffer encoded = Bytes.inTheMiddle(shuffled);
            assertThat(Bytes.of(shuffle.decode(encoded, length))).isEqualTo(plain);
            assertThat(encoded.remaining()).as("input is not moved").isEqualTo(length);
        }
    }

    /** Made with h5py 3.16: {@code numpy.arange(5) / 3} as float64 in one chunk with the filter shuffle. */
    @Test
    void aChunkThatLibhdf5ShuffledComesOut() throws CodecException {
        ByteBuffer stored =
                Bytes.hex("00555500550055550055005555005500555500550055550055005555005500d5e5f0f5003f3f3f3f");
        ByteBuffer plain = new Shuffle(8).decode(stored, 40).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 5; i++) {
            assertThat(plain.getDouble(8 * i)).isEqualTo(i / 3.0);
        }
    }

    @Test
    void moreThanTheLimitIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new Shuffle(4).decode(ByteBuffer.allocate(9), 8))
                .isInstanceOf(CodecException.class)
                .hasMessage("at most 8 bytes expected before unshuffle, 9 found");
    }

    @Test
    void anElementHasAtLeastOneByte() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Shuffle(0)).withMessage("element size 0");
    }
}
