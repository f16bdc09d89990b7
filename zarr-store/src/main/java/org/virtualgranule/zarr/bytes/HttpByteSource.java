package org.virtualgranule.zarr.bytes;

import java.net.CookieManager;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.java.net.cookiejar.JavaNetCookieJar;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * Objects on a web server that answers Range requests. Connections, cookies and the targets of redirects are kept and
 * shared. What may pass by itself (a broken connection, 429, 500, 502, 503, 504) is tried again until the deadline, what
 * may not is reported at once; a request that takes longer than nearly all before is sent a second time. Every answer's
 * status, range and length are checked, so a short or a wrong answer never looks like data.
 */
public final class HttpByteSource implements ByteSource {
    /** Bytes to read of a server that ignores Range; a chunk behind them is an error. */
    static final long MAX_SKIPPED = 16L << 20;

    /** Tags that tell no state from another. */
    private static final Set<String> NO_TAGS = Set.of("\"\"", "W/\"\"", "*");

    private final OkHttpClient client;
    private final Retry retry;
    private final HttpOptions options;
    private final Hops hops;
    private final Hosts hosts;
    private final Hedge hedge;
    private final WireMeter meter;
    private final Delays delays;
    private volatile boolean closed;

    /** Makes a source with a client of its own and the usual options. */
    public HttpByteSource() {
        this(HttpOptions.defaults());
    }

    /**
     * Makes a source with a client of its own.
     *
     * @param options login, patience, concurrency
     */
    public HttpByteSource(HttpOptions options) {
        this.options = options;
        retry = new Retry(options.patience());
        client = new OkHttpClient.Builder()
                .readTimeout(options.patience().silence())
                .connectTimeout(Duration.ofSeconds(10))
                // redirects are followed hop by hop, see there
                .followRedirects(false)
                .cookieJar(new JavaNetCookieJar(new CookieManager()))
                .connectionPool(new ConnectionPool(options.perHost(), 1, TimeUnit.MINUTES))
                // the client repeats a request by itself when an idle connection turns out to be dead
                .addNetworkInterceptor(chain -> {
                    options.traffic().request();
                    return unhurried(chain.proceed(chain.request()));
                })
                .build();
        hops = new Hops(client, options);
        hosts = new Hosts(options.perHost());
        hedge = new Hedge(options);
        meter = new WireMeter(options.perHost());
        delays = new Delays(options);
    }

    /** The client by itself repeats a request at once, without a pause, that a busy server answers with no time to wait. */
    private static Response unhurried(Response answer) {
        return answer.code() == 503 && RetryAfter.of(answer).isZero()
                ? answer.newBuilder().removeHeader("Retry-After").build()
                : answer;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        return part(location, range).bytes();
    }

    /** A part of a resource, and the version and the size of the whole that the server stated with it. */
    record Part(ByteBuffer bytes, Version version, OptionalLong total) {}

    Part part(URI location, ByteRange range) {
        if (range.size() == 0) {
            return new Part(ByteBuffer.allocate(0), Version.UNKNOWN, OptionalLong.empty());
        }
        FlightRecord<RangeReadEvent> record = FlightRecord.begin(RangeReadEvent::new);
        try {
            return fetch(location, range);
        } finally {
            commit(record, location, range);
        }
    }

    /** Of what is read from now on, asks anew where redirects lead. */
    void forget(URI location) {
        hops.forget(location);
    }

    private static void commit(FlightRecord<RangeReadEvent> record, URI location, ByteRange range) {
        record.commit(event -> {
            event.resource = Locations.display(location);
            event.offset = range.offset();
            event.length = range.length();
        });
    }

    private Part fetch(URI location, ByteRange range) {
        return call(location, range.length(), ticket -> {
            long start = System.nanoTime();
            long count = 0;
            meter.begin();
            try (Response response = hops.send(location, request -> ranged(request, range), ticket)) {
                ByteBuffer bytes = RangeAnswer.body(response, location, range, options);
                count = range.length();
                return new Part(bytes, version(response), RangeAnswer.total(response));
            } finally {
                meter.end(Duration.ofNanos(System.nanoTime() - start), count);
            }
        });
    }

    private static void ranged(Request.Builder request, ByteRange range) {
        // ranges count stored bytes; without the second line okhttp asks for gzip, which is welcome for documents only
        request.header("Range", "bytes=" + range.offset() + "-" + (range.end() - 1))
                .header("Accept-Encoding", "identity");
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        FlightRecord<RangeReadEvent> record = FlightRecord.begin(RangeReadEvent::new);
        try {
            return fetch(location, known);
        } finally {
            commit(record, location, new ByteRange(0, 0));
        }
    }

    private Document fetch(URI location, Optional<Version> known) {
        return known.flatMap(version -> checked(location, version))
                .orElseGet(() -> call(
                        location,
                        DocumentAnswer.USUAL_SIZE,
                        ticket -> DocumentAnswer.of(hops.fresh(location, request -> {}, ticket), location, options)));
    }

    private Optional<Document> checked(URI location, Version known) {
        return call(location, 1, ticket -> {
            Response response = hops.fresh(location, request -> ConditionalAnswer.condition(request, known), ticket);
            return ConditionalAnswer.of(response, known, location, options, ticket::cancel);
        });
    }

    @Override
    public ByteSource pinned() {
        return new PinnedHttp(this);
    }

    @Override
    public Optional<Traffic> traffic() {
        return Optional.of(options.traffic());
    }

    @Override
    public Wire wire(URI location) {
        return meter.wire();
    }

    private <T> T call(URI location, long size, Hedge.Try<T> work) {
        return hosts.of(location)
                .call(
                        location,
                        () -> retry.call(
                                left -> {
                                    if (closed) {
                                        throw fail(location, "the source was closed");
                                    }
                                    return hedge.run(size, left, work);
                                },
                                (reason, since) -> {
                                    options.traffic().retry();
                                    delays.tell(location, reason, since);
                                },
                                (reason, cause) -> new ChunkReadException(
                                        Locations.name(location), Locations.display(location) + ": " + reason, cause)));
    }

    static Version version(Response response) {
        String tag = response.header("ETag", "");
        return new Version(NO_TAGS.contains(tag) ? "" : tag, response.header("Last-Modified", ""));
    }

    @Override
    public void close() {
        closed = true;
        hedge.close();
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
