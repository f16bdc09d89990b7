package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.store.VirtualStore;

/** Every key of a store is a URL, and nothing else is. */
class KeysTest {
    private final SampleStore sample = new SampleStore();
    private final Served served = Served.of(sample.store);

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyKeyIsAnsweredWithItsValueInBothViews() {
        List<String> keys = sample.keys();
        assertThat(keys).hasSizeGreaterThan(30);
        try (Served decoded = Served.of(sample.store.decoded())) {
            for (String key : keys) {
                check(served, sample.store, key);
                check(decoded, sample.store.decoded(), key);
            }
        }
        assertThat(served.problems).isEmpty();
    }

    private static void check(Served served, VirtualStore store, String key) {
        HttpResponse<byte[]> answer = served.get(SampleStore.path(key));
        assertThat(answer.statusCode()).as(key).isEqualTo(200);
        assertThat(ByteBuffer.wrap(answer.body()))
                .as(key)
                .isEqualTo(store.get(key).orElseThrow());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue(key.endsWith("zarr.json") ? "application/json" : "application/octet-stream");
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a.h5/x",
                "/a.h5/x/zarr.json",
                "/a.h5/x/",
                "/a.h5/plain/c/4",
                "/a.h5/plain/c/04",
                "/a.h5/plain/c",
                "/a.h5/holes/c/1",
                "/a.h5/plain/c/0/",
                "/a.h5/zarr.json/",
                "/a.h5/plain/zarr.json/zarr.json",
                "/b.h5/zarr.json",
                "/b.h5",
                "/b.h5/",
                "/a.h5.dmrpp",
                "/favicon.ico",
                "/plain/zarr.json",
                "/zarr.json/",
                "/.zmetadata",
                "/a.h5/.zgroup",
                "/a.h5/.zattrs"
            })
    void aKeyThatDoesNotExistIsNotFoundAndNothingIsRead(String path) {
        HttpResponse<byte[]> answer = served.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Served.text(answer)).isEqualTo("there is no such key\n");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(sample.source.asked()).isEmpty();
    }

    @Test
    void aNameMayBeEscapedInAnyWayThatMeansTheSame() throws Exception {
        String all = "%" + String.join("%", "67 2f 7A 61 72 72 2E 6a 73 6f 6E".split(" "));
        assertThat(Served.text(served.get("/a.h5/" + all))).isEqualTo(Served.text(served.get("/a.h5/g/zarr.json")));
        String form = URLEncoder.encode(SampleStore.ODD, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(served.get("/a.h5/" + form + "/v/c/0").body()).hasSize(2);
        String bare = SampleStore.ODD.replace("%", "%25").replace(" ", "%20").replace("\\", "%5C");
        assertThat(served.status("/a.h5/" + bare + "/v/c/0"))
                .as("as browsers send it")
                .isEqualTo(200);
    }

    @Test
    void theRootIsAGroupOfTheStores() {
        HttpResponse<byte[]> answer = served.get("/zarr.json");
        assertThat(Served.text(answer)).isEqualTo("{\"zarr_format\":3,\"node_type\":\"group\",\"attributes\":{}}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "/, zarr.json a.h5",
        "//, zarr.json a.h5",
        "/a.h5/, zarr.json 50%25%20%3C%C3%BC%3E%20a%3Bb%26%22c%5C g holes inline masked packed plain scalar text",
        "/a.h5/g/, zarr.json sub",
        "/a.h5/g%2F, zarr.json sub",
        "/a.h5/g/sub/, zarr.json c",
        "/a.h5/plain/, zarr.json",
        "/a.h5/g/sub/c/, zarr.json"
    })
    void aFolderIsAPageOfLinks(String path, String links) {
        HttpResponse<byte[]> answer = served.get(path);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(Served.text(answer).split("href=\"")).hasSize(links.split(" ").length + 1);
        for (String link : links.split(" ")) {
            assertThat(Served.text(answer)).contains("<a href=\"" + link + "\">");
        }
        assertThat(sample.source.asked()).isEmpty();
    }

    @Test
    void namesOnAPageAreTextAndNoMarkup() {
        assertThat(Served.text(served.get("/a.h5/")))
                .contains(">50% &lt;\u00fc&gt; a;b&amp;&quot;c\\<")
                .doesNotContain("<\u00fc>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a.h5", "/a.h5/g", "/a.h5/g/sub", "/a.h5/plain", "/a.h5/50%25%20%3C%C3%BC%3E%20a%3Bb%26%22c%5C"
            })
    void aFolderWithoutItsSlashLeadsToIt(String path) {
        HttpResponse<byte[]> answer = served.get(path);
        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue(path + "/");
    }

    @Test
    void addressesNameServerAndStore() {
        assertThat(served.server.address("a b.h5")).hasToString(served.server.address() + "a%20b.h5");
        assertThat(served.server.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "zarr.json"})
    void aNameThatIsNoPartOfAUrlIsRefused(String name) {
        assertThatThrownBy(() -> StoreServer.start(
                        Map.of(name, sample.store), new InetSocketAddress("127.0.0.1", 0), Served.LIMITS, e -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no store can be served as \"" + name + "\"");
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        assertThatThrownBy(() -> StoreServer.start(
                        Map.of(),
                        new InetSocketAddress(
                                "127.0.0.1", served.server.address().getPort()),
                        Served.LIMITS,
                        e -> {}))
                .isInstanceOf(java.io.IOException.class)
                .hasMessageContaining("" + served.server.address().getPort());
    }
}
