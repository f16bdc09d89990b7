package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Reads at the same time are requests at the same time, and connections are kept. */
class S3ConnectionsTest {
    private static final int LANES = 64;
    private static final URI DATA = URI.create("s3://bucket/a.h5");

    @StartStop
    final MockWebServer server = new MockWebServer();

    /** Answers only when that many requests are there. */
    private static Dispatcher answersTogether(CountDownLatch all) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                all.countDown();
                boolean together = all.await(1, TimeUnit.MINUTES);
                return new MockResponse.Builder()
                        .code(together ? 206 : 400)
                        .setHeader("Content-Range", "bytes 0-7/100")
                        .body(new Buffer().write(new byte[8]))
                        .build();
            }
        };
    }

    @Test
    void sixtyFourReadsAreUnderWayAtOnceAndTheNextOnesTakeTheSameConnections() throws Exception {
        S3Options options =
                S3Options.of(S3Access.anonymous()).withEndpoint(URI.create("http://127.0.0.1:" + server.getPort()));
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try (S3ByteSource source = new S3ByteSource(options)) {
            for (int round = 0; round < 3; round++) {
                server.setDispatcher(answersTogether(new CountDownLatch(LANES)));
                List<Future<Integer>> reads = IntStream.range(0, LANES)
                        .mapToObj(i -> threads.submit(
                                () -> source.read(DATA, new ByteRange(0, 8)).remaining()))
                        .toList();
                for (Future<Integer> read : reads) {
                    assertThat(read.get()).isEqualTo(8);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        Set<Integer> connections = new HashSet<>();
        for (int i = 0; i < 3 * LANES; i++) {
            RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
            connections.add(request.getConnectionIndex());
            assertThat(request.getHeaders().get("Authorization"))
                    .as("anonymous")
                    .isNull();
        }
        assertThat(connections).hasSize(LANES);
        assertThat(options.traffic().retries()).isZero();
    }
}
