package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;

class HttpByteSourceTest extends ByteSourceContract {
    @StartStop
    final MockWebServer server = new MockWebServer();

    private final HttpByteSource source = new HttpByteSource();
    private URI present;

    @BeforeEach
    void start() {
        present = RangeServer.start(server, "/data/a.h5", CONTENT);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Override
    protected ByteSource source() {
        return source;
    }

    @Override
    protected URI present() {
        return present;
    }

    @Override
    protected URI missing() {
        return server.url("/data/none.h5").uri();
    }

    @Test
    void anAddressThatNoServerCanHaveIsAFailureThatNamesItWithoutItsQuery() {
        assertThatThrownBy(() -> source.read(URI.create("http://host:99999/a.h5?secret"), new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] http://host:99999/a.h5: its host or port is none of a web address");
    }

    @Test
    void aReadIsOneGetRequestForExactlyTheRangeUncompressed() throws InterruptedException {
        source.read(URI.create(present + "?sig=a%2Fb"), new ByteRange(10, 20));
        RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(request.getRequestLine()).isEqualTo("GET /data/a.h5?sig=a%2Fb HTTP/1.1");
        assertThat(request.getHeaders().get("Range")).isEqualTo("bytes=10-29");
        assertThat(request.getHeaders().values("Accept-Encoding")).containsExactly("identity");
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aRangeOfNoBytesNeedsNoRequest() {
        source.read(present, new ByteRange(10, 0));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void oneConnectionServesManyReads() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            source.read(present, new ByteRange(i, 100));
            RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
            assertThat(request.getConnectionIndex()).isZero();
            assertThat(request.getExchangeIndex()).isEqualTo(i);
        }
    }

    @Test
    void redirectsAreFollowedWithTheRange() throws InterruptedException, IOException {
        try (MockWebServer first = new MockWebServer()) {
            first.start();
            first.enqueue(new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", present)
                    .build());
            URI moved = first.url("/moved.h5").uri();
            assertThat(bytes(source.read(moved, new ByteRange(3, 4)))).isEqualTo(part(new ByteRange(3, 4)));
        }
        assertThat(server.takeRequest(1, TimeUnit.SECONDS).getHeaders().get("Range"))
                .isEqualTo("bytes=3-6");
    }

    @Test
    void whenClosedItAsksNobodyAnyMore() {
        source.close();
        assertThatThrownBy(() -> source.read(present, new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("the source was closed");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aDocumentThatBreaksOffIsAskedForAgain() throws IOException {
        try (MockWebServer broken = new MockWebServer()) {
            broken.start();
            broken.enqueue(new MockResponse.Builder()
                    .body("half")
                    .setHeader("Content-Length", 8)
                    .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                    .build());
            broken.enqueue(new MockResponse.Builder().body("all of it").build());
            try (InputStream in = source.open(broken.url("/a.h5.dmrpp").uri())) {
                assertThat(in.readAllBytes()).asString().isEqualTo("all of it");
            }
            assertThat(broken.getRequestCount()).isEqualTo(2);
        }
    }
}
