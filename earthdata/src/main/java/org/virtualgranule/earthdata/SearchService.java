package org.virtualgranule.earthdata;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.Locations;

/** NASA's Common Metadata Repository, asked for granules; what may pass by itself is tried again. For one thread. */
final class SearchService implements AutoCloseable {
    private static final Set<Integer> MAY_PASS = Set.of(429, 500, 502, 503, 504);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpUrl address;
    private final Duration deadline;
    private final Sleep sleep;
    private final OkHttpClient client;

    /** Waits. */
    interface Sleep {
        void of(Duration time) throws InterruptedException;
    }

    /**
     * Makes a client.
     *
     * @param endpoint address of the repository, without {@code /search}
     * @param deadline how long to try for one answer
     * @throws IllegalArgumentException if that is no https address; http may lead to this machine only
     */
    SearchService(URI endpoint, Duration deadline, Sleep sleep) {
        HttpUrl url = HttpUrl.parse(endpoint.toString());
        if (url == null || !url.isHttps() && !isPlain(endpoint)) {
            throw new IllegalArgumentException(
                    "the address of the search service must be https, not " + Locations.display(endpoint));
        }
        address = url.newBuilder()
                .addPathSegments("search/granules.umm_json")
                .query(null)
                .build();
        this.deadline = deadline;
        this.sleep = sleep;
        client = new OkHttpClient.Builder()
                // a POST would become a GET without its form
                .followRedirects(false)
                .connectTimeout(20, TimeUnit.SECONDS)
                // the service itself gives up after 180 s
                .readTimeout(200, TimeUnit.SECONDS)
                .build();
    }

    /** Whether the service is this machine, asked over http. */
    static boolean isPlain(URI endpoint) {
        return "http".equalsIgnoreCase(endpoint.getScheme())
                && String.valueOf(endpoint.getHost()).matches("localhost|127\\.0\\.0\\.1|\\[::1]");
    }

    /** Asks for a page: the first one, or the one that the page before names. */
    SearchPage page(Map<String, List<String>> parameters, Optional<String> after) {
        FormBody.Builder form = new FormBody.Builder();
        parameters.forEach((name, values) -> values.forEach(value -> form.add(name, value)));
        Request.Builder request = new Request.Builder()
                .url(address)
                .header("Client-Id", "vgranule")
                .post(form.build());
        after.ifPresent(value -> request.header("CMR-Search-After", value));
        return answer(request.build());
    }

    private SearchPage answer(Request request) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            Duration pause = PAUSE.multipliedBy(1L << (attempt - 1));
            String reason;
            try (Response response = client.newCall(request).execute()) {
                if (!MAY_PASS.contains(response.code())) {
                    return SearchAnswer.page(response, address.host());
                }
                reason = "HTTP " + response.code();
                pause = asked(response).orElse(pause);
            } catch (UnknownHostException e) {
                throw fail("unknown host", attempt);
            } catch (IOException e) {
                reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            Duration then = Duration.ofNanos(System.nanoTime() - start).plus(pause);
            if (attempt == TRIES || then.compareTo(deadline) > 0) {
                throw fail(reason, attempt);
            }
            pause(pause);
        }
    }

    private ChunkReadException fail(String reason, int tries) {
        return new ChunkReadException(
                address.host(),
                "the search service does not answer: " + reason + " (" + tries + (tries == 1 ? " try)" : " tries)")
                        + "; search again later");
    }

    /** How long a busy server wants to be left alone. */
    private static Optional<Duration> asked(Response response) {
        return Optional.of(response.header("Retry-After", "").strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private void pause(Duration time) {
        try {
            sleep.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChunkReadException(address.host(), "interrupted while waiting to search again", e);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    /** How the service is called in errors. */
    String name() {
        return address.host();
    }
}
