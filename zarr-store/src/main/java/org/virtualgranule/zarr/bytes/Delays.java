package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of hosts that keep a read waiting for long: who waits for two minutes wants to know for what. */
final class Delays {
    /** Below it nobody wonders: most failures are gone with the next try. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final HttpOptions options;
    /** When each host was last told of, in the time of {@link System#nanoTime}. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    Delays(HttpOptions options) {
        this.options = options;
    }

    void tell(URI location, String reason, Duration since) {
        if (since.compareTo(LONG) >= 0 && isTurn(Hosts.name(location))) {
            options.notice()
                    .accept("waiting for " + Hosts.name(location) + ": " + reason + "; a read is given up after "
                            + options.patience().deadline().toSeconds() + " s");
        }
    }

    private boolean isTurn(String host) {
        long now = System.nanoTime();
        return now == told.compute(host, (name, last) -> last == null || now - last > PAUSE.toNanos() ? now : last);
    }
}
