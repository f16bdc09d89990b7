package org.virtualgranule.zarr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every codec promises. A new codec's test inherits it. */
abstract class ChunkCodecContract {
    private static final int ROUNDS = 200;

    private final Random random = new Random(6);

    abstract ChunkCodec codec();

    @Test
    void decodingUndoesEncoding() throws CodecException {
        for (int round = 0; round < ROUNDS; round++) {
            ByteBuffer plain = bytes();
            ByteBuffer encoded = codec().encode(plain.duplicate());
            assertThat(codec().decode(encoded, plain.remaining())).isEqualTo(plain);
        }
    }

    @Test
    void theInputIsNotMoved() throws CodecException {
        ByteBuffer plain = Bytes.inTheMiddle(Bytes.of(bytes()));
        int position = plain.position();
        ByteBuffer encoded = Bytes.inTheMiddle(Bytes.of(codec().encode(plain)));
        int encodedPosition = encoded.position();
        codec().decode(encoded, plain.remaining());
        assertThat(plain.position()).isEqualTo(position);
        assertThat(encoded.position()).isEqualTo(encodedPosition);
    }

    @Test
    void theSizeAfterEncodingIsWithinItsBounds() {
        for (int round = 0; round < ROUNDS; round++) {
            ByteBuffer plain = bytes();
            Growth growth = codec().metadata().growth();
            assertThat((long) codec().encode(plain.duplicate()).remaining())
                    .isBetween(growth.least(plain.remaining()), growth.most(plain.remaining()));
        }
    }

    @Test
    void moreThanTheLimitIsRefused() {
        ByteBuffer encoded = codec().encode(ByteBuffer.allocate(100));
        assertThatThrownBy(() -> codec().decode(encoded, 99)).isInstanceOf(CodecException.class);
    }

    @Test
    void theRegistryKnowsIt() {
        assertThat(Codecs.standard().words()).anyMatch(word -> Codecs.standard()
                .find(word)
                .orElseThrow()
                .make(4, 6)
                .metadata()
                .name()
                .equals(codec().metadata().name()));
    }

    /** Noise, zeros, or something between; sometimes nothing. */
    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(3000)];
        int values = 1 + random.nextInt(256);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(values);
        }
        return ByteBuffer.wrap(bytes);
    }
}
