package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** Servers that ask to wait, that hang now and then, and that are not there. */
@Timeout(60)
class HttpPatienceTest {
    private static final ByteRange RANGE = new ByteRange(0, 3);

    @StartStop
    final MockWebServer server = new MockWebServer();

    private final Traffic traffic = new Traffic();
    private final HttpOptions options = HttpOptions.defaults()
            .withTraffic(traffic)
            .withPatience(new Patience(
                    4, Duration.ofMillis(1), Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofMillis(100)));
    private final HttpByteSource source = new HttpByteSource(options);

    /** For where a second request, on a slow machine, would wait for an answer that there is not. */
    private final HttpByteSource unhedged = new HttpByteSource(options.withoutHedges());

    @AfterEach
    void close() {
        source.close();
        unhedged.close();
    }

    private URI address() {
        return server.url("/a.h5").uri();
    }

    private static MockResponse good() {
        return RangeServer.part(new byte[] {1, 2, 3}, 0, 10).build();
    }

    private void busy(String retryAfter) {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", retryAfter)
                .build());
    }

    @Test
    void aServerThatAsksForLongerThanThereIsTimeIsAnErrorAtOnce() {
        busy("3600");
        assertThatThrownBy(() -> unhedged.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("HTTP 503 (1 try within 30 s)");
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aDateToWaitForIsUnderstoodToo() {
        busy(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(7200).atOffset(ZoneOffset.UTC)));
        assertThatThrownBy(() -> unhedged.read(address(), RANGE)).hasMessageEndingWith("(1 try within 30 s)");
    }

    @Test
    void aWaitThatCannotBeUnderstoodOrIsOverIsNone() {
        busy("soon");
        busy("Mon, 16 Nov 2020 00:00:00 GMT");
        server.enqueue(good());
        assertThat(unhedged.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(traffic.retries()).isEqualTo(2);
        assertThat(traffic.requests()).isEqualTo(3);
        assertThat(traffic.bytes()).isEqualTo(3);
    }

    @Test
    void aRequestThatHangsIsSentASecondTimeAndTheSecondAnswerIsTaken() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        server.enqueue(good());
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(traffic.hedges()).isOne();
        assertThat(traffic.retries()).isZero();
    }

    @Test
    void aLongDocumentOfASecondRequestIsAStreamToItsEnd() throws IOException {
        byte[] large = new byte[40 << 20];
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        server.enqueue(
                new MockResponse.Builder().body(new okio.Buffer().write(large)).build());
        try (InputStream stream = source.open(address())) {
            assertThat(stream.readAllBytes()).isEqualTo(large);
        }
        assertThat(traffic.hedges()).isOne();
    }

    @Test
    void ifTheSecondFailsTheFirstIsWaitedFor() {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (asked.getAndIncrement() > 0) {
                    second.countDown();
                    return new MockResponse.Builder().code(404).build();
                }
                second.await();
                return good().newBuilder()
                        .headersDelay(100, TimeUnit.MILLISECONDS)
                        .build();
            }
        });
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(traffic.hedges()).isOne();
    }

    @Test
    void aHostThatCannotBeReachedIsNotTriedForEachGranule() {
        URI address = address();
        server.close();
        assertThatThrownBy(() -> source.read(address, RANGE)).hasMessageEndingWith("(4 tries)");
        assertThatThrownBy(() -> source.open(address))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("could not be reached a moment ago")
                .hasMessageContaining("ailed to connect");
        assertThat(traffic.retries()).isEqualTo(3);
    }

    @Test
    void aHostThatAnsweredNotLongAgoIsTriedAgainAfterAnOutage() throws IOException {
        URI address = address();
        int port = server.getPort();
        server.enqueue(good());
        source.read(address, RANGE);
        server.close();
        assertThatThrownBy(() -> source.read(address, RANGE)).isInstanceOf(ChunkReadException.class);
        try (MockWebServer again = new MockWebServer()) {
            again.enqueue(good());
            again.start(port);
            assertThat(source.read(address, RANGE).array()).containsExactly(1, 2, 3);
        }
    }
}
