package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * Objects on a web server that answers Range requests. Connections are reused; what may pass by itself (a broken
 * connection, 429, 500, 502, 503, 504) is tried again, what may not is reported at once. Every answer's status, range
 * and length are checked, so a short or a wrong answer never looks like data.
 */
public final class HttpByteSource implements ByteSource {
    private static final int IDLE_CONNECTIONS = 64;

    private final OkHttpClient client;
    private final Retry retry;
    private volatile boolean closed;

    /** Makes a source with a client of its own: 4 tries, from 200 ms apart. */
    public HttpByteSource() {
        this(new Retry(4, Duration.ofMillis(200)), Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    /**
     * Makes a source with a client of its own.
     *
     * @param options login, patience, concurrency
     */
    public HttpByteSource(HttpOptions options) {
        this();
    }

    /**
     * Makes a source.
     *
     * @param retry how often to try
     * @param silence how long a server may send nothing
     * @param whole how long one answer may take from the request to its last byte, however steadily it drips
     */
    HttpByteSource(Retry retry, Duration silence, Duration whole) {
        this.retry = retry;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(20))
                // never from https to http: the query may be a signature
                .followSslRedirects(false)
                .readTimeout(silence)
                .callTimeout(whole)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        if (range.size() == 0) {
            return ByteBuffer.allocate(0);
        }
        return retry.call(location, () -> {
            try (Response response = send(location, "bytes=" + range.offset() + "-" + (range.end() - 1))) {
                return RangeAnswer.body(response, location, range);
            }
        });
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        return retry.call(location, () -> {
            Response response = send(location, "");
            if (response.code() != 200) {
                try (response) {
                    throw RangeAnswer.refused(response, location);
                }
            }
            return new Document(Version.UNKNOWN, Optional.of(response.body().byteStream()));
        });
    }

    private Response send(URI location, String range) throws IOException {
        if (closed) {
            throw fail(location, "the source was closed");
        }
        HttpUrl url = HttpUrl.parse(location.toString());
        if (url == null) {
            throw fail(location, "its host or port is none of a web address");
        }
        Request.Builder request = new Request.Builder().url(url);
        if (!range.isEmpty()) {
            // ranges count stored bytes; without this okhttp asks for gzip, which is welcome for whole documents only
            request.header("Range", range).header("Accept-Encoding", "identity");
        }
        return client.newCall(request.build()).execute();
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "HttpByteSource";
    }

    /** The address has no such resource, or the server said no: trying again does not help. */
    static ChunkReadException fail(URI location, String message) {
        return new ChunkReadException(Locations.name(location), Locations.display(location) + ": " + message);
    }
}
