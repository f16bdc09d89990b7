package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;

class ChunkCacheTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
    private static final int CHUNKS = 10;

    private final MemoryGranule granule = granule();
    private final MemorySource source = granule.source();

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    /** Big-endian numbers from 0, four a chunk. */
    private static MemoryGranule granule() {
        MemoryGranule granule = new MemoryGranule();
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < CHUNKS; i++) {
            byte[] bytes = new byte[16];
            for (int n = 0; n < 4; n++) {
                bytes[4 * n + 3] = (byte) (4 * i + n);
            }
            chunks.append("<dmrpp:chunk " + granule.stored(bytes) + " chunkPositionInArray=\"[" + 4 * i + "]\"/>");
        }
        return granule.xml("<Int32 name=\"a\"><Dim size=\"40\"/><dmrpp:chunks byteOrder=\"BE\" fillValue=\"0\">"
                + "<dmrpp:chunkDimensionSizes>4</dmrpp:chunkDimensionSizes>" + chunks + "</dmrpp:chunks></Int32>");
    }

    private GranuleArray array(ChunkCache cache) {
        return new GranuleArray(granule.entry("/a"), new ChunkReader(source, THREADS), Optional.of(cache));
    }

    private static int[] read(GranuleArray array, int from, int count) {
        return (int[]) array.readStorage(new long[] {from}, new int[] {count});
    }

    private long bytesAsked() {
        return source.asked().stream().mapToLong(range -> range.length()).sum();
    }

    @Test
    void aChunkThatWasReadIsNotFetchedAgain() {
        ChunkCache cache = new ChunkCache(1 << 20);
        assertThat(read(array(cache), 2, 4)).containsExactly(2, 3, 4, 5);
        assertThat(bytesAsked()).isEqualTo(32);
        assertThat(read(array(cache), 1, 8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(bytesAsked()).isEqualTo(48);
        assertThat(read(array(cache), 0, 12)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(bytesAsked()).isEqualTo(48);
    }

    @Test
    void theLeastRecentlyUsedIsLetGo() {
        ChunkCache cache = new ChunkCache(3 * (16 + 128));
        GranuleArray array = array(cache);
        for (int chunk : new int[] {0, 1, 2, 0, 3}) {
            read(array, 4 * chunk, 4);
        }
        assertThat(cache).hasToString("3 chunks, 432 of 432 bytes");
        assertThat(bytesAsked()).isEqualTo(4 * 16);
        read(array, 0, 4);
        assertThat(bytesAsked()).isEqualTo(4 * 16);
        assertThat(read(array, 4, 4)).containsExactly(4, 5, 6, 7);
        assertThat(bytesAsked()).isEqualTo(5 * 16);
    }

    @Test
    void aChunkLargerThanTheCacheIsReadEachTime() {
        ChunkCache cache = new ChunkCache(100);
        read(array(cache), 0, 40);
        assertThat(read(array(cache), 36, 4)).containsExactly(36, 37, 38, 39);
        assertThat(bytesAsked()).isEqualTo(11 * 16);
        assertThat(cache).hasToString("0 chunks, 0 of 100 bytes");
    }

    @Test
    void aFailureKeepsNothingOfTheChunkThatFailed() {
        ChunkCache cache = new ChunkCache(1 << 20);
        source.failWhere(range -> true);
        assertThatThrownBy(() -> read(array(cache), 0, 4)).isInstanceOf(ChunkReadException.class);
        source.failWhere(range -> false);
        assertThat(read(array(cache), 0, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void lessThanNothingIsRefused() {
        assertThatThrownBy(() -> new ChunkCache(-1)).hasMessageContaining("not -1");
    }
}
