package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** What servers say of the version of an object. */
class HttpVersionTest {
    private static final ByteRange RANGE = new ByteRange(0, 3);
    private static final String MONDAY = "Mon, 16 Nov 2026 00:00:00 GMT";
    private static final String TUESDAY = "Tue, 17 Nov 2026 00:00:00 GMT";

    @StartStop
    final MockWebServer server = new MockWebServer();

    private final HttpByteSource source = new HttpByteSource();
    private final ByteSource pinned = source.pinned();

    @AfterEach
    void close() {
        source.close();
    }

    private URI address() {
        return server.url("/a.h5").uri();
    }

    private void part(String... headers) {
        MockResponse.Builder answer = RangeServer.part(new byte[] {1, 2, 3}, 0, 10);
        Headers.of(headers).forEach(header -> answer.addHeader(header.getFirst(), header.getSecond()));
        server.enqueue(answer.build());
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadIsStale() {
        part("ETag", "\"a\"");
        part("ETag", "\"b\"");
        pinned.read(address(), RANGE);
        assertThatThrownBy(() -> pinned.read(address(), RANGE))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("it was \"a\", now it is \"b\"; open the granule again");
    }

    @Test
    void aPinnedViewTellsTheVersionThatItHoldsAnObjectTo() {
        part("ETag", "\"a\"");
        assertThat(pinned.version(address())).isEqualTo(Version.UNKNOWN);
        pinned.read(address(), RANGE);
        assertThat(pinned.version(address())).isEqualTo(new Version("\"a\"", ""));
        assertThat(source.version(address())).isEqualTo(Version.UNKNOWN);
        assertThat(source.pinned().version(address())).isEqualTo(Version.UNKNOWN);
    }

    @Test
    void withoutTagsTheTimesMustAgree() {
        part("Last-Modified", MONDAY);
        part("ETag", "\"a\"", "Last-Modified", MONDAY);
        part("Last-Modified", TUESDAY);
        pinned.read(address(), RANGE);
        assertThatCode(() -> pinned.read(address(), RANGE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> pinned.read(address(), RANGE)).isInstanceOf(StaleSidecarException.class);
    }

    @Test
    void anObjectOfAnotherSizeIsAnotherOne() {
        server.enqueue(RangeServer.part(new byte[3], 0, 10).build());
        server.enqueue(RangeServer.part(new byte[3], 0, 12).build());
        pinned.read(address(), RANGE);
        assertThatThrownBy(() -> pinned.read(address(), RANGE))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessage("[a.h5] " + address()
                        + " was changed while it was read: it had 10 bytes, now it has 12; open the granule again");
    }

    @Test
    void aWholeAnswerStatesItsSizeToo() {
        server.enqueue(RangeServer.part(new byte[3], 0, 10).build());
        server.enqueue(new MockResponse.Builder().body("0123456789").build());
        server.enqueue(new MockResponse.Builder().chunkedBody("0123456789ab", 5).build());
        server.enqueue(new MockResponse.Builder().body("0123456789ab").build());
        for (int i = 0; i < 3; i++) {
            assertThatCode(() -> pinned.read(address(), RANGE)).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> pinned.read(address(), RANGE))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("it had 10 bytes, now it has 12");
    }

    @Test
    void whereTheSizeIsNotToldNothingIsCompared() {
        for (String total : List.of("*", "10", "*", "10")) {
            server.enqueue(RangeServer.part(new byte[3], 0, 10)
                    .setHeader("Content-Range", "bytes 0-2/" + total)
                    .build());
            assertThatCode(() -> pinned.read(address(), RANGE)).doesNotThrowAnyException();
        }
    }

    @Test
    void aServerThatSaysNothingIsBelieved() {
        part();
        part("ETag", "\"a\"");
        part();
        for (int i = 0; i < 3; i++) {
            assertThatCode(() -> pinned.read(address(), RANGE)).doesNotThrowAnyException();
        }
    }

    @Test
    void anotherGranuleReadLaterMayHaveTheNewVersion() {
        part("ETag", "\"a\"");
        part("ETag", "\"b\"");
        pinned.read(address(), RANGE);
        assertThatCode(() -> source.pinned().read(address(), RANGE)).doesNotThrowAnyException();
    }

    @Test
    void aKnownDocumentIsAskedForWithACondition() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body("text")
                .addHeader("ETag", "\"a\"")
                .addHeader("Last-Modified", MONDAY)
                .build());
        server.enqueue(
                new MockResponse.Builder().code(304).addHeader("ETag", "\"a\"").build());
        Version version;
        try (Document first = source.open(address(), Optional.empty())) {
            assertThat(first.stream().readAllBytes()).asString().isEqualTo("text");
            version = first.version();
        }
        assertThat(version).isEqualTo(new Version("\"a\"", MONDAY));
        try (Document second = source.open(address(), Optional.of(version))) {
            assertThat(second.content()).isEmpty();
        }
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isNull();
        Headers condition = server.takeRequest().getHeaders();
        assertThat(condition.get("If-None-Match")).isEqualTo("\"a\"");
        assertThat(condition.get("If-Modified-Since"))
                .as("one replaced by an older one is not modified since")
                .isNull();
    }

