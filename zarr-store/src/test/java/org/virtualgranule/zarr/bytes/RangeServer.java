package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A web server that answers Range requests rightly. */
final class RangeServer extends Dispatcher {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    static URI start(MockWebServer server, String path, byte[] content) {
        RangeServer files = new RangeServer();
        files.files.put(path, content);
        server.setDispatcher(files);
        return server.url(path).uri();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        byte[] file = files.get(request.getUrl().encodedPath());
        if (file == null) {
            return new MockResponse.Builder().code(404).build();
        }
        String range = request.getHeaders().get("Range");
        if (range == null) {
            return new MockResponse.Builder().body(new Buffer().write(file)).build();
        }
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) >= file.length) {
            return new MockResponse.Builder()
                    .code(416)
                    .setHeader("Content-Range", "bytes */" + file.length)
                    .build();
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = (int) Math.min(file.length, Long.parseLong(matcher.group(2)) + 1);
        return part(Arrays.copyOfRange(file, from, to), from, file.length).build();
    }

    /** A source for tests: quick, and patient enough. */
    static HttpByteSource source(int tries, Duration pause) {
        return new HttpByteSource(HttpOptions.defaults()
                .withPatience(new Patience(
                        tries, pause, Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5))));
    }

    /** A right answer to a Range request. */
    static MockResponse.Builder part(byte[] bytes, long from, long total) {
        return new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", "bytes " + from + "-" + (from + bytes.length - 1) + "/" + total)
                .body(new Buffer().write(bytes));
    }
}
