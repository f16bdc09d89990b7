package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.zarr.bytes.Processors;

@Timeout(30)
class FetchPoolTest {
    @Test
    void closingInterruptsWhatIsUnderWayAndTakesNothingMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        FetchPool pool = new FetchPool(1);
        pool.tasks().execute(() -> {
            begun.countDown();
            if (!Waits.sleep()) {
                interrupted.countDown();
            }
        });
        begun.await();
        pool.close();
        assertThat(Waits.await(interrupted)).isTrue();
        assertThatThrownBy(() -> pool.tasks().execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void itsThreadsDoNotKeepAProcessAlive() throws Exception {
        try (FetchPool pool = new FetchPool(1)) {
            CompletableFuture<Boolean> daemon = new CompletableFuture<>();
            pool.tasks().execute(() -> daemon.complete(Thread.currentThread().isDaemon()));
            assertThat(daemon.get()).isTrue();
        }
    }

    @Test
    void whatWaitsIsDoneInTheOrderOfTheRanksOfThoseWhoBroughtIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<String> done = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> last = new CompletableFuture<>();
        try (FetchPool pool = new FetchPool(1)) {
            pool.tasks().execute(() -> Waits.await(go));
            for (String task : List.of("2 a", "1 a", "2 b", "1 b")) {
                bring(pool, task, () -> done.add(task + " with rank " + Processors.rank()));
            }
            bring(pool, "3", () -> last.complete(null));
            go.countDown();
            last.get();
        }
        assertThat(done).containsExactly("1 a with rank 1", "1 b with rank 1", "2 a with rank 2", "2 b with rank 2");
    }

    private static void bring(FetchPool pool, String ranked, Runnable task) {
        Processors.ranked(ranked.charAt(0) - '0', () -> {
            pool.tasks().execute(task);
            return null;
        });
    }

    @Test
    void aPoolThatIsWidenedDoesMoreAtOnceAndNeverLess() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        CountDownLatch done = new CountDownLatch(3);
        try (FetchPool pool = new FetchPool(1)) {
            for (int i = 0; i < 3; i++) {
                pool.tasks().execute(() -> {
                    together.countDown();
                    Waits.await(together);
                    done.countDown();
                });
            }
            pool.widen(3);
            pool.widen(2);
            done.await();
        }
    }

    @Test
    void timesOfDecodingAddUp() {
        try (FetchPool pool = new FetchPool(1)) {
            assertThat(pool.decodeTime()).isZero();
            pool.decodedSince(System.nanoTime() - 3_000_000);
            pool.decodedSince(System.nanoTime() - 4_000_000);
            assertThat(pool.decodeTime().toMillis()).isGreaterThanOrEqualTo(7);
        }
    }
}
