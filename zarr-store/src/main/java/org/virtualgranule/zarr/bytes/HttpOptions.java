package org.virtualgranule.zarr.bytes;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How web servers are asked. An immutable value.
 *
 * @param credentials who logs in where
 * @param patience how long and how often
 * @param perHost requests that one host is sent at the same time, at least 1
 * @param hedged whether a request that takes unusually long is sent a second time
 * @param traffic counts what goes over the network
 * @param notice takes a line when a host keeps a read waiting, at most one a host in half a minute; any thread calls it
 */
public record HttpOptions(
        Credentials credentials,
        Patience patience,
        int perHost,
        boolean hedged,
        Traffic traffic,
        Consumer<String> notice) {
    /** Requests that one host is sent at the same time if nothing else is said; more of them were no faster. */
    public static final int USUAL_PER_HOST = 96;

    /** Checks the number. */
    public HttpOptions {
        if (perHost < 1) {
            throw new IllegalArgumentException(perHost + " requests at once are none");
        }
    }

    /**
     * No login, the usual patience and number of requests a host, hedged.
     *
     * @return new options with a count of their own
     */
    public static HttpOptions defaults() {
        return new HttpOptions(Credentials.NONE, Patience.usual(), USUAL_PER_HOST, true, new Traffic(), line -> {});
    }

    /**
     * Logs in.
     *
     * @param other who logs in where
     * @return changed options
     */
    public HttpOptions withCredentials(Credentials other) {
        return new HttpOptions(other, patience, perHost, hedged, traffic, notice);
    }

    /**
     * Changes the patience.
     *
     * @param other how long and how often
     * @return changed options
     */
    public HttpOptions withPatience(Patience other) {
        return new HttpOptions(credentials, other, perHost, hedged, traffic, notice);
    }

    /**
     * Changes the deadline.
     *
     * @param other how long one read may take in all
     * @return changed options
     */
    public HttpOptions withDeadline(Duration other) {
        return withPatience(patience.withDeadline(other));
    }

    /**
     * Changes the concurrency.
     *
     * @param other requests that one host is sent at the same time
     * @return changed options
     */
    public HttpOptions withPerHost(int other) {
        return new HttpOptions(credentials, patience, other, hedged, traffic, notice);
    }

    /**
     * Holds no thread back that asks one host.
     *
     * @param threads how many read at the same time, if that is known
     * @return options with at least as many requests a host
     */
    public HttpOptions forThreads(Optional<Integer> threads) {
        return withPerHost(Math.max(perHost, threads.orElse(1)));
    }

    /**
     * Sends no second request after one that takes long.
     *
     * @return changed options
     */
    public HttpOptions withoutHedges() {
        return new HttpOptions(credentials, patience, perHost, false, traffic, notice);
    }

    /**
     * Counts elsewhere.
     *
     * @param other counts what goes over the network
     * @return changed options
     */
    public HttpOptions withTraffic(Traffic other) {
        return new HttpOptions(credentials, patience, perHost, hedged, other, notice);
    }

    /**
     * Tells of waiting.
     *
     * @param other takes a line when a host keeps a read waiting
     * @return changed options
     */
    public HttpOptions withNotice(Consumer<String> other) {
        return new HttpOptions(credentials, patience, perHost, hedged, traffic, other);
    }
}
