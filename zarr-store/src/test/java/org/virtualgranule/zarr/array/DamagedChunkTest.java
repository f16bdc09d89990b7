package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

/** Bytes that are damaged on the way, once or always. */
class DamagedChunkTest {
    private final MemoryGranule granule = new MemoryGranule();
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final AtomicInteger reads = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Flips the first byte of the first answers. */
    private ByteSource damagedTimes(int times) {
        ByteSource inner = granule.source();
        return new ByteSource() {
            @Override
            public ByteBuffer read(URI location, ByteRange range) {
                ByteBuffer bytes = inner.read(location, range);
                if (reads.incrementAndGet() <= times) {
                    bytes.put(0, (byte) ~bytes.get(0));
                }
                return bytes;
            }

            @Override
            public Document open(URI location, Optional<Version> known) {
                return inner.open(location, known);
            }

            @Override
            public void close() {
                inner.close();
            }
        };
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] bytes = new byte[100];
        int length = deflater.deflate(bytes);
        deflater.end();
        return Arrays.copyOf(bytes, length);
    }

    private List<Integer> values(int damaged) {
        GranuleArray array = new GranuleArray(
                granule.xml(
                                "<Int8 name=\"a\"><Dim size=\"3\"/><dmrpp:chunks compressionType=\"deflate\" fillValue=\"0\">"
                                        + "<dmrpp:chunkDimensionSizes>3</dmrpp:chunkDimensionSizes><dmrpp:chunk "
                                        + granule.stored(deflated(new byte[] {1, 2, 3}))
                                        + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></Int8>")
                        .entry("/a"),
                new ChunkReader(damagedTimes(damaged), threads));
        byte[] read = (byte[]) array.read().getStorage();
        return List.of((int) read[0], (int) read[1], (int) read[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aChunkThatDoesNotDecodeIsFetchedAgain(int damaged) {
        assertThat(values(damaged)).containsExactly(1, 2, 3);
        assertThat(reads).hasValue(damaged + 1);
    }

    @Test
    void aChunkThatNeverDecodesIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> values(9))
                .isInstanceOf(ChunkDecodeException.class)
                .hasMessageContaining("/a chunk (0)");
        assertThat(reads).hasValue(3);
    }
}
