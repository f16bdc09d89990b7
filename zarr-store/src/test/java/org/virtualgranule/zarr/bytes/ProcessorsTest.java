package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All tests of a process share the processors; so nothing here leaves one occupied. */
@Timeout(30)
class ProcessorsTest {
    private static final int COUNT = Runtime.getRuntime().availableProcessors();

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    @Test
    void asManyThreadsWorkAsThereAreProcessorsAndNoMore() throws Exception {
        CountDownLatch all = new CountDownLatch(COUNT);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 10 * COUNT; i++) {
            results.add(threads.submit(() -> Processors.use(() -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                all.countDown();
                await(all);
                return now.getAndDecrement();
            })));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get()).isPositive();
        }
        assertThat(most).hasValue(COUNT);
    }

    @Test
    void workThatFailsGivesItsProcessorBack() {
        RuntimeException failure = new IllegalStateException("no");
        for (int i = 0; i <= COUNT; i++) {
            assertThatThrownBy(() -> Processors.use(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
        assertThat(Processors.<String>use(() -> "done")).isEqualTo("done");
    }

    @Test
    void aThreadThatIsInterruptedBeforeItsTurnGivesUpAndStaysInterrupted() {
        AtomicInteger done = new AtomicInteger();
        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> Processors.use(done::incrementAndGet));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(CancellationException.class).hasCauseInstanceOf(InterruptedException.class);
        assertThat(done).hasValue(0);
    }

    @Test
    void aRankIsThatOfTheInnermostWork() {
        assertThat(Processors.rank()).isZero();
        List<Integer> ranks = Processors.ranked(5, () -> {
            int inner = Processors.ranked(2, Processors::rank);
            return List.of(inner, Processors.rank());
        });
        assertThat(ranks).containsExactly(2, 5);
        assertThatThrownBy(() -> Processors.ranked(7, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(Processors.rank()).isZero();
    }
}
