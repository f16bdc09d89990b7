package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** An archive that wants a login and redirects to a signed address on another host. */
class HttpRedirectTest {
    private static final ByteRange RANGE = new ByteRange(0, 3);

    @StartStop
    final MockWebServer archive = new MockWebServer();

    @StartStop
    final MockWebServer bucket = new MockWebServer();

    private final AtomicInteger renewals = new AtomicInteger();
    private volatile String token = "Bearer old";
    private final Traffic traffic = new Traffic();
    private final HttpByteSource source =
            new HttpByteSource(HttpOptions.defaults().withTraffic(traffic).withCredentials(new Credentials() {
                @Override
                public Optional<String> authorization(URI location) {
                    return location.getPort() == archive.getPort() ? Optional.of(token) : Optional.empty();
                }

                @Override
                public boolean renew(URI location, Optional<String> refused) {
                    renewals.incrementAndGet();
                    token = "Bearer new";
                    return refused.isPresent();
                }

                @Override
                public String remedy(URI location) {
                    return "get a new token";
                }
            }));

    @AfterEach
    void close() {
        source.close();
    }

    private URI address() {
        return archive.url("/a.h5").uri();
    }

    private void redirectTo(String target) {
        archive.enqueue(new MockResponse.Builder()
                .code(303)
                .setHeader("Location", target)
                .addHeader("Set-Cookie", "session=7")
                .build());
    }

    private static MockResponse good() {
        return RangeServer.part(new byte[] {1, 2, 3}, 0, 10).build();
    }

