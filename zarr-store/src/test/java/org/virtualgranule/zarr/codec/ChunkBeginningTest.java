package org.virtualgranule.zarr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first bytes of a chunk out of its first stored bytes. */
class ChunkBeginningTest {
    private static final CodecChain DEFLATE = new CodecChain(List.of(new Zlib(6)));
    private static final CodecChain SHUFFLE_DEFLATE = new CodecChain(List.of(new Shuffle(8), new Zlib(6)));

    @Test
    void everyBeginningOfADeflatedChunkGivesABeginningOfItsBytes() throws CodecException {
        byte[] plain = Bytes.random(700, 4);
        byte[] stored = Bytes.of(DEFLATE.encode(ByteBuffer.wrap(plain)));
        for (int length = 0; length <= stored.length; length++) {
            ByteBuffer first = Bytes.inTheMiddle(Arrays.copyOf(stored, length));
            byte[] start = Bytes.of(DEFLATE.decodeStart(first, 0, 8));
            assertThat(start).isEqualTo(Arrays.copyOf(plain, start.length));
            assertThat(start.length).as("from " + length).isEqualTo(length > 40 ? 8 : start.length);
        }
    }

    @Test
    void anUnfilteredChunkAndOneWhoseFilterIsMaskedBeginWithThemselves() throws CodecException {
        byte[] plain = Bytes.random(20, 1);
        assertThat(Bytes.of(CodecChain.NONE.decodeStart(Bytes.inTheMiddle(plain), 0, 8)))
                .isEqualTo(Arrays.copyOf(plain, 8));
        assertThat(Bytes.of(DEFLATE.decodeStart(Bytes.inTheMiddle(plain), 1, 8)))
                .isEqualTo(Arrays.copyOf(plain, 8));
        assertThat(Bytes.of(CodecChain.NONE.decodeStart(ByteBuffer.wrap(plain, 0, 3), 0, 8)))
                .hasSize(3);
    }

    @Test
    void onlyDeflateAloneHasAStart() {
        assertThat(SHUFFLE_DEFLATE.hasStart(0)).isFalse();
        assertThat(SHUFFLE_DEFLATE.hasStart(1)).isTrue();
        assertThat(SHUFFLE_DEFLATE.hasStart(2)).isFalse();
        assertThat(SHUFFLE_DEFLATE.hasStart(3)).isTrue();
        assertThat(new CodecChain(List.of(new Zlib(6), new Fletcher32())).hasStart(0))
                .isFalse();
        assertThat(new CodecChain(List.of(new Zlib(6), new Zlib(6))).hasStart(0))
                .isFalse();
        assertThatIllegalStateException().isThrownBy(() -> SHUFFLE_DEFLATE.decodeStart(ByteBuffer.allocate(9), 0, 8));
    }

    @Test
    void whatIsNoZlibStreamIsAnError() {
        assertThatThrownBy(() -> DEFLATE.decodeStart(ByteBuffer.wrap(Bytes.random(256, 2)), 0, 8))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("not a valid zlib stream");
    }
}
