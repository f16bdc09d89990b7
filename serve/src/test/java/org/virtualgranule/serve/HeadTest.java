package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.store.VirtualStore;

/** HEAD tells what GET would send, to the letter. */
class HeadTest {
    private final SampleStore sample = new SampleStore();

    private static Map<String, List<String>> headers(HttpResponse<byte[]> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private void compare(VirtualStore store) {
        try (Served served = Served.of(store)) {
            for (String key : sample.keys()) {
                HttpResponse<byte[]> head = served.send("HEAD", SampleStore.path(key), "Range", "bytes=0-0");
                HttpResponse<byte[]> get = served.get(SampleStore.path(key));
                assertThat(head.statusCode()).isEqualTo(200);
                assertThat(head.body()).isEmpty();
                assertThat(headers(head)).as(key).isEqualTo(headers(get)).containsKeys("etag", "content-length");
            }
            for (String path : List.of("/", "/zarr.json", "/a.h5/", "/a.h5", "/x", "/a.h5/%ff")) {
                HttpResponse<byte[]> head = served.send("HEAD", path);
                assertThat(head.body()).isEmpty();
                assertThat(headers(head)).as(path).isEqualTo(headers(served.get(path)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"v1\"", "W/\"v1\""})
    void theHeadersOfHeadAreThoseOfGetInBothViews(String version) {
        sample.source.withVersion(new Version(version, ""));
        compare(sample.store);
        compare(sample.store.decoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain/c/3", "packed/c/1/0", "scalar/c", "masked/c/0"})
    void whatIsPassedOnIsNotReadForItsHeaders(String key) {
        sample.source.withVersion(new Version("\"v1\"", ""));
        try (Served served = Served.of(sample.store)) {
            assertThat(served.send("HEAD", SampleStore.path(key)).statusCode()).isEqualTo(200);
            assertThat(sample.source.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain/c/3", "masked/c/1", "text/c/0"})
    void whatCannotBeReadIsToldByHeadAsByGetIfItMustBeRead(String key) {
        sample.source.failWhere(range -> true);
        try (Served served = Served.of(sample.store)) {
            HttpResponse<byte[]> head = served.send("HEAD", SampleStore.path(key));
            assertThat(head.statusCode()).isEqualTo(502);
            assertThat(headers(head)).isEqualTo(headers(served.get(SampleStore.path(key))));
        }
    }
}