    private static String login(MockWebServer server) throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Range")).isEqualTo("bytes=0-2");
        return request.getHeaders().get("Authorization");
    }

    @Test
    void theLoginGoesToTheArchiveAndNotToTheSignedAddress() throws InterruptedException {
        redirectTo(bucket.url("/a.h5?X-Amz-Signature=abc").toString());
        bucket.enqueue(good());
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(login(archive)).isEqualTo("Bearer old");
        assertThat(login(bucket)).isNull();
        assertThat(traffic.redirects()).isOne();
    }

    @Test
    void aSignedAddressOnTheSameHostGetsNoLoginEither() throws InterruptedException {
        redirectTo("/signed?Signature=abc&Expires="
                + Instant.now().plusSeconds(600).getEpochSecond());
        archive.enqueue(good());
        source.read(address(), RANGE);
        assertThat(login(archive)).isEqualTo("Bearer old");
        assertThat(login(archive)).isNull();
    }

    @Test
    void theTargetIsRememberedSoThatTheNextRangeCostsOneRequest() {
        redirectTo(bucket.url("/a.h5?X-Amz-Signature=abc&X-Amz-Expires=600").toString());
        bucket.enqueue(good());
        bucket.enqueue(good());
        source.read(address(), RANGE);
        source.read(address(), RANGE);
        assertThat(archive.getRequestCount()).isOne();
        assertThat(bucket.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aTargetThatWantsTheLoginToIsNotAskedWithoutIt() {
        for (int i = 0; i < 2; i++) {
            redirectTo("/b.h5");
            archive.enqueue(good());
            source.read(address(), RANGE);
        }
        assertThat(archive.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aTargetThatExpiresAtOnceIsNotRemembered() {
        for (int i = 0; i < 2; i++) {
            redirectTo(bucket.url("/a.h5?X-Amz-Signature=abc&X-Amz-Expires=20").toString());
            bucket.enqueue(good());
            source.read(address(), RANGE);
        }
        assertThat(archive.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whenARememberedTargetRefusesTheArchiveIsAskedAnew() {
        redirectTo(bucket.url("/a.h5?X-Amz-Signature=abc").toString());
        bucket.enqueue(good());
        source.read(address(), RANGE);
        bucket.enqueue(new MockResponse.Builder().code(403).build());
        redirectTo(bucket.url("/a.h5?X-Amz-Signature=def").toString());
        bucket.enqueue(good());
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(archive.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRememberedTargetThatIsGoneIsAskedOnceAndTheArchiveAfterIt() throws IOException {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            redirectTo(other.url("/a.h5").toString());
            other.enqueue(good());
            source.read(address(), RANGE);
        }
        redirectTo(bucket.url("/a.h5").toString());
        bucket.enqueue(good());
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(archive.getRequestCount()).isEqualTo(2);
        assertThat(traffic.retries()).isOne();
    }

    @Test
    void theCookieOfTheSessionIsSentAgain() throws InterruptedException {
        redirectTo("/login");
        redirectTo("/a.h5");
        archive.enqueue(good());
        source.read(address(), RANGE);
        archive.takeRequest();
        assertThat(archive.takeRequest().getHeaders().get("Cookie")).isEqualTo("session=7");
    }

    @Test
    void aRefusedLoginIsRenewedOnce() throws InterruptedException {
        archive.enqueue(new MockResponse.Builder().code(401).build());
        archive.enqueue(good());
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
        assertThat(login(archive)).isEqualTo("Bearer old");
        assertThat(login(archive)).isEqualTo("Bearer new");
    }

    @Test
    void aLoginThatIsRefusedTwiceEndsWithTheRemedy() {
        archive.enqueue(new MockResponse.Builder().code(401).build());
        archive.enqueue(new MockResponse.Builder().code(401).build());
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("HTTP 401; get a new token");
        assertThat(renewals).hasValue(1);
        assertThat(archive.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aLoopOfRedirectsEnds() {
        for (int i = 0; i < 20; i++) {
            redirectTo("/a.h5");
        }
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("more than 10 redirects");
        assertThat(archive.getRequestCount()).isEqualTo(11);
    }

    @Test
    void aRedirectToNoWebAddressIsAnErrorWithoutItsText() {
        redirectTo("gopher://x?token=secret");
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("the server redirects to what is no web address")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "|", "`", "%7B"})
    void aHostWithOddCharactersIsNotTakenForTheOneWithoutThem(String odd) {
        redirectTo("http://local" + odd + "host:" + archive.getPort() + "/a.h5");
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("the server redirects to what is no web address");
    }

    @Test
    void userInformationOfARedirectIsLeftOut() {
        redirectTo("http://100%@localhost:" + bucket.getPort() + "/a.h5");
        bucket.enqueue(good());
        assertThat(source.read(address(), RANGE).array()).containsExactly(1, 2, 3);
    }

    @Test
    void noRedirectLeadsFromAPublicHostToAPrivateOne() {
        assertThat(Locations.isPrivate("data.nsidc.earthdatacloud.nasa.gov")).isFalse();
        assertThat(Locations.isPrivate("192.16.80.1")).isFalse();
        for (String host : new String[] {
            "localhost",
            "169.254.169.254",
            "10.1.2.3",
            "::1",
            "intranet",
            "0127.0.0.1",
            "192.0168.1.1",
            "192.11010049",
            "0xa9.0xfe.169.254"
        }) {
            assertThat(Locations.isPrivate(host)).as(host).isTrue();
        }
    }

    @Test
    void anArchiveThatRedirectsToADeadHostIsStillAsked() {
        String dead = bucket.url("/a.h5?X-Amz-Signature=abc").toString();
        bucket.close();
        for (int i = 0; i < 4; i++) {
            redirectTo(dead);
        }
        assertThatThrownBy(() -> source.read(address(), RANGE))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("redirected to ")
                .hasMessageNotContaining("Signature");
        archive.enqueue(good());
        assertThat(source.read(archive.url("/b.h5").uri(), RANGE).array()).containsExactly(1, 2, 3);
    }

    private void aRangeIsFoundAt(String target) {
        redirectTo(bucket.url(target + "?X-Amz-Expires=3600").toString());
        bucket.enqueue(good());
        source.read(address(), RANGE);
    }

    @Test
    void whetherADocumentChangedIsAskedOfTheArchiveThoughItIsKnownWhereRangesWere() throws Exception {
        aRangeIsFoundAt("/old");
        redirectTo(bucket.url("/new?X-Amz-Expires=3600").toString());
        bucket.enqueue(new MockResponse.Builder()
                .code(206)
                .body("n")
                .addHeader("ETag", "\"a\"")
                .addHeader("Content-Range", "bytes 0-0/3")
                .build());
        try (Document document = source.open(address(), Optional.of(new Version("\"a\"", "")))) {
            assertThat(document.content()).isEmpty();
        }
        bucket.enqueue(good());
        source.read(address(), RANGE);
        assertThat(archive.getRequestCount()).isEqualTo(2);
        assertThat(bucket.takeRequest().getTarget()).startsWith("/old");
        assertThat(bucket.takeRequest().getTarget()).startsWith("/new");
        assertThat(bucket.takeRequest().getTarget())
                .as("a range goes where ranges went")
                .startsWith("/old");
    }

    @Test
    void aPinnedViewAsksTheArchiveAnewAndThenKnowsWhereTheObjectIs() throws Exception {
        aRangeIsFoundAt("/old");
        redirectTo(bucket.url("/new?X-Amz-Expires=3600").toString());
        bucket.enqueue(good());
        bucket.enqueue(good());
        ByteSource pinned = source.pinned();
        pinned.read(address(), RANGE);
        pinned.read(address(), RANGE);
        assertThat(archive.getRequestCount()).isEqualTo(2);
        assertThat(bucket.takeRequest().getTarget()).startsWith("/old");
        assertThat(bucket.takeRequest().getTarget()).startsWith("/new");
        assertThat(bucket.takeRequest().getTarget()).startsWith("/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Signature=a&X-Amz-Expires=3600", "X-Amz-Expires=3600"})
    void ofManyRangesAtOnceOneAsksTheArchiveWhereTheyAre(String query) throws Exception {
        redirectTo(bucket.url("/other?" + query).toString());
        bucket.enqueue(good());
        source.read(archive.url("/other.h5").uri(), RANGE);
        redirectTo(bucket.url("/a?" + query).toString());
        ByteSource pinned = source.pinned();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<ByteBuffer>> reads = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                bucket.enqueue(good());
                reads.add(() -> pinned.read(address(), RANGE));
            }
            for (Future<ByteBuffer> read : threads.invokeAll(reads)) {
                assertThat(read.get().remaining()).isEqualTo(3);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(archive.getRequestCount()).isEqualTo(2);
    }
}
