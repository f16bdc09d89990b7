package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Requests that no honest client sends: answered or refused, and nothing is read that is not the granule's. */
class HostileRequestsTest {
    private final SampleStore sample = new SampleStore();
    private final Served served = Served.of(sample.store);

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../a.h5/zarr.json",
                "/a.h5/../a.h5/zarr.json",
                "/a.h5/g/../zarr.json",
                "/a.h5/./zarr.json",
                "/a.h5/%2e%2e/zarr.json",
                "/a.h5/%2E/zarr.json",
                "/a.h5/..%2fzarr.json",
                "/a.h5/%2e%2e%2fzarr.json",
                "/a.h5/g/..",
                "/a.h5/%zz",
                "/a.h5/zarr.json%00",
                "/a.h5/%",
                "/a.h5/%4",
                "/a.h5/%u0041",
                "/a.h5/%ff",
                "/a.h5/%c0%ae%c0%ae/zarr.json",
                "/a.h5/%ed%a0%80",
                "*",
                "a.h5/zarr.json"
            })
    void aPathThatCanBeUnderstoodInTwoWaysIsRefused(String path) throws IOException {
        assertThat(served.status(path)).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "//a.h5/zarr.json, 200",
        "/a.h5//zarr.json, 200",
        "/%2fa.h5///g/zarr.json, 200",
        "//evil.example/, 404",
        "/http:%2f%2fevil.example, 404",
        "//a.h5//../zarr.json, 400"
    })
    void severalSlashesAreOne(String path, int status) throws IOException {
        assertThat(served.status(path)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "/a.h5/etc/passwd",
                "/a.h5/...",
                "/a.h5/..;/zarr.json",
                "/a.h5/zarr.json;x",
                "/a.h5/..%5c..%5czarr.json",
                "/a.h5/%252e%252e/zarr.json",
                "/file:/etc/passwd",
                "/a.h5/plain/c/-1",
                "/a.h5/plain/c/99999999999999999999999"
            })
    void aPathOfNoKeyIsNotFound(String path) throws IOException {
        assertThat(served.status(path)).isEqualTo(404);
    }

    @Test
    void theHostOfAnAbsoluteUrlIsNotAskedAnything() throws IOException {
        assertThat(served.raw("GET http://x/a.h5/scalar/c HTTP/1.1")).startsWith("HTTP/1.1 200 ");
        assertThat(served.status("/a.h5/scalar/c?url=http://evil.example/")).isEqualTo(200);
        assertThat(served.raw("GET http://evil.example/a.h5/scalar/c HTTP/1.1")).startsWith("HTTP/1.1 400 ");
        assertThat(sample.source.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"9000, 414", "100000, 414"})
    void aKeyThatIsTooLongIsRefused(int length, int status) throws IOException {
        assertThat(served.status("/a.h5/" + "c/".repeat(length / 2))).isEqualTo(status);
        assertThat(served.status("/a.h5/zarr.json")).isEqualTo(200);
    }

    @Test
    void aKeyAsLongAsIsTakenIsLookedUp() throws IOException {
        assertThat(served.status("/a.h5/" + "c/".repeat(4000) + "0")).isEqualTo(404);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        assertThat(served.raw("GET /zarr.json HTTP/1.1\r\nX: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "GET /",
                "GET / HTTP/9.9",
                "\0\1\2",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET / HTTP/1.1\r\nContent-Length: -1",
                "GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                "GET / HTTP/1.1\r\n: x"
            })
    void whatIsNoRequestIsRefusedInOneLineOfText(String head) throws IOException {
        String answer = served.raw(head);
        assertThat(answer).matches("(?s)(HTTP/1\\.[01] 4\\d\\d .*|HTTP/1\\.[01] 505 .*|)");
        assertThat(answer).doesNotContain("<html", "Jetty", "java.", "\tat ");
        assertThat(served.status("/zarr.json")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MOVE", "get"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        String answer = served.raw(method + " /a.h5/zarr.json HTTP/1.1");
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
    }

    @Test
    void whateverIsAskedOnlyPlacesOfTheManifestAreRead() throws IOException {
        List<ByteRange> places = sample.store.manifest().arrays().values().stream()
                .flatMap(array -> java.util.stream.LongStream.range(
                                0, array.grid().chunkCount())
                        .mapToObj(number -> array.chunks().find(number)))
                .filter(org.virtualgranule.zarr.manifest.ChunkRef.Stored.class::isInstance)
                .map(ref -> ((org.virtualgranule.zarr.manifest.ChunkRef.Stored) ref).range())
                .toList();
        Random random = new Random(5);
        String[] words = {
            "a.h5",
            "plain",
            "packed",
            "c",
            "0",
            "1",
            "/",
            "/",
            "..",
            "%2e",
            "%2f",
            "zarr.json",
            "?",
            "#",
            "http:",
            "file:",
            ";",
            "%25",
            "\\",
            " HTTP/1.1\r\nRange: bytes=",
            "-",
            "5",
            "\r\nIf-Range: \"x\""
        };
        for (int i = 0; i < 3000; i++) {
            StringBuilder path = new StringBuilder("/a.h5/plain/c/");
            for (int n = random.nextInt(8); n >= 0; n--) {
                path.append(words[random.nextInt(words.length)]);
            }
            String request = "GET " + path + (path.indexOf("HTTP") < 0 ? " HTTP/1.1" : "");
            assertThat(served.raw(request)).as(request).matches("(?s)HTTP/1\\.1 (200|206|301|400|404|416|505) .*");
        }
        assertThat(sample.source.asked()).isNotEmpty().allMatch(asked -> places.stream()
                .anyMatch(place -> place.offset() <= asked.offset() && asked.end() <= place.end()));
        assertThat(served.problems).isEmpty();
    }

    @Test
    void aConnectionThatBreaksOffInTheMiddleHarmsNobody() throws IOException {
        for (String part : List.of("", "GE", "GET /a.h5/pl", "GET /a.h5/plain/c/0 HTTP/1.1\r\nRange: by")) {
            try (Socket socket = served.connect()) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(served.status("/a.h5/plain/c/0")).isEqualTo(200);
    }
}
