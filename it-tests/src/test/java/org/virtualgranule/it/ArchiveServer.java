package org.virtualgranule.it;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A small archive: a catalogue that anybody may search, and files for those who bring the token. */
final class ArchiveServer extends Dispatcher implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Path folder;
    private final String token;

    /** Forms that the catalogue was sent. */
    final List<String> searches = new CopyOnWriteArrayList<>();

    final List<String> found = new CopyOnWriteArrayList<>();

    ArchiveServer(Path folder, String token) throws IOException {
        this.folder = folder;
        this.token = token;
        server.setDispatcher(this);
        server.start();
    }

    String host() {
        return "localhost:" + server.getPort();
    }

    String address(String path) {
        return "http://" + host() + path;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        try {
            if (request.getUrl().encodedPath().equals("/search/granules.umm_json")) {
                searches.add(request.getBody().utf8());
                return catalogue();
            }
            String authorization = request.getHeaders().get("Authorization");
            return ("Bearer " + token).equals(authorization)
                    ? file(request)
                    : new MockResponse.Builder().code(401).build();
        } catch (IOException e) {
            return new MockResponse.Builder().code(500).build();
        }
    }

    private MockResponse catalogue() {
        ObjectNode answer = new JsonMapper().createObjectNode().put("hits", found.size());
        ArrayNode items = answer.putArray("items");
        for (String name : found) {
            ObjectNode item = items.addObject();
            item.putObject("meta").put("concept-id", "G" + items.size()).put("provider-id", "P");
            ObjectNode umm = item.putObject("umm").put("GranuleUR", name);
            umm.putArray("RelatedUrls")
                    .addObject()
                    .put("URL", address("/data/" + name))
                    .put("Type", name.endsWith(".h5") ? "GET DATA" : "VIEW RELATED INFORMATION");
        }
        return new MockResponse.Builder().body(answer.toString()).build();
    }

    private MockResponse file(RecordedRequest request) throws IOException {
        Path file = folder.resolve(request.getUrl().encodedPath().substring("/data/".length()));
        if (!Files.exists(file)) {
            return new MockResponse.Builder().code(404).build();
        }
        byte[] bytes = Files.readAllBytes(file);
        String range = request.getHeaders().get("Range");
        if (range == null) {
            return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[1]);
        return new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes " + first + "-" + last + "/" + bytes.length)
                .body(new Buffer().write(bytes, first, last - first + 1))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
