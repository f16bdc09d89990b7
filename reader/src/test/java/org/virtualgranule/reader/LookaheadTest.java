package org.virtualgranule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LookaheadTest {
    private final AtomicInteger begun = new AtomicInteger();

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void resultsComeInTheOrderOfTheItemsWhicheverIsDoneFirst() {
        CountDownLatch second = new CountDownLatch(1);
        IntFunction<Integer> work = item -> {
            if (item == 0) {
                await(second);
            } else {
                second.countDown();
            }
            return item;
        };
        List<Integer> results = new ArrayList<>();
        try (Lookahead<Integer> ahead = new Lookahead<>(5, 2, work)) {
            for (int i = 0; i < 5; i++) {
                results.add(ahead.take());
            }
        }
        assertThat(results).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void nothingIsBegunBeforeAResultIsTaken() {
        CountDownLatch three = new CountDownLatch(3);
        IntFunction<Integer> work = item -> {
            begun.incrementAndGet();
            three.countDown();
            return item;
        };
        try (Lookahead<Integer> ahead = new Lookahead<>(10, 3, work)) {
            await(three);
            for (int taken = 0; taken < 10; taken++) {
                assertThat(begun).hasValueLessThanOrEqualTo(taken + 3);
                assertThat(ahead.take()).isEqualTo(taken);
            }
        }
        assertThat(begun).hasValue(10);
    }

    @Test
    void noMoreThanAllowedAreWorkedOnAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(3);
        IntFunction<Integer> work = item -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            await(together);
            now.decrementAndGet();
            return item;
        };
        try (Lookahead<Integer> ahead = new Lookahead<>(20, 3, work)) {
            for (int i = 0; i < 20; i++) {
                ahead.take();
            }
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void whatTheWorkThrowsComesOutAsItIsInItsTurn() {
        RuntimeException failure = new IllegalStateException("no");
        Error error = new StackOverflowError();
        IntFunction<String> work = item -> {
            switch (item) {
                case 1 -> throw failure;
                case 2 -> throw error;
                default -> {
                    return "good";
                }
            }
        };
        try (Lookahead<String> ahead = new Lookahead<>(4, 1, work)) {
            assertThat(ahead.take()).isEqualTo("good");
            assertThatThrownBy(ahead::take).isSameAs(failure);
            assertThatThrownBy(ahead::take).isSameAs(error);
            assertThat(ahead.take()).as("the items after it").isEqualTo("good");
        }
    }

    @Test
    void aCheckedExceptionThatNobodyDeclaredIsWrapped() {
        Exception failure = new KeyStoreException("no trust store");
        try (Lookahead<String> ahead =
                new Lookahead<>(1, 1, item -> LookaheadTest.<String, RuntimeException>sneaky(failure))) {
            assertThatThrownBy(ahead::take)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no trust store")
                    .hasCause(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Exception> T sneaky(Exception e) throws E {
        throw (E) e;
    }

    @Test
    void whatNobodyHasTakenIsOverWhenItIsClosed() {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        IntFunction<Integer> work = item -> {
            both.countDown();
            await(never);
            Thread.interrupted();
            pause();
            return ended.incrementAndGet();
        };
        Lookahead<Integer> ahead = new Lookahead<>(5, 2, work);
        await(both);
        ahead.close();
        assertThat(ended).hasValue(2);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTakerThatIsInterruptedGivesUpAndStaysInterrupted() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        IntFunction<Integer> work = item -> {
            await(never);
            stopped.countDown();
            return item;
        };
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Lookahead<Integer> ahead = new Lookahead<>(1, 1, work);
        Threads.Started taker = Threads.start(() -> failure.complete(catchThrowable(ahead::take)));
        taker.awaitWaiting();
        taker.thread().interrupt();
        assertThat(taker.ended()).isTrue();
        assertThat(failure.get())
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        ahead.close();
        await(stopped);
    }
}
