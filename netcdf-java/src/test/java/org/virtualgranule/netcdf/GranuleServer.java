package org.virtualgranule.netcdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** Serves the files of a folder, whole or in ranges, and remembers the requests. */
final class GranuleServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final MockWebServer server = new MockWebServer();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Path folder;
    private volatile boolean silent;
    private volatile Optional<String> tag = Optional.empty();

    GranuleServer(Path folder) throws IOException {
        this.folder = folder;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    String address(String name) {
        return server.url("/" + name).toString();
    }

    /** Takes requests, and never answers. */
    void fallSilent() {
        silent = true;
    }

    /** States this tag of everything, whatever it is. */
    void always(String value) {
        tag = Optional.of(value);
    }

    /** Method, path with query, and range of each request so far, such as {@code GET /a.h5 0-99}. */
    List<String> requests() {
        return requests;
    }

    private MockResponse answer(RecordedRequest request) {
        String range = Optional.ofNullable(request.getHeaders().get("Range")).orElse("");
        requests.add((request.getMethod() + " " + request.getTarget() + " " + range.replace("bytes=", "")).strip());
        if (silent) {
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        }
        Path file = folder.resolve(request.getUrl().encodedPath().substring(1));
        if (!Files.exists(file)) {
            return new MockResponse.Builder().code(404).build();
        }
        try {
            return file(
                    Files.readAllBytes(file),
                    RANGE.matcher(range),
                    request.getMethod().equals("HEAD"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockResponse file(byte[] file, Matcher range, boolean head) {
        boolean part = range.matches();
        int first = part ? Integer.parseInt(range.group(1)) : 0;
        int end = part ? (int) Math.min(file.length, Long.parseLong(range.group(2)) + 1) : file.length;
        MockResponse.Builder answer = new MockResponse.Builder()
                .code(part ? 206 : 200)
                .setHeader("Accept-Ranges", "bytes")
                .setHeader("ETag", tag.orElse("\"" + Arrays.hashCode(file) + "\""));
        if (part) {
            answer.setHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + file.length);
        }
        return head
                ? answer.setHeader("Content-Length", file.length).build()
                : answer.body(new Buffer().write(file, first, end - first)).build();
    }

    @Override
    public void close() {
        server.close();
    }
}
