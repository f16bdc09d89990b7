package org.virtualgranule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowMemoryTest {
    private final RowMemory memory = new RowMemory(100);

    @Test
    void whatFitsIsAdmittedWhoeversTurnItIs() {
        memory.admit(2, 60);
        memory.admit(1, 40);
    }

    @Test
    void whatDoesNotFitWaitsUntilRowsAreWritten() throws Exception {
        memory.admit(0, 60);
        memory.admit(1, 40);
        Threads.Started third = Threads.start(() -> memory.admit(2, 30));
        third.awaitWaiting();
        memory.done(0);
        assertThat(third.ended()).isFalse();
    }

    @Test
    void theOneWhoseTurnItIsMayAlwaysGoOn() throws Exception {
        memory.admit(1, 90);
        memory.admit(0, 1_000_000);
        Threads.Started second = Threads.start(() -> memory.admit(2, 20));
        second.awaitWaiting();
        memory.done(0);
        second.awaitWaiting();
        memory.done(1);
        assertThat(second.ended()).as("its turn, and there is room").isFalse();
    }

    @Test
    void aTurnThatComesWhileOneWaitsLetsItIn() throws Exception {
        memory.admit(1, 90);
        Threads.Started large = Threads.start(() -> memory.admit(2, 1_000_000));
        large.awaitWaiting();
        memory.done(0);
        large.awaitWaiting();
        memory.done(1);
        assertThat(large.ended()).isFalse();
    }

    @Test
    void aGranuleThatFailedBeforeItHadRowsGivesNothingBack() throws Exception {
        memory.admit(1, 100);
        memory.done(0);
        Threads.Started next = Threads.start(() -> memory.admit(2, 1));
        next.awaitWaiting();
        memory.done(1);
        assertThat(next.ended()).isFalse();
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsGivesUpAndStaysInterrupted() throws Exception {
        memory.admit(1, 100);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Threads.Started waiting = Threads.start(() -> failure.complete(catchThrowable(() -> memory.admit(2, 1))));
        waiting.awaitWaiting();
        waiting.thread().interrupt();
        assertThat(waiting.ended()).isTrue();
        assertThat(failure.get())
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
    }
}
