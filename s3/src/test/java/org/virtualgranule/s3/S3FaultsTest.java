package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Patience;
import org.virtualgranule.zarr.bytes.Traffic;

/** What S3 and the network between do wrong, from a server that does it on purpose. */
class S3FaultsTest {
    private static final URI DATA = URI.create("s3://my_bucket/d/a.h5");
    private static final ByteRange EIGHT = new ByteRange(0, 8);

    @StartStop
    final MockWebServer server = new MockWebServer();

    private static final Patience PATIENCE =
            Patience.usual().withPause(Duration.ZERO).withDeadline(Duration.ofSeconds(30));

    private final FakeHttps https = FakeHttps.until("2999-01-01T00:00:00Z");
    private S3Options options;
    private S3ByteSource source;

    @BeforeEach
    void connect() {
        options = new S3Options(
                S3Access.temporary(FakeHttps.ENDPOINT, https),
                Optional.of(URI.create("http://127.0.0.1:" + server.getPort())),
                Optional.empty(),
                PATIENCE,
                new Traffic());
        source = new S3ByteSource(options);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static MockResponse.Builder right() {
        return part(new byte[8], 0, 100).setHeader("ETag", "\"v1\"");
    }

    private static MockResponse.Builder part(byte[] bytes, long from, long total) {
        return new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", "bytes " + from + "-" + (from + bytes.length - 1) + "/" + total)
                .body(new Buffer().write(bytes));
    }

    private static MockResponse.Builder error(int status, String code) {
        // S3 repeats what was sent, as here, in some errors
        return new MockResponse.Builder()
                .code(status)
                .body("<Error><Code>" + code + "</Code><Message>" + FakeHttps.TOKEN + "</Message><AWSAccessKeyId>"
                        + S3Server.KEY_ID + "</AWSAccessKeyId><RequestId>4442587FB7D0A2F9</RequestId></Error>");
    }

    private void enqueue(MockResponse.Builder... answers) {
        for (MockResponse.Builder answer : answers) {
            server.enqueue(answer.build());
        }
    }

    private ByteBuffer read() {
        return source.read(DATA, EIGHT);
    }

    @Test
    void aReadIsOneSignedGetForExactlyTheRange() throws InterruptedException {
        enqueue(right());
        assertThat(read().remaining()).isEqualTo(8);
        RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
        assertThat(request.getRequestLine()).isEqualTo("GET /my_bucket/d/a.h5 HTTP/1.1");
        assertThat(request.getHeaders().get("Range")).isEqualTo("bytes=0-7");
        assertThat(request.getHeaders().get("X-Amz-Security-Token")).isEqualTo(FakeHttps.TOKEN);
        assertThat(request.getHeaders().get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=" + S3Server.KEY_ID + "/")
                .contains("/us-west-2/s3/aws4_request");
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void oddKeysAreAskedForAsTheyAre() throws InterruptedException {
        enqueue(right(), right());
        source.read(URI.create("s3://my_bucket//a//b"), EIGHT);
        source.read(URI.create("s3://my_bucket/a/../b/./c"), EIGHT);
        assertThat(server.takeRequest(1, TimeUnit.SECONDS).getRequestLine())
                .isEqualTo("GET /my_bucket/%2Fa/%2Fb HTTP/1.1");
        assertThat(server.takeRequest(1, TimeUnit.SECONDS).getRequestLine())
                .isEqualTo("GET /my_bucket/a/../b/./c HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown",
        "500, InternalError",
        "502, ''",
        "504, ''",
        "429, TooManyRequests",
        "400, RequestTimeout"
    })
    void whatMayPassIsTriedAgainAndCounted(int status, String code) {
        enqueue(error(status, code), error(status, code), right());
        assertThat(read().remaining()).isEqualTo(8);
        assertThat(options.traffic().requests()).isEqualTo(3);
        assertThat(options.traffic().retries()).isEqualTo(2);
        assertThat(options.traffic().bytes()).isEqualTo(8);
    }

    @Test
    void whatDoesNotPassEndsAfterFourTries() {
        enqueue(error(503, "SlowDown"), error(503, "SlowDown"), error(503, "SlowDown"), error(503, "SlowDown"));
        assertThatThrownBy(this::read)
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] s3://my_bucket/d/a.h5: HTTP 503 SlowDown (request 4442587FB7D0A2F9) (4 tries)")
                .satisfies(Secrets::areNotIn);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void howOftenItIsTriedIsTheCallersToSay(int tries) {
        for (int i = 0; i < tries; i++) {
            enqueue(error(503, "SlowDown"));
        }
        try (S3ByteSource other = new S3ByteSource(options.withPatience(PATIENCE.withTries(tries)))) {
            assertThatThrownBy(() -> other.read(DATA, EIGHT)).hasMessageContaining("HTTP 503 SlowDown");
        }
        assertThat(server.getRequestCount()).isEqualTo(tries);
    }

    @Test
    void howLongAServerMayBeSilentIsTheCallersToSay() {
        enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        Patience one = PATIENCE.withTries(1).withSilence(Duration.ofMillis(100));
        try (S3ByteSource other = new S3ByteSource(options.withPatience(one))) {
            assertThatThrownBy(() -> other.read(DATA, EIGHT)).hasMessageContaining("timed out");
        }
    }

    @Test
    void aBodyThatBreaksOffIsReadAgain() {
        enqueue(
                right().setHeader("Content-Length", 8)
                        .body("half")
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE),
                right().onResponseBody(new SocketEffect.CloseSocket()),
                right());
        assertThat(read().remaining()).isEqualTo(8);
        assertThat(options.traffic().retries()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsResetIsOpenedAgain() {
        enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()), right());
        assertThat(read().remaining()).isEqualTo(8);
        assertThat(options.traffic().requests()).isEqualTo(2);
    }

    @Test
    void aServerThatIsNotThereIsAReadErrorThatSaysSo() {
        server.close();
        assertThatThrownBy(this::read)
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("Connection refused")
                .hasMessageEndingWith(" (4 tries)")
                .hasCauseInstanceOf(IOException.class)
                .satisfies(Secrets::areNotIn);
    }

    private S3ByteSource hasty() {
        return new S3ByteSource(options.withPatience(PATIENCE.withDeadline(Duration.ofMillis(400))));
    }

    @Test
    void anAnswerThatDoesNotComeEndsAtTheDeadline() {
        try (S3ByteSource hasty = hasty()) {
            for (int i = 0; i < 4; i++) {
                enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
            }
            assertThatThrownBy(() -> hasty.read(DATA, EIGHT))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("s3://my_bucket/d/a.h5: it did not come in time")
                    .satisfies(Secrets::areNotIn);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void aBodyThatDripsEndsAtTheDeadlineToo() throws IOException {
        MockResponse.Builder drip = new MockResponse.Builder()
                .body(new Buffer().write(new byte[100_000]))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS);
        try (S3ByteSource hasty = hasty()) {
            enqueue(drip);
            try (InputStream in = hasty.open(DATA)) {
                assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void expiredTokensAreRenewedOnceAndTheReadIsDone() {
        enqueue(error(400, "ExpiredToken"), right());
        assertThat(read().remaining()).isEqualTo(8);
        assertThat(https.asked()).isEqualTo(2);
        assertThat(options.traffic().requests()).isEqualTo(2);
        assertThat(options.traffic().retries()).isOne();
    }

    @Test
    void tokensThatAreExpiredAgainAreAnError() {
        enqueue(error(400, "ExpiredToken"), error(400, "ExpiredToken"));
        assertThatThrownBy(this::read)
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] s3://my_bucket/d/a.h5: HTTP 400 ExpiredToken (request 4442587FB7D0A2F9); asked"
                        + " with temporary credentials of"
                        + " https://archive.example/s3credentials, which have expired: renew them")
                .satisfies(Secrets::areNotIn);
        assertThat(https.asked()).isEqualTo(2);
    }

    @Test
    void deniedAccessTellsWhatWasTriedAndFromWhereItCanBe() {
        enqueue(error(403, "AccessDenied").setHeader("x-amz-request-id", "4442587FB7D0A2F9"));
        assertThatThrownBy(this::read)
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] s3://my_bucket/d/a.h5: HTTP 403 AccessDenied (request 4442587FB7D0A2F9); asked with"
                        + " temporary credentials of https://archive.example/s3credentials: NASA's buckets can be read"
                        + " only from machines in AWS us-west-2; elsewhere use the https address")
                .satisfies(Secrets::areNotIn);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aBucketInAnotherRegionIsToldWithItsRegion() {
        for (int status : new int[] {301, 400}) {
            enqueue(error(status, status == 301 ? "PermanentRedirect" : "AuthorizationHeaderMalformed")
                    .setHeader("x-amz-bucket-region", "eu-central-1"));
            assertThatThrownBy(this::read)
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("; the bucket is in eu-central-1 and was asked in us-west-2: name its region"
                            + " (--s3-region, S3Options.withRegion)");
        }
        enqueue(error(301, "PermanentRedirect"));
        assertThatThrownBy(this::read).hasMessageContaining("; the bucket is not in us-west-2: name its region");
    }

    @Test
    void aRedirectIsNotFollowedToAnotherHost() throws IOException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            enqueue(error(307, "TemporaryRedirect")
                    .setHeader("Location", other.url("/a").toString()));
            assertThatThrownBy(this::read).isInstanceOf(ChunkReadException.class);
            assertThat(other.getRequestCount()).isZero();
        }
    }

    @Test
    void answersThatAreNotTheRangeAreNoData() {
        enqueue(new MockResponse.Builder().body(new Buffer().write(new byte[100])));
        assertThatThrownBy(this::read).hasMessageContaining("the server ignores Range requests");
        enqueue(part(new byte[8], 1, 100));
        assertThatThrownBy(this::read).hasMessageContaining("the server answered \"bytes 1-8/100\"");
        enqueue(new MockResponse.Builder().code(206).body(new Buffer().write(new byte[8])));
        assertThatThrownBy(this::read).hasMessageEndingWith("the server answered \"\"");
        assertThat(server.getRequestCount()).isEqualTo(3);
        enqueue(part(new byte[5], 0, 5));
        assertThatThrownBy(this::read)
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("the file has 5 bytes, but the sidecar places data up to byte 8");
    }

    @Test
    void aBodyOfAnotherLengthThanItsRangeIsNoDataEither() {
        MockResponse.Builder range = right().removeHeader("Content-Length");
        for (int length : new int[] {7, 9}) {
            for (int i = 0; i < 4; i++) {
                enqueue(range.clone().body(new Buffer().write(new byte[length])));
            }
            assertThatThrownBy(this::read)
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("8 bytes asked for, " + length + " announced (4 tries)");
            for (int i = 0; i < 4; i++) {
                enqueue(range.clone().chunkedBody(new Buffer().write(new byte[length]), 3));
            }
            assertThatThrownBy(this::read)
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("8 bytes asked for, " + (length < 8 ? length : "more") + " came (4 tries)");
        }
    }

    @Test
    void aDocumentThatBreaksOffIsAnIoException() throws IOException {
        enqueue(new MockResponse.Builder()
                .body("half")
                .setHeader("Content-Length", 8)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));
        try (InputStream in = source.open(DATA)) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsNoUnchangedDocument() {
        enqueue(new MockResponse.Builder().code(304), new MockResponse.Builder().code(304));
        assertThatThrownBy(() -> source.open(DATA)).hasMessageEndingWith("304, which nobody asked for");
        assertThatThrownBy(this::read).hasMessageEndingWith("304, which nobody asked for");
    }

    @Test
    void aViewForOneGranuleComparesTheTagsOfAllAnswers() {
        try (ByteSource view = source.pinned()) {
            enqueue(right(), right().removeHeader("ETag"), right(), right().setHeader("ETag", "\"v2\""));
            for (int i = 0; i < 3; i++) {
                view.read(DATA, EIGHT);
            }
            assertThatThrownBy(() -> view.read(DATA, EIGHT))
                    .isInstanceOf(StaleSidecarException.class)
                    .hasMessage("[a.h5] s3://my_bucket/d/a.h5 was changed while it was read: it was \"v1\", now it is"
                            + " \"v2\"; open the granule again");
        }
        enqueue(right());
        assertThat(read().remaining()).isEqualTo(8);
    }

    @Test
    void aViewForOneGranuleComparesTheSizesOfAllAnswers() {
        try (ByteSource view = source.pinned()) {
            enqueue(part(new byte[8], 0, 100), part(new byte[8], 0, 101));
            view.read(DATA, EIGHT);
            assertThatThrownBy(() -> view.read(DATA, EIGHT))
                    .isInstanceOf(StaleSidecarException.class)
                    .hasMessageContaining(": it had 100 bytes, now it has 101; open the granule again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Error>", "", "no XML", "<Error><Code>AKIA SECRET</Code></Error>"})
    void errorsInOtherWordsAreErrors(String body) {
        enqueue(new MockResponse.Builder().code(403).body(body));
        assertThatThrownBy(this::read)
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("HTTP 403")
                .hasMessageNotContaining("AKIA")
                .satisfies(Secrets::areNotIn);
    }
}
