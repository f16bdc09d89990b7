package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** Nothing hangs: servers that say nothing, servers that drip, threads that are interrupted. */
@Timeout(20)
class HttpTimeoutTest {
    private static final ByteRange RANGE = new ByteRange(0, 1000);

    @StartStop
    final MockWebServer server = new MockWebServer();

    private static HttpByteSource source(Duration pause, int silence, int whole) {
        return new HttpByteSource(HttpOptions.defaults()
                .withPatience(new Patience(
                        2, pause, Duration.ofMillis(whole), Duration.ofMillis(silence), Duration.ofSeconds(5))));
    }

    private URI address(MockResponse.Builder answer) {
        server.enqueue(answer.build());
        server.enqueue(answer.build());
        return server.url("/a.h5").uri();
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterAllTries() {
        URI address = address(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        try (HttpByteSource source = source(Duration.ZERO, 100, 60_000)) {
            assertThatThrownBy(() -> source.read(address, RANGE))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageEndingWith("(2 tries)");
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatDripsIsGivenUpAtTheDeadline() {
        URI address = address(RangeServer.part(new byte[1000], 0, 5000).throttleBody(1, 20, TimeUnit.MILLISECONDS));
        try (HttpByteSource source = source(Duration.ZERO, 5_000, 300)) {
            assertThatThrownBy(() -> source.read(address, RANGE))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageEndingWith("timeout (1 try within 300 ms)");
        }
    }

    @Test
    void anInterruptedThreadDoesNotTryAgainAndStaysInterrupted() throws Exception {
        URI address = address(new MockResponse.Builder().code(503));
        try (HttpByteSource source = source(Duration.ofMinutes(5), 5_000, 1_000_000)) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                failure.complete(catchThrowable(() -> source.read(address, RANGE)));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            reader.start();
            server.takeRequest();
            reader.interrupt();
            assertThat(failure.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("interrupted");
            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.getRequestCount()).isOne();
        }
    }

    @Test
    void closingTheSourceFreesThreadsThatWait() throws Exception {
        URI address = address(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        HttpByteSource source = source(Duration.ZERO, 60_000, 60_000);
        CompletableFuture<Throwable> failure =
                CompletableFuture.supplyAsync(() -> catchThrowable(() -> source.read(address, RANGE)));
        server.takeRequest();
        source.close();
        assertThat(failure.get(10, TimeUnit.SECONDS)).isInstanceOf(ChunkReadException.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aHostThatWasSilentIsTriedByOneAtATime() throws Exception {
        URI address = address(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        try (HttpByteSource source = source(Duration.ZERO, 3_000, 1_500)) {
            assertThatThrownBy(() -> source.read(address, RANGE)).isInstanceOf(ChunkReadException.class);
            server.takeRequest();
            CompletableFuture<Throwable> trying =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> source.read(address, RANGE)));
            server.takeRequest();
            assertThatThrownBy(() -> source.read(address, RANGE))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("the host was silent a moment ago");
            assertThat(trying.get(10, TimeUnit.SECONDS)).isInstanceOf(ChunkReadException.class);
            server.enqueue(RangeServer.part(new byte[1000], 0, 5000).build());
            assertThat(source.read(address, RANGE).remaining()).isEqualTo(1000);
        }
    }
}
