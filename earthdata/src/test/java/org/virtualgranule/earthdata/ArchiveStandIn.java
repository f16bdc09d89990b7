package org.virtualgranule.earthdata;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;

/**
 * Three servers that behave as NASA's archive does: the data host asks for a token or a session cookie and redirects to
 * the login server, which redirects back with a code; whoever is let in is redirected to a signed address on a third
 * host, which refuses requests that bring a login too.
 */
final class ArchiveStandIn implements AutoCloseable {
    static final byte[] GRANULE = "the bytes of a granule, all of them".getBytes(StandardCharsets.UTF_8);

    final MockWebServer data = new MockWebServer();
    final MockWebServer login = new MockWebServer();
    final MockWebServer bucket = new MockWebServer();

    /** Every request as {@code host path Authorization}. */
    final List<String> seen = new CopyOnWriteArrayList<>();

    volatile String goodToken = Tokens.good("good");
    volatile String goodPair = "anna:geheim";

    ArchiveStandIn() throws IOException {
        serve(data, "data", this::data);
        serve(login, "login", this::login);
        serve(bucket, "bucket", this::bucket);
    }

    private interface Answer {
        MockResponse.Builder to(RecordedRequest request);
    }

    private void serve(MockWebServer server, String name, Answer answer) throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String authorization = String.valueOf(request.getHeaders().get("Authorization"));
                seen.add(name + " " + request.getUrl().encodedPath() + " " + authorization);
                return answer.to(request).build();
            }
        });
        server.start();
    }

    /** Hosts that differ in name, so that cookies of one are not the other's. */
    private static String host(MockWebServer server, String name) {
        return name + ":" + server.getPort();
    }

    URI granule() {
        return URI.create("http://" + host(data, "localhost") + "/archive/a.h5");
    }

    TrustedHosts hosts() {
        return new TrustedHosts(host(login, "127.0.0.1"), ".x", Set.of(host(data, "localhost")));
    }

    private MockResponse.Builder data(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        if (url.encodedPath().equals("/login")) {
            return redirect(302, url.queryParameter("state"))
                    .addHeader("Set-Cookie", "session=" + url.queryParameter("code") + "; Path=/; HttpOnly");
        }
        String authorization = request.getHeaders().get("Authorization");
        if (authorization != null && !authorization.equals("Bearer " + goodToken)) {
            return new MockResponse.Builder().code(401);
        }
        String cookie = String.valueOf(request.getHeaders().get("Cookie"));
        if (authorization == null && !cookie.contains("session=the-code")) {
            return redirect(
                    302,
                    "http://" + host(login, "127.0.0.1") + "/oauth/authorize?client_id=x&response_type=code&state="
                            + url.encodedPath());
        }
        return redirect(
                303,
                "http://" + host(bucket, "127.0.0.1") + url.encodedPath() + "?X-Amz-Signature=geheim&A-userid=anna");
    }

    private MockResponse.Builder login(RecordedRequest request) {
        String wanted = "Basic " + Base64.getEncoder().encodeToString(goodPair.getBytes(StandardCharsets.UTF_8));
        if (!wanted.equals(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder().code(401).addHeader("WWW-Authenticate", "Basic realm=\"Please enter\"");
        }
        return redirect(
                302,
                "http://" + host(data, "localhost") + "/login?code=the-code&state="
                        + request.getUrl().queryParameter("state"));
    }

    private MockResponse.Builder bucket(RecordedRequest request) {
        if (request.getHeaders().get("Authorization") != null) {
            return new MockResponse.Builder().code(400).body("Only one auth mechanism allowed");
        }
        String range = request.getHeaders().get("Range");
        if (range == null) {
            return new MockResponse.Builder().body(new Buffer().write(GRANULE));
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[1]);
        return new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes " + range.substring("bytes=".length()) + "/" + GRANULE.length)
                .body(new Buffer().write(GRANULE, from, to - from + 1));
    }

    private static MockResponse.Builder redirect(int code, String to) {
        return new MockResponse.Builder().code(code).addHeader("Location", to);
    }

    @Override
    public void close() {
        data.close();
        login.close();
        bucket.close();
    }
}
