package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ByteBudgetTest {
    private final ByteBudget budget = new ByteBudget(10 * 1024);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void neverIsMoreSpentAtOnceThanThereIs() throws Exception {
        AtomicLong now = new AtomicLong();
        AtomicLong most = new AtomicLong();
        CountDownLatch all = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            int bytes = 1024 * (1 + i % 7);
            threads.execute(() -> {
                budget.spend(bytes, () -> {
                    most.accumulateAndGet(now.addAndGet(bytes), Math::max);
                    Thread.yield();
                    now.addAndGet(-bytes);
                });
                all.countDown();
            });
        }
        all.await();
        assertThat(most.get()).isBetween(7 * 1024L, 10 * 1024L);
    }

    @Test
    void whatIsMoreThanThereIsWaitsUntilItIsAlone() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch small = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> budget.spend(1, () -> {
            small.countDown();
            Waits.await(end);
        }));
        small.await();
        CompletableFuture<Boolean> alone = new CompletableFuture<>();
        Thread large = new Thread(() -> budget.spend(Long.MAX_VALUE / 2, () -> alone.complete(first.isDone())));
        large.start();
        while (large.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(alone).isNotDone();
        end.countDown();
        alone.get();
    }

    @Test
    void aShareIsGivenBackOnceByWhoeverClosesIt() throws Exception {
        ByteBudget.Share share = budget.take(10 * 1024);
        CompletableFuture<Boolean> second = new CompletableFuture<>();
        threads.execute(() -> budget.spend(10 * 1024, () -> second.complete(true)));
        assertThat(second).isNotDone();
        threads.submit(share::close).get();
        assertThat(second.get()).isTrue();
        share.close();
        assertThat(budget.take(10 * 1024)).isNotNull();
    }

    @Test
    void aFailureGivesTheMemoryBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> budget.spend(10 * 1024, () -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsGivesUpAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> budget.spend(1, () -> {}));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(CancellationException.class).hasMessageContaining("waiting for memory");
        budget.spend(10 * 1024, () -> {});
    }

    @Test
    void aBudgetThatWouldBoundNothingIsRefused() {
        assertThatThrownBy(() -> new ByteBudget(1023)).hasMessageContaining("at least 1024 bytes, not 1023");
    }

    @Test
    void whatTakesNoMemoryIsDoneEvenIfThereIsNone() {
        budget.spend(10 * 1024, () -> {
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            threads.execute(() -> budget.spend(0, () -> done.complete(true)));
            assertThat(done.join()).isTrue();
        });
    }

    @Test
    void aPartThatShrinksLeavesRoomForWhoWaits() throws Exception {
        ByteBudget.Share large = budget.take(10 * 1024);
        assertThat(budget.isAwaited()).isFalse();
        Future<?> other = threads.submit(() -> budget.spend(6 * 1024, () -> {}));
        while (!budget.isAwaited()) {
            Thread.onSpinWait();
        }
        large.shrink(20 * 1024);
        assertThat(other).isNotDone();
        large.shrink(4 * 1024 - 1);
        other.get();
        large.close();
        large.shrink(0);
        budget.take(10 * 1024).close();
    }
}
