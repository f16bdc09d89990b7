package org.virtualgranule.zarr.bytes;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;

/**
 * Lets one request find out where a file's address leads to, while others for the same file wait for it: the first ranges
 * of a file are asked for all at once, and archives are slower to redirect than their stores to answer. Only of hosts
 * that have redirected before; what comes of it is a hint, which may be wrong. Thread-safe.
 */
final class RedirectSearch {
    /** If an archive takes longer, everyone asks for himself. */
    private static final Duration USUAL = Duration.ofSeconds(1);

    private final Duration longest;
    private final Map<HttpUrl, CompletableFuture<Optional<HttpUrl>>> searched = new ConcurrentHashMap<>();
    private final Set<String> hosts = new HashSet<>();

    RedirectSearch() {
        this(USUAL);
    }

    RedirectSearch(Duration longest) {
        this.longest = longest;
    }

    /** The host answers with redirects. */
    synchronized void redirects(HttpUrl origin) {
        hosts.add(host(origin));
    }

    private synchronized boolean isRedirecting(HttpUrl origin) {
        return hosts.contains(host(origin));
    }

    private static String host(HttpUrl url) {
        return url.host() + ":" + url.port();
    }

    /** One request on its way to the target. */
    final class Turn implements AutoCloseable {
        private final HttpUrl origin;
        private final Optional<CompletableFuture<Optional<HttpUrl>>> own;
        private Optional<HttpUrl> hint = Optional.empty();

        private Turn(HttpUrl origin, Optional<CompletableFuture<Optional<HttpUrl>>> own) {
            this.origin = origin;
            this.own = own;
        }

        /** Where another request was redirected to meanwhile; empty if this one has to find out. */
        Optional<HttpUrl> hint() {
            return hint;
        }

        /** Tells those who wait. */
        void found(HttpUrl target) {
            own.ifPresent(future -> future.complete(Optional.of(target)));
        }

        /** Lets those who still wait ask for themselves. */
        @Override
        public void close() {
            own.ifPresent(future -> {
                searched.remove(origin, future);
                future.complete(Optional.empty());
            });
        }
    }

    /** Waits if another request is looking for the same target. */
    Turn turn(HttpUrl origin) throws InterruptedIOException {
        if (!isRedirecting(origin)) {
            return new Turn(origin, Optional.empty());
        }
        CompletableFuture<Optional<HttpUrl>> own = new CompletableFuture<>();
        CompletableFuture<Optional<HttpUrl>> other = searched.putIfAbsent(origin, own);
        if (other == null) {
            return new Turn(origin, Optional.of(own));
        }
        Turn turn = new Turn(origin, Optional.empty());
        turn.hint = await(other);
        return turn;
    }

    private Optional<HttpUrl> await(CompletableFuture<Optional<HttpUrl>> other) throws InterruptedIOException {
        try {
            return other.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
