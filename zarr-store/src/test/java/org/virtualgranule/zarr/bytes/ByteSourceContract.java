package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** What every byte source must do; for the tests of other modules' sources, too. */
public abstract class ByteSourceContract {
    protected static final byte[] CONTENT = new byte[100_000];

    static {
        new Random(7).nextBytes(CONTENT);
    }

    protected abstract ByteSource source();

    /** The address of a resource that holds {@link #CONTENT}. */
    protected abstract URI present();

    protected abstract URI missing();

    @Test
    void aRangeHasExactlyItsBytesInABufferOfTheCallersOwn() {
        for (ByteRange range :
                new ByteRange[] {new ByteRange(0, 1), new ByteRange(17, 5000), new ByteRange(99_999, 1)}) {
            ByteBuffer buffer = source().read(present(), range);
            assertThat(buffer.hasArray()).isTrue();
            assertThat(bytes(buffer)).isEqualTo(part(range));
            buffer.put(0, (byte) ~buffer.get(0));
            assertThat(bytes(source().read(present(), range))).isEqualTo(part(range));
        }
    }

    @Test
    void theWholeResourceCanBeReadAsOneRange() {
        ByteRange all = new ByteRange(0, CONTENT.length);
        assertThat(bytes(source().read(present(), all))).isEqualTo(CONTENT);
    }

    @Test
    void aRangeOfNoBytesGivesAnEmptyBuffer() {
        assertThat(source().read(present(), new ByteRange(5, 0)).remaining()).isZero();
        assertThat(source().read(present(), new ByteRange(CONTENT.length, 0)).remaining())
                .isZero();
    }

    @Test
    void aRangeThatRunsPastTheEndSaysThatGranuleAndSidecarDisagree() {
        assertThatThrownBy(() -> source().read(present(), new ByteRange(99_990, 20)))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("100000 bytes")
                .hasMessageContaining("up to byte 100010")
                .hasMessageStartingWith("[" + Locations.name(present()) + "] ");
    }

    @Test
    void aRangeBehindTheEndSaysThatGranuleAndSidecarDisagree() {
        assertThatThrownBy(() -> source().read(present(), new ByteRange(200_000, 20)))
                .isInstanceOf(StaleSidecarException.class);
    }

    @Test
    void aRangeThatNoArrayCanHoldIsTheCallersMistake() {
        assertThatThrownBy(() -> source().read(present(), new ByteRange(0, 1L << 31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2147483648");
    }

    @Test
    void aMissingResourceIsAReadErrorThatShowsTheAddress() {
        assertThatThrownBy(() -> source().read(missing(), new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining(Locations.display(missing()));
        assertThatThrownBy(() -> source().open(missing()).close())
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining(Locations.display(missing()));
    }

    @Test
    void anOpenedResourceStreamsAllItsBytes() throws IOException {
        try (InputStream in = source().open(present())) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void manyThreadsReadAtOnce() {
        assertThat(IntStream.range(0, 64).parallel().allMatch(i -> {
                    ByteRange range = new ByteRange(i * 1500L, 4000);
                    return Arrays.equals(bytes(source().read(present(), range)), part(range));
                }))
                .isTrue();
    }

    protected static byte[] part(ByteRange range) {
        return Arrays.copyOfRange(CONTENT, (int) range.offset(), (int) range.end());
    }

    protected static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
