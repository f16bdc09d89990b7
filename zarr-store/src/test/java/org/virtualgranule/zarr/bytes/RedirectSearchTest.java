package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RedirectSearchTest {
    private static final HttpUrl FILE = HttpUrl.get("https://archive.example/a.h5");
    private static final HttpUrl OTHER = HttpUrl.get("https://archive.example/b.h5");
    private static final HttpUrl SIGNED = HttpUrl.get("https://bucket.example/a.h5?X-Amz-Signature=x");

    private final RedirectSearch search = new RedirectSearch(Duration.ofMinutes(1));

    /** What a second request learns, on a thread of its own. */
    private CompletableFuture<Optional<HttpUrl>> second() throws InterruptedException {
        CompletableFuture<Optional<HttpUrl>> hint = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try (RedirectSearch.Turn turn = search.turn(FILE)) {
                hint.complete(turn.hint());
            } catch (InterruptedIOException e) {
                hint.completeExceptionally(e);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return hint;
    }

    @Test
    void nobodyWaitsForAHostThatHasNeverRedirected() throws InterruptedIOException {
        try (RedirectSearch.Turn first = search.turn(FILE);
                RedirectSearch.Turn second = search.turn(FILE)) {
            assertThat(first.hint()).isEmpty();
            assertThat(second.hint()).isEmpty();
        }
    }

    @Test
    void theSecondLearnsWhereTheFirstWasRedirectedTo() throws Exception {
        search.redirects(FILE);
        try (RedirectSearch.Turn first = search.turn(FILE)) {
            CompletableFuture<Optional<HttpUrl>> hint = second();
            first.found(SIGNED);
            assertThat(hint.get()).contains(SIGNED);
        }
    }

    @Test
    void whenTheFirstFindsNothingTheSecondAsksForItself() throws Exception {
        search.redirects(FILE);
        RedirectSearch.Turn first = search.turn(FILE);
        CompletableFuture<Optional<HttpUrl>> hint = second();
        first.close();
        assertThat(hint.get()).isEmpty();
    }

    @Test
    void whoHasWaitedLongEnoughAsksForItself() throws InterruptedIOException {
        RedirectSearch hasty = new RedirectSearch(Duration.ofMillis(1));
        hasty.redirects(FILE);
        try (RedirectSearch.Turn first = hasty.turn(FILE);
                RedirectSearch.Turn second = hasty.turn(FILE)) {
            assertThat(second.hint()).isEmpty();
            first.found(SIGNED);
        }
    }

    @Test
    void otherFilesDoNotWaitNorDoesTheNextSearch() throws InterruptedIOException {
        search.redirects(FILE);
        try (RedirectSearch.Turn first = search.turn(FILE);
                RedirectSearch.Turn other = search.turn(OTHER)) {
            first.found(SIGNED);
            assertThat(other.hint()).isEmpty();
        }
        try (RedirectSearch.Turn next = search.turn(FILE)) {
            assertThat(next.hint()).isEmpty();
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingStaysInterrupted() throws InterruptedIOException {
        search.redirects(FILE);
        try (RedirectSearch.Turn first = search.turn(FILE)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> search.turn(FILE)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            first.found(SIGNED);
        }
    }
}
