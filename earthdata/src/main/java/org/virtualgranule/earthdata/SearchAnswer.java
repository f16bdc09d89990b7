package org.virtualgranule.earthdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import okhttp3.Response;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.OneLine;

/** Checks an answer of the search service, and reads it. */
final class SearchAnswer {
    private static final int MOST_BYTES = 256 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SearchAnswer() {}

    /**
     * Reads a page.
     *
     * @throws IOException if the connection broke
     * @throws ChunkReadException if it is no search result, or only a part of one
     * @throws IllegalArgumentException if the service says that the query is wrong
     */
    static SearchPage page(Response response, String service) throws IOException {
        byte[] body = body(response, service);
        if (response.code() == 400) {
            throw new IllegalArgumentException("the search service does not take the query: " + errors(body));
        }
        if (response.code() != 200) {
            throw new ChunkReadException(
                    service,
                    "the search service answers HTTP " + response.code() + (response.isRedirect() ? ", a redirect" : "")
                            + ": " + errors(body) + "; check its address");
        }
        // the service has called it both
        if (response.header("CMR-Timed-Out") != null || response.header("CMR-Time-Out") != null) {
            throw new ChunkReadException(
                    service, "the search took too long there and gave only a part; ask for a smaller area or time");
        }
        JsonNode json = json(body, service);
        JsonNode items = json.path("items");
        Optional<Long> hits = Optional.ofNullable(response.header("CMR-Hits"))
                .or(() -> Optional.of(json.path("hits").asText()))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
        if (hits.isEmpty() || !items.isArray()) {
            throw new ChunkReadException(service, "the answer is no search result; check the service's address");
        }
        List<JsonNode> all = StreamSupport.stream(items.spliterator(), false).toList();
        return new SearchPage(hits.get(), all, Optional.ofNullable(response.header("CMR-Search-After")));
    }

    private static byte[] body(Response response, String service) throws IOException {
        try (InputStream in = response.body().byteStream()) {
            byte[] body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new ChunkReadException(service, "the answer has more than " + MOST_BYTES + " bytes");
            }
            return body;
        }
    }

    private static JsonNode json(byte[] body, String service) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ChunkReadException(
                    service,
                    "the answer is no JSON from line " + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr() + " on");
        } catch (IOException e) {
            throw new ChunkReadException(
                    service, "the answer cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** What the service says is wrong: one line, not too long. */
    private static String errors(byte[] body) {
        List<String> errors = new ArrayList<>();
        try {
            JSON.readTree(body).path("errors").forEach(error -> errors.add(error.asText()));
        } catch (IOException e) {
            // a page of some proxy, say
        }
        String all = OneLine.message(String.join("; ", errors));
        return all.isEmpty() ? "it does not say why" : all.length() > 500 ? all.substring(0, 500) + "…" : all;
    }
}
