package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** No host gets more requests at once than it shall, whoever asks it. */
@Timeout(30)
class HostsTest {
    private static final int SLOTS = 3;
    private static final URI FILE = URI.create("https://archive.example/a.h5");

    private final Hosts hosts = new Hosts(SLOTS);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void asManyAskAHostAtOnceAsThereAreSlotsAndNoMore() throws Exception {
        CountDownLatch full = new CountDownLatch(SLOTS);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 10 * SLOTS; i++) {
            URI file = URI.create("https://user" + i + "@Archive.example/" + i + ".h5");
            results.add(threads.submit(() -> hosts.of(file).call(file, () -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                full.countDown();
                await(full);
                return now.getAndDecrement();
            })));
        }
        for (Future<Integer> result : results) {
            assertThat(result.get()).isPositive();
        }
        assertThat(most).hasValue(SLOTS);
    }

    @Test
    void aHostWhoseTurnsAreAllTakenDoesNotHoldOthersUp() {
        URI other = URI.create("https://archive.example:8443/a.h5");
        CountDownLatch taken = new CountDownLatch(SLOTS);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < SLOTS; i++) {
            threads.submit(() -> hosts.of(FILE).call(FILE, () -> {
                taken.countDown();
                return await(end);
            }));
        }
        await(taken);
        assertThat(hosts.of(other).<String>call(other, () -> "another port")).isEqualTo("another port");
        end.countDown();
    }

    @Test
    void whoIsInterruptedBeforeItsTurnAsksNothingAndStaysInterrupted() {
        AtomicInteger asked = new AtomicInteger();
        Thread.currentThread().interrupt();
        Throwable failure = catchThrowable(() -> hosts.of(FILE).call(FILE, asked::incrementAndGet));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(ChunkReadException.class).hasMessageContaining("waiting for its turn");
        assertThat(asked).hasValue(0);
    }

    @Test
    void whoWasInterruptedBetweenTwoTriesHadNoAnswer() {
        AtomicInteger asked = new AtomicInteger();
        for (Exception cause : List.of(new InterruptedException(), new ConnectException("refused"))) {
            assertThatThrownBy(() -> hosts.of(FILE).call(FILE, () -> {
                        throw new ChunkReadException("a.h5", "failed", cause);
                    }))
                    .hasMessageContaining("failed");
        }
        assertThatThrownBy(() -> hosts.of(FILE).call(FILE, asked::incrementAndGet))
                .hasMessageContaining("could not be reached a moment ago");
        assertThat(asked).hasValue(0);
    }
}
