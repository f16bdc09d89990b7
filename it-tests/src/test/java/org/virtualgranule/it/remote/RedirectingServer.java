package org.virtualgranule.it.remote;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * An archive's server: it wants a login, if it is told so, and redirects to a signed address at another server, which
 * takes requests without a login only, and each signature as often as it is told.
 */
final class RedirectingServer extends Dispatcher implements AutoCloseable {
    private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=(\\d+)");

    private final MockWebServer web = new MockWebServer();
    private final FaultyServer bucket;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, AtomicInteger> uses = new ConcurrentHashMap<>();
    private volatile int most = Integer.MAX_VALUE;
    private volatile Optional<String> login = Optional.empty();

    RedirectingServer(FaultyServer bucket) throws IOException {
        this.bucket = bucket.faults(this::judged);
        web.setDispatcher(this);
        web.start();
    }

    /** Wants this as Authorization, from now on. */
    RedirectingServer login(String value) {
        login = Optional.of(value);
        return this;
    }

    /** Signatures that are good for a number of requests. */
    RedirectingServer uses(int count) {
        most = count;
        return this;
    }

    String address(String path) {
        return web.url("/" + path).toString();
    }

    /** Requests that were redirected. */
    int requests() {
        return requests.get();
    }

    /** Requests whose login was refused. */
    int refused() {
        return refused.get();
    }

    /** Signatures that were used up, and asked for once more. */
    int expired() {
        return spent.size();
    }

    private Optional<Fault> judged(Ask ask) {
        Matcher signature = SIGNATURE.matcher(ask.query());
        if (!ask.authorization().isEmpty() || !signature.find()) {
            return Optional.of(Fault.REFUSED);
        }
        int use = uses.computeIfAbsent(signature.group(1), any -> new AtomicInteger())
                .incrementAndGet();
        if (use > most) {
            spent.add(signature.group(1));
            return Optional.of(Fault.FORBIDDEN);
        }
        return Optional.empty();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        Optional<String> shown = Optional.ofNullable(request.getHeaders().get("Authorization"));
        if (login.isPresent() && !login.equals(shown)) {
            refused.incrementAndGet();
            return new MockResponse.Builder().code(401).build();
        }
        String path = request.getUrl().encodedPath().substring(1);
        String query = "?X-Amz-Expires=3600&X-Amz-Signature=" + requests.incrementAndGet();
        return new MockResponse.Builder()
                .code(303)
                .setHeader("Location", bucket.address(path + query))
                .build();
    }

    @Override
    public void close() {
        web.close();
    }
}
