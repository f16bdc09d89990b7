package org.virtualgranule.zarr.bytes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** Answers that are not what was asked for never look like data. All ask for bytes 10 to 19, and try once. */
class HttpAnswersTest {
    private static final byte[] TEN = "abcdefghij".getBytes(US_ASCII);

    @StartStop
    final MockWebServer server = new MockWebServer();

    private final HttpByteSource source = RangeServer.source(1, Duration.ZERO);

    @AfterEach
    void close() {
        source.close();
    }

    private URI address() {
        return server.url("/data/a.h5").uri();
    }

    private Throwable failure(MockResponse.Builder answer) {
        server.enqueue(answer.build());
        Throwable failure = catchThrowable(() -> source.read(address(), new ByteRange(10, 10)));
        assertThat(server.getRequestCount()).isOne();
        return failure;
    }

    @Test
    void theRightPartIsTakenEvenIfTheServerDoesNotKnowTheTotal() {
        server.enqueue(RangeServer.part(TEN, 10, 99)
                .setHeader("Content-Range", "bytes 10-19/*")
                .build());
        assertThat(source.read(address(), new ByteRange(10, 10)).array()).isEqualTo(TEN);
    }

    @Test
    void aChunkedAnswerWithoutALengthIsTaken() {
        server.enqueue(RangeServer.part(TEN, 10, 99)
                .chunkedBody(new Buffer().write(TEN), 3)
                .build());
        assertThat(source.read(address(), new ByteRange(10, 10)).array()).isEqualTo(TEN);
    }

    @Test
    void anotherPartIsRefusedWithBothRanges() {
        assertThat(failure(RangeServer.part(TEN, 9, 100)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith(
                        "/data/a.h5: asked for \"bytes 10-19/…\", the server answered \"bytes 9-18/100\"");
    }

    @Test
    void aPartWithoutContentRangeIsRefused() {
        assertThat(failure(RangeServer.part(TEN, 10, 100).removeHeader("Content-Range")))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("the server answered \"\"");
    }

    @Test
    void aPartOfAFileThatIsTooShortMeansThatTheSidecarIsStale() {
        assertThat(failure(RangeServer.part(new byte[5], 10, 15)))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("the file has 15 bytes, but the sidecar places data up to byte 20");
    }

    @Test
    void anUnsatisfiableRangeMeansThatTheSidecarIsStale() {
        assertThat(failure(new MockResponse.Builder().code(416).setHeader("Content-Range", "bytes */7")))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("no bytes 10 to 20 (bytes */7)");
    }

    @Test
    void aBodyShorterThanAnnouncedIsAnError() {
        MockResponse.Builder answer = RangeServer.part(TEN, 10, 100)
                .body(new Buffer().write(TEN, 0, 4))
                .setHeader("Content-Length", 10)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
        assertThat(failure(answer)).isInstanceOf(ChunkReadException.class).hasCauseInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 11, 5000})
    void aBodyOfAnotherLengthIsAnErrorWithBothNumbers(int length) {
        assertThat(failure(RangeServer.part(TEN, 10, 100).body(new Buffer().write(new byte[length]))))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("10 bytes asked for, " + length + " announced");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 11, 5000})
    void aChunkedBodyOfAnotherLengthIsAnError(int length) {
        assertThat(failure(RangeServer.part(TEN, 10, 100).chunkedBody(new Buffer().write(new byte[length]), 100)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("10 bytes asked for, " + (length < 10 ? length : "more") + " came");
    }

    @Test
    void ofAWholeFileThatIsSentInPlaceOfAPartThePartIsTaken() {
        byte[] file = new byte[50];
        System.arraycopy(TEN, 0, file, 10, 10);
        server.enqueue(new MockResponse.Builder().body(new Buffer().write(file)).build());
        assertThat(source.read(address(), new ByteRange(10, 10)).array()).isEqualTo(TEN);
    }

    @Test
    void aWebPageIsNotTakenForTheFile() {
        assertThat(failure(new MockResponse.Builder()
                        .setHeader("Content-Type", "text/html; charset=utf-8")
                        .body("<html><body>Please log in</body></html>")))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith(
                        "the server sent a web page in place of the file; it may want a login, or a proxy does");
    }

    @Test
    void aWholeFileThatIsTooShortIsStale() {
        assertThat(failure(new MockResponse.Builder().body("the whole file")))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("the file has 14 bytes, but the sidecar places data up to byte 20");
    }

    @Test
    void aPartFarInAWholeFileIsAnErrorWithBothNumbers() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(TEN))
                .setHeader("Content-Length", 1L << 30)
                .build());
        assertThatThrownBy(() -> source.read(address(), new ByteRange(HttpByteSource.MAX_SKIPPED - 9, 10)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("ignores Range requests")
                .hasMessageContaining("16777217")
                .hasMessageContaining("16777216");
    }

    @Test
    void aPartThatIsCompressedIsRefused() {
        assertThat(failure(RangeServer.part(TEN, 10, 100).setHeader("Content-Encoding", "gzip")))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("as gzip, not as it is");
    }

    @Test
    void thatADocumentIsUnchangedIsNoAnswerToWhoHasNone() {
        server.enqueue(new MockResponse.Builder().code(304).build());
        assertThatThrownBy(() -> source.open(address()))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("/data/a.h5: HTTP 304");
    }

    @Test
    void otherSuccessesAndRedirectsToNowhereAreErrors() {
        assertThat(failure(new MockResponse.Builder().code(204)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("HTTP 204");
        server.enqueue(new MockResponse.Builder().code(302).build());
        assertThatThrownBy(() -> source.open(address())).hasMessageEndingWith("HTTP 302");
    }
}