    @Test
    void aServerThatIgnoresTheConditionSendsAKnownDocumentInVain() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .body(new okio.Buffer().write(new byte[40 << 20]))
                .addHeader("ETag", "\"a\"")
                .build());
        server.enqueue(new MockResponse.Builder().body("next").build());
        try (Document document = source.open(address(), Optional.of(new Version("\"a\"", "")))) {
            assertThat(document.content()).isEmpty();
        }
        assertThat(source.traffic().orElseThrow().bytes()).isZero();
        try (Document next = source.open(address(), Optional.empty())) {
            assertThat(next.stream().readAllBytes()).asString().isEqualTo("next");
        }
    }

    @Test
    void aServerThatKnowsRangesAndNoConditionsSendsOneByteOfAKnownDocument() throws Exception {
        server.enqueue(firstByte("\"a\""));
        try (Document document = source.open(address(), Optional.of(new Version("\"a\"", "")))) {
            assertThat(document.content()).isEmpty();
            assertThat(document.version().tag()).isEqualTo("\"a\"");
        }
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=0-0");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whereOneByteTellsThatADocumentChangedAllOfItIsAskedFor() throws Exception {
        server.enqueue(firstByte("\"b\""));
        server.enqueue(changed().build());
        theNewDocumentComes();
        assertThat(server.takeRequest().getHeaders().get("Range")).isEqualTo("bytes=0-0");
        assertThat(server.takeRequest().getHeaders().get("Range")).isNull();
    }

    private static MockResponse.Builder changed() {
        return new MockResponse.Builder().body("new").addHeader("ETag", "\"b\"");
    }

    private void theNewDocumentComes() throws IOException {
        try (Document document = source.open(address(), Optional.of(new Version("\"a\"", "")))) {
            assertThat(document.stream().readAllBytes()).asString().isEqualTo("new");
            assertThat(document.version().tag()).isEqualTo("\"b\"");
        }
    }

    private static MockResponse firstByte(String tag) {
        return new MockResponse.Builder()
                .code(206)
                .body("n")
                .addHeader("ETag", tag)
                .addHeader("Content-Range", "bytes 0-0/3")
                .build();
    }

    @Test
    void aDocumentThatChangedAndIsCompressedIsAskedForAgainAndDecompressed() throws IOException {
        okio.Buffer zipped = new okio.Buffer();
        try (OutputStream gzip = new GZIPOutputStream(zipped.outputStream())) {
            gzip.write("new".getBytes(StandardCharsets.US_ASCII));
        }
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder()
                    .body(zipped.clone())
                    .addHeader("Content-Encoding", "gzip")
                    .addHeader("ETag", "\"b\"")
                    .build());
        }
        theNewDocumentComes();
    }

    @Test
    void aDocumentThatChangedComesWhole() throws IOException {
        server.enqueue(changed().build());
        theNewDocumentComes();
    }

    @Test
    void aLongDocumentIsAStreamToItsEnd() throws IOException {
        byte[] large = new byte[40 << 20];
        large[large.length - 1] = 7;
        server.enqueue(
                new MockResponse.Builder().body(new okio.Buffer().write(large)).build());
        try (Document document = source.open(address(), Optional.empty())) {
            assertThat(document.stream().readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void anUnchangedDocumentOfAnotherTimeIsAskedForAgain() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(304)
                .addHeader("ETag", "\"a\"")
                .addHeader("Last-Modified", TUESDAY)
                .build());
        server.enqueue(changed().build());
        try (Document document = source.open(address(), Optional.of(new Version("\"a\"", MONDAY)))) {
            assertThat(document.stream().readAllBytes()).asString().isEqualTo("new");
        }
    }

    @Test
    void anUnchangedDocumentMayHaveAStrongTagInPlaceOfItsWeakOne() throws Exception {
        server.enqueue(
                new MockResponse.Builder().code(304).addHeader("ETag", "\"a\"").build());
        try (Document document = source.open(address(), Optional.of(new Version("W/\"a\"", "")))) {
            assertThat(document.content()).isEmpty();
            assertThat(document.version().tag()).isEqualTo("W/\"a\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 412, 501})
    void aServerThatRefusesConditionsIsAskedWithoutThem(int status) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("ETag", "\"a\"")
                .build());
        server.enqueue(changed().build());
        theNewDocumentComes();
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Range")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "W/\"\"", "*"})
    void aTagThatTellsNothingIsNone(String tag) throws Exception {
        server.enqueue(
                new MockResponse.Builder().body("new").addHeader("ETag", tag).build());
        try (Document document = source.open(address(), Optional.empty())) {
            assertThat(document.version()).isEqualTo(Version.UNKNOWN);
        }
    }
}
