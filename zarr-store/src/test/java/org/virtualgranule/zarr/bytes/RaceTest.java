package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two requests of which one answer is taken; which comes first is told by latches. */
@Timeout(30)
class RaceTest {
    private final CountDownLatch firstSent = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final AtomicInteger sent = new AtomicInteger();

    /** What a request gives. */
    private interface Answer<T> {
        T get() throws IOException;
    }

    /** A race whose first request ends when it is told to. */
    private <T> Race<T> race(Answer<T> first, Answer<T> second) {
        return new Race<>(
                ticket -> {
                    if (sent.getAndIncrement() > 0) {
                        return second.get();
                    }
                    firstSent.countDown();
                    await(firstMayEnd);
                    return first.get();
                },
                Duration.ofSeconds(10));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first request on a thread of its own, under way when this returns. */
    private <T> CompletableFuture<T> begun(Race<T> race) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(race.first());
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        await(firstSent);
        return result;
    }

    private static <T> Answer<T> failing(Exception e) {
        return () -> {
            if (e instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) e;
        };
    }

    @Test
    void theSecondAnswerIsTakenIfItComesFirst() {
        Race<String> race = race(() -> "first", () -> "second");
        CompletableFuture<String> result = begun(race);
        race.second();
        firstMayEnd.countDown();
        assertThat(result.join()).isEqualTo("second");
    }

    @Test
    void aSecondAnswerIsTakenEvenIfTheFirstRequestFailsThen() {
        Race<String> race = race(failing(new IOException("broken off")), () -> "second");
        CompletableFuture<String> result = begun(race);
        race.second();
        firstMayEnd.countDown();
        assertThat(result.join()).isEqualTo("second");
    }

    static Stream<Exception> failures() {
        return Stream.of(new IOException("reset"), new IllegalStateException("HTTP 404"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whicheverWayTheSecondFailsTheFirstDecides(Exception failure) {
        Race<String> race = race(() -> "first", failing(failure));
        CompletableFuture<String> result = begun(race);
        race.second();
        firstMayEnd.countDown();
        assertThat(result.join()).isEqualTo("first");
    }

    @Test
    void ifBothFailTheFirstFailureIsTold() {
        IOException failure = new IOException("the first");
        Race<String> race = race(failing(failure), failing(new IOException("the second")));
        CompletableFuture<String> result = begun(race);
        race.second();
        firstMayEnd.countDown();
        assertThatThrownBy(result::join).hasCause(failure);
    }

    @Test
    void aFailureThatNoOtherTryCanMendEndsTheRace() {
        RuntimeException failure = new IllegalStateException("HTTP 404");
        CountDownLatch never = new CountDownLatch(1);
        Race<String> race = race(failing(failure), () -> {
            await(never);
            return "second";
        });
        CompletableFuture<String> result = begun(race);
        Thread second = new Thread(race::second);
        second.setDaemon(true);
        second.start();
        firstMayEnd.countDown();
        assertThatThrownBy(result::join).hasCause(failure);
    }

    @Test
    void whenTheFirstFailsWhileTheSecondIsUnderWayTheSecondIsWaitedFor() {
        CountDownLatch secondSent = new CountDownLatch(1);
        CountDownLatch secondMayEnd = new CountDownLatch(1);
        Race<String> race = race(failing(new IOException("reset")), () -> {
            secondSent.countDown();
            await(secondMayEnd);
            return "second";
        });
        CompletableFuture<String> result = begun(race);
        new Thread(race::second).start();
        await(secondSent);
        firstMayEnd.countDown();
        secondMayEnd.countDown();
        assertThat(result.join()).isEqualTo("second");
    }

    @Test
    void noSecondRequestIsSentWhenTheRaceIsOver() throws IOException {
        Race<String> race = race(() -> "first", () -> "second");
        firstMayEnd.countDown();
        assertThat(race.first()).isEqualTo("first");
        race.second();
        assertThat(sent).hasValue(1);
    }

    @Test
    void aDocumentThatNobodyTakesIsClosed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream content = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        Document late = new Document(Version.UNKNOWN, Optional.of(content));
        Document early = new Document(Version.UNKNOWN, Optional.of(InputStream.nullInputStream()));
        Race<Document> race = race(() -> late, () -> early);
        CompletableFuture<Document> result = begun(race);
        race.second();
        firstMayEnd.countDown();
        assertThat(result.join()).isSameAs(early);
        assertThat(closed).isTrue();
    }
}
