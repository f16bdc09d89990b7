package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages of any origin may read, or none. */
class CrossOriginTest {
    private final SampleStore sample = new SampleStore();
    private final Served served = Served.of(sample.store);

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aPreflightIsAnswered() throws Exception {
        String answer = served.raw("OPTIONS /a.h5/plain/c/0 HTTP/1.1\r\nOrigin: https://page.example\r\n"
                + "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: range, x-other");
        assertThat(answer)
                .startsWith("HTTP/1.1 204 ")
                .contains("\r\nAccess-Control-Allow-Origin: *\r\n")
                .contains("\r\nAccess-Control-Allow-Methods: GET, HEAD, OPTIONS\r\n")
                .contains("\r\nAccess-Control-Allow-Headers: *\r\n")
                .contains("\r\nAccess-Control-Max-Age: 86400\r\n")
                .doesNotContain("Allow-Credentials");
        assertThat(served.raw("OPTIONS * HTTP/1.1")).startsWith("HTTP/1.1 204 ");
    }

    @ParameterizedTest
    @CsvSource({"/a.h5/plain/c/0, 200", "/zarr.json, 200", "/, 200", "/x, 404", "/a.h5, 301", "/%ff, 400", "/%zz, 400"})
    void everyAnswerMayBeReadWithTheHeadersThatClientsNeed(String path, int status) throws Exception {
        String answer = served.raw("GET " + path + " HTTP/1.1\r\nOrigin: null");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("\r\nAccess-Control-Allow-Origin: *\r\n")
                .contains("\r\nAccess-Control-Expose-Headers: Accept-Ranges, Content-Length, Content-Range, ETag\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /a.h5/plain/c/0", "GET /a.h5/zarr.json", "GET /x", "GET /%ff", "OPTIONS /a.h5/plain/c/0"})
    void noOriginsPagesMayReadIfThatIsNotWanted(String request) throws Exception {
        try (StoreServer server = StoreServer.start(
                Map.of("a.h5", sample.store),
                new InetSocketAddress("127.0.0.1", 0),
                Served.LIMITS,
                false,
                failure -> {})) {
            assertThat(Served.raw(server, request + " HTTP/1.1\r\nOrigin: https://page.example"))
                    .startsWith("HTTP/1.1 ")
                    .contains("\r\nX-Content-Type-Options: nosniff\r\n")
                    .doesNotContain("Access-Control");
        }
    }

    @Test
    void failuresMayBeReadToo() {
        sample.source.failWhere(range -> true);
        HttpResponse<byte[]> answer = served.get("/a.h5/plain/c/0");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }
}
