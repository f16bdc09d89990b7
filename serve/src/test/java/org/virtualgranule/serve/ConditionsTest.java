package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.bytes.Version;

/** Entity tags, and what clients ask by them. */
class ConditionsTest {
    private final SampleStore sample = new SampleStore();
    private final Served served = Served.of(sample.store);
    private final Served decoded = Served.of(sample.store.decoded());

    @AfterEach
    void stop() {
        served.close();
        decoded.close();
    }

    private static String etag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zarr.json", "plain/c/1", "packed/c/0/0", "masked/c/1", "inline/c/0", "text/c/0"})
    void whoHasTheValueIsNotSentItAndNothingIsReadForThat(String key) {
        sample.source.withVersion(new Version("\"v1\"", ""));
        for (Served view : new Served[] {served, decoded}) {
            HttpResponse<byte[]> first = view.get(SampleStore.path(key));
            int asked = sample.source.asked().size();
            HttpResponse<byte[]> again = view.get(SampleStore.path(key), "If-None-Match", etag(first));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(etag(again)).isEqualTo(etag(first));
            assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache");
            assertThat(sample.source.asked()).hasSize(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain/c/1", "packed/c/0/0", "masked/c/1"})
    void aChangedFileHasOtherTags(String key) {
        for (Served view : new Served[] {served, decoded}) {
            sample.source.withVersion(new Version("\"v1\"", ""));
            String first = etag(view.get(SampleStore.path(key)));
            sample.source.withVersion(new Version("\"v2\"", ""));
            assertThat(view.get(SampleStore.path(key), "If-None-Match", first).statusCode())
                    .isEqualTo(200);
            assertThat(etag(view.get(SampleStore.path(key)))).isNotEqualTo(first);
        }
    }

    @Test
    void whereTheOriginTellsNoVersionTheBytesDo() {
        String path = "/a.h5/plain/c/1";
        String first = etag(served.get(path));
        assertThat(served.get(path, "If-None-Match", first).statusCode()).isEqualTo(304);
        assertThat(etag(served.get(path))).isEqualTo(first);
        assertThat(etag(served.get("/a.h5/plain/c/2"))).isNotEqualTo(first);
        sample.source.damageFirst(99);
        assertThat(served.get(path, "If-None-Match", first).statusCode()).isEqualTo(200);
    }

    @Test
    void tagsOfStoredBytesHoldForAnotherServerToo() {
        sample.source.withVersion(new Version("\"v1\"", ""));
        try (Served other = Served.of(sample.store)) {
            for (String key : new String[] {"zarr.json", "plain/c/1", "packed/c/0/0"}) {
                assertThat(etag(other.get(SampleStore.path(key)))).isEqualTo(etag(served.get(SampleStore.path(key))));
            }
        }
        assertThat(etag(decoded.get("/a.h5/packed/c/0/0"))).isNotEqualTo(etag(served.get("/a.h5/packed/c/0/0")));
        assertThat(etag(decoded.get("/a.h5/packed/zarr.json")))
                .isNotEqualTo(etag(served.get("/a.h5/packed/zarr.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "If-None-Match, *, 304",
        "If-None-Match, W/TAG, 304",
        "If-None-Match, '\"x\", TAG', 304",
        "If-None-Match, '\"x\"', 200",
        "If-None-Match, nonsense, 200",
        "If-Match, *, 200",
        "If-Match, TAG, 200",
        "If-Match, '\"x\"', 412",
        "If-Match, W/TAG, 412",
        "If-Match, 'W/TAG, TAG', 200",
        "If-Modified-Since, 'Sun, 22 Nov 2099 00:00:00 GMT', 200"
    })
    void conditionsAreHeeded(String header, String value, int status) {
        String tag = etag(served.get("/a.h5/plain/c/1"));
        assertThat(served.get("/a.h5/plain/c/1", header, value.replace("TAG", tag))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"TAG, 206", "'\"x\"', 200", "W/TAG, 200", "'Sun, 22 Nov 2099 00:00:00 GMT', 200"})
    void aPartIsSentOnlyToWhoHasTheRestOfIt(String value, int status) {
        String tag = etag(served.get("/a.h5/plain/c/1"));
        HttpResponse<byte[]> answer =
                served.get("/a.h5/plain/c/1", "Range", "bytes=0-3", "If-Range", value.replace("TAG", tag));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).hasSize(status == 206 ? 4 : 40);
    }
}
