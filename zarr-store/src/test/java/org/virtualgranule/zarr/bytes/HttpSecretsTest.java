package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No error tells the query or the user information of an address, however deep one looks. */
class HttpSecretsTest {
    @StartStop
    final MockWebServer server = new MockWebServer();

    private final HttpByteSource source = new HttpByteSource(HttpOptions.defaults()
            .withPatience(new Patience(
                    2, Duration.ofMillis(1), Duration.ofMillis(800), Duration.ofMillis(200), Duration.ofSeconds(5))));

    @AfterEach
    void close() {
        source.close();
    }

    static Stream<MockResponse> answers() {
        MockResponse.Builder empty = new MockResponse.Builder();
        return Stream.of(
                empty.clone().code(403).build(),
                empty.clone().code(416).build(),
                empty.clone().code(200).body("all").build(),
                empty.clone().code(503).build(),
                empty.clone().status("HTTP/1.1 nonsense").build(),
                empty.clone().code(302).setHeader("Location", "/b?token=secret").build(),
                empty.clone()
                        .code(302)
                        .setHeader("Location", "ftp://x:secret@b/")
                        .build(),
                empty.clone()
                        .code(302)
                        .setHeader("Location", "http://x:secret@127.0.0.1:1/b?secret")
                        .build(),
                RangeServer.part(new byte[9], 0, 9).build(),
                RangeServer.part(new byte[8], 0, 9)
                        .setHeader("Content-Encoding", "gzip")
                        .build(),
                RangeServer.part(new byte[8], 5, 99).build(),
                RangeServer.part(new byte[8], 0, 9)
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build(),
                empty.clone().onResponseStart(new SocketEffect.CloseSocket()).build(),
                empty.clone().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void noAnswerMakesAnErrorThatTellsASecret(MockResponse answer) {
        for (int i = 0; i < 50; i++) {
            server.enqueue(answer);
        }
        URI address = URI.create(
                server.url("/a.h5?token=secret#secret").toString().replace("http://", "http://user:secret@"));
        ByteSources all = new ByteSources(java.util.Map.of("http", new CountingByteSource(source)));
        assertTellsNothing(catchThrowable(() -> all.read(address, new ByteRange(0, 8))));
        assertTellsNothing(catchThrowable(() -> all.open(address).readAllBytes()));
        assertThat(all.toString()).doesNotContain("secret");
    }

    @Test
    void neitherDoAddressesThatNobodyCanRead() {
        for (String address : List.of(
                "http://user:secret@nowhere.invalid/a?token=secret",
                "http://user:secret@/a.h5?secret",
                "http:/a.h5?token=secret",
                "http://h:99999/a.h5?token=secret",
                "ftp://user:secret@host/a.h5?token=secret",
                "file:///none/a.h5?token=secret",
                "file://user:secret@host/a.h5",
                "mailto:secret@host?secret")) {
            try (ByteSources all = ByteSources.standard()) {
                assertTellsNothing(catchThrowable(() -> all.read(URI.create(address), new ByteRange(0, 8))));
                assertTellsNothing(catchThrowable(() -> all.open(URI.create(address))));
            }
        }
    }

    private static void assertTellsNothing(Throwable error) {
        // the successful ones are of no interest here
        if (error != null) {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain("secret");
            assertThat(error)
                    .isInstanceOfAny(
                            org.virtualgranule.dmrpp.model.GranuleException.class,
                            IllegalArgumentException.class,
                            java.io.IOException.class);
        }
    }
}
