package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AtOnceTest {
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** As a read from a server that is silent. */
    private String waits() throws InterruptedException {
        waiting.countDown();
        try {
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Test
    void aFailureIsToldWhileAnotherTaskStillWaitsAndThatOneIsInterrupted() throws Exception {
        Callable<String> fails = () -> {
            waiting.await();
            throw new IOException("dead");
        };
        assertThatThrownBy(() -> AtOnce.all(List.of(this::waits, fails)))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("dead");
        interrupted.await();
    }

    @Test
    void afterAFailureNothingIsBegun() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        Callable<String> fails = () -> {
            begun.incrementAndGet();
            throw new IllegalStateException("dead");
        };
        assertThatThrownBy(() -> AtOnce.all(Collections.nCopies(100, fails)))
                .isInstanceOf(IOException.class)
                .hasMessage("dead");
        assertThat(begun.get()).isLessThanOrEqualTo(AtOnce.MOST);
    }

    @Test
    void whoeverIsInterruptedInterruptsTheTasks() throws Exception {
        Thread caller = Thread.currentThread();
        Callable<String> interrupts = () -> {
            waiting.await();
            caller.interrupt();
            return "";
        };
        assertThatThrownBy(() -> AtOnce.all(List.of(this::waits, interrupts)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        interrupted.await();
    }

    @Test
    void resultsAreInOrderAndSoManyTasksAreUnderWayAndNoMore() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(AtOnce.MOST);
        List<Callable<Integer>> tasks = IntStream.range(0, 5 * AtOnce.MOST)
                .<Callable<Integer>>mapToObj(i -> () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    together.countDown();
                    together.await();
                    now.decrementAndGet();
                    return i;
                })
                .toList();
        assertThat(AtOnce.all(tasks))
                .isEqualTo(IntStream.range(0, 5 * AtOnce.MOST).boxed().toList());
        assertThat(most.get()).isEqualTo(AtOnce.MOST);
    }

    @Test
    void itsThreadsHaveANameAndKeepNoProgramFromEnding() throws Exception {
        assertThat(AtOnce.all(Collections.<Callable<Thread>>nCopies(2, Thread::currentThread)))
                .hasSize(2)
                .allSatisfy(thread -> {
                    assertThat(thread.getName()).isEqualTo(AtOnce.THREAD);
                    assertThat(thread.isDaemon()).isTrue();
                });
    }
}
