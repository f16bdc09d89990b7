package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;

class HttpRetryTest {
    private static final ByteRange RANGE = new ByteRange(0, 3);

    @StartStop
    final MockWebServer server = new MockWebServer();

    private final HttpByteSource source = RangeServer.source(3, Duration.ofMillis(1));

    @AfterEach
    void close() {
        source.close();
    }

    private URI address() {
        return server.url("/a.h5").uri();
    }

    private void answer(MockResponse.Builder answer, int times) {
        for (int i = 0; i < times; i++) {
            server.enqueue(answer.build());
        }
    }

    private static MockResponse.Builder good() {
        return RangeServer.part(new byte[] {1, 2, 3}, 0, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatMayPassIsTriedAgain(int code) {
        answer(new MockResponse.Builder().code(code), 2);
        answer(good(), 1);
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatDoesNotPassIsReportedWithTheNumberOfTries(int code) {
        answer(new MockResponse.Builder().code(code), 3);
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] " + Locations.display(address()) + ": HTTP " + code + " (3 tries)")
                .hasCauseInstanceOf(IOException.class);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aBusyServerThatNamesNoTimeToWaitIsNotAskedAtOnceAndUncounted() {
        answer(new MockResponse.Builder().code(503).setHeader("Retry-After", "0"), 6);
        assertThatThrownBy(() -> source.read(address(), RANGE)).hasMessageEndingWith("HTTP 503 (3 tries)");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 501})
    void whatCannotPassIsTriedOnce(int code) {
        answer(new MockResponse.Builder().code(code), 1);
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("HTTP " + code);
        answer(new MockResponse.Builder().code(code), 1);
        assertThatThrownBy(() -> source.open(address())).isInstanceOf(ChunkReadException.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aForbiddenFileAndAMissingOneHaveARemedy() {
        answer(new MockResponse.Builder().code(403), 1);
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .hasMessageEndingWith("HTTP 403; the server wants a login or forbids it");
        answer(new MockResponse.Builder().code(404), 1);
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .hasMessageEndingWith("HTTP 404; there is no such file, check the address");
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()), 2);
        answer(good(), 1);
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
    }

    @Test
    void aBodyThatBreaksOffIsTriedAgain() {
        answer(good().onResponseBody(new SocketEffect.CloseSocket()), 1);
        answer(good(), 1);
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aConnectionThatAlwaysBreaksIsReportedWithTheNumberOfTries() {
        answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()), 6);
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("(3 tries)")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aServerThatIsNotThereIsReportedWithTheNumberOfTries() {
        URI address = address();
        server.close();
        assertThatThrownBy(() -> source.read(address, RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("ailed to connect")
                .hasMessageEndingWith("(3 tries)");
    }

    @Test
    void openingADocumentIsTriedAgainToo() throws IOException {
        answer(new MockResponse.Builder().code(503), 2);
        answer(new MockResponse.Builder().body("text"), 1);
        try (var in = source.open(address())) {
            assertThat(in.readAllBytes()).asString().isEqualTo("text");
        }
    }

    @Test
    void anUnknownHostIsNotTriedAgain() {
        assertThatThrownBy(() -> source.read(URI.create("http://nowhere.invalid/a.h5?token=x"), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] http://nowhere.invalid/a.h5: unknown host (1 try)");
    }
}
