package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

@Timeout(30)
class ChunkReaderTest {
    private static final int CHUNKS = 40;

    private final MemoryGranule granule = new MemoryGranule();
    private final ArrayEntry array = array();
    private final MemorySource source = granule.source();
    private ExecutorService threads = Executors.newSingleThreadExecutor();

    /** Chunks that do not touch: each is a request. */
    private ArrayEntry array() {
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < CHUNKS; i++) {
            chunks.append("<dmrpp:chunk " + granule.stored(new byte[] {(byte) i, 1}) + " chunkPositionInArray=\"["
                    + 2 * i + "]\"/>");
            granule.gap(1);
        }
        return granule.xml("<Int8 name=\"a\"><Dim size=\"80\"/><dmrpp:chunks fillValue=\"0\">"
                        + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes>" + chunks
                        + "</dmrpp:chunks></Int8>")
                .entry("/a");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private ReadPlan plan(ChunkTarget target) {
        List<ChunkRead> reads = new ArrayList<>();
        for (int i = 0; i < CHUNKS; i++) {
            reads.add(new ChunkRead(array, i, (ChunkRef.Stored) array.chunks().find(i), target));
        }
        return ReadPlan.of(reads);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void everyTargetIsCalledOnceWithItsChunk(int count) {
        threads = Executors.newFixedThreadPool(count);
        int[] calls = new int[CHUNKS];
        new ChunkReader(source, threads).read(plan((number, plain) -> {
            synchronized (calls) {
                calls[(int) number]++;
            }
            assertThat(plain).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) number, 1}));
        }));
        assertThat(calls).containsOnly(1);
        assertThat(source.asked()).hasSize(CHUNKS);
    }

    @Test
    void whenTheThreadsAreShutDownInTheMiddleNobodyWaitsForWhatTheyDropped() {
        ReadPlan plan = plan((number, plain) -> {
            threads.shutdownNow();
            // as work that does not look at it would: this task ends well
            Thread.interrupted();
        });
        assertThatThrownBy(() -> new ChunkReader(source, threads).read(plan))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the granule is closed");
        assertThat(source.asked()).hasSize(1);
    }

    @Test
    void aReadErrorNamesTheSidecarTheChunkAndTheAddressAndTheRestIsGivenUp() {
        source.failWhere(range -> range.offset() == 6);
        assertThatThrownBy(() -> new ChunkReader(source, threads).read(plan((number, plain) -> {
                    if (number > 2) {
                        Waits.sleep();
                    }
                })))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5.dmrpp] /a chunk (2): mem:/a.h5: HTTP 500 (4 tries)")
                .hasCauseInstanceOf(ChunkReadException.class);
        assertThat(source.asked()).hasSizeBetween(3, 4);
    }

    @Test
    void theFirstFailureOfATargetComesAsItIs() {
        RuntimeException failure = new IllegalStateException("no room");
        ChunkTarget failing = (number, plain) -> {
            throw failure;
        };
        assertThatThrownBy(() -> new ChunkReader(source, threads).read(plan(failing)))
                .isSameAs(failure);
    }

    @Test
    void aFailureDoesNotWaitForSlowChunksAndStopsThem() throws InterruptedException {
        threads = Executors.newFixedThreadPool(2);
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        source.failWhere(range -> range.offset() == 3 && Waits.await(slow));
        assertThatThrownBy(() -> new ChunkReader(source, threads).read(plan((number, plain) -> {
                    slow.countDown();
                    if (!Waits.sleep()) {
                        interrupted.countDown();
                    }
                })))
                .isInstanceOf(ChunkReadException.class);
        assertThat(Waits.await(interrupted)).isTrue();
    }

    @Test
    void anInterruptedCallerStopsWaitingAndStaysInterrupted() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> status = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            failure.complete(catchThrowable(() -> new ChunkReader(source, threads).read(plan((number, plain) -> {
                reading.countDown();
                Waits.sleep();
            }))));
            status.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        reading.await();
        caller.interrupt();
        assertThat(failure.get())
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(status.get()).isTrue();
        assertThat(source.asked()).hasSizeLessThan(3);
    }
}
