package org.virtualgranule.it.remote;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * An archive's server: it wants a login, if it is told so, and redirects to a signed address at another server, which
 * takes requests without a login only, and with a signature that has not run out.
 */
final class RedirectingServer extends Dispatcher implements AutoCloseable {
    private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=(\\d+)");

    private final MockWebServer web = new MockWebServer();
    private final FaultyServer bucket;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger expired = new AtomicInteger();
    private volatile int oldest;
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

    /** Lets all signatures run out. */
    RedirectingServer expire() {
        oldest = requests.get() + 1;
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

    /** Requests whose signature had run out. */
    int expired() {
        return expired.get();
    }

    private Optional<Fault> judged(Ask ask) {
        Matcher signature = SIGNATURE.matcher(ask.query());
        if (!ask.authorization().isEmpty() || !signature.find()) {
            return Optional.of(Fault.REFUSED);
        }
        if (Integer.parseInt(signature.group(1)) < oldest) {
            expired.incrementAndGet();
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
