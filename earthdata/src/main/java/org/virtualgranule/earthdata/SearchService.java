package org.virtualgranule.earthdata;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Patience;
import org.virtualgranule.zarr.bytes.Retry;

/** NASA's Common Metadata Repository, asked for granules; what may pass by itself is tried again. For one thread. */
final class SearchService implements AutoCloseable {
    /** For one answer; the service itself gives up after 180 s. */
    static final Patience PATIENCE = Patience.usual()
            .withTries(5)
            .withPause(Duration.ofSeconds(1))
            .withDeadline(Duration.ofMinutes(5))
            .withSilence(Duration.ofSeconds(200));

    private final HttpUrl address;
    private final Retry retry;
    private final OkHttpClient client;

    /**
     * Makes a client.
     *
     * @param endpoint address of the repository, without {@code /search}
     * @param retry how long and how often to try for one answer
     * @throws IllegalArgumentException if that is no https address; http may lead to this machine only
     */
    SearchService(URI endpoint, Retry retry) {
        HttpUrl url = HttpUrl.parse(endpoint.toString());
        if (url == null || !url.isHttps() && !isPlain(endpoint)) {
            throw new IllegalArgumentException(
                    "the address of the search service must be https, not " + Locations.display(endpoint));
        }
        address = url.newBuilder()
                .addPathSegments("search/granules.umm_json")
                .query(null)
                .build();
        this.retry = retry;
        client = new OkHttpClient.Builder()
                // a POST would become a GET without its form
                .followRedirects(false)
                .connectTimeout(20, TimeUnit.SECONDS)
                .readTimeout(retry.patience().silence())
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
        return retry.call(
                left -> {
                    Call call = client.newCall(request);
                    // for the body too, however steadily it drips; 0 would mean for ever
                    call.timeout().timeout(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
                    try (Response response = call.execute()) {
                        Retry.check(response.code(), response.header("Retry-After", ""));
                        return SearchAnswer.page(response, address.host());
                    }
                },
                (reason, since) -> {},
                (reason, cause) -> new ChunkReadException(
                        address.host(),
                        "the search service does not answer: " + reason + "; search again later",
                        cause));
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
