package org.virtualgranule.zarr.bytes;

import java.time.Duration;

/**
 * What a request costs on the way to a source, for planning.
 *
 * @param latency time from a request to the first byte of its answer
 * @param bytesPerSecond bytes that come in a second through all connections together
 * @param lanes requests that are under way at the same time
 */
public record Wire(Duration latency, double bytesPerSecond, int lanes) {
    /** Files of this machine: a request costs nothing that a plan could save. */
    public static final Wire LOCAL = new Wire(Duration.ZERO, 1e9, 1);

    /** A network that nothing is known of yet: 30 ms, 50 MB/s. */
    static final Duration USUAL_LATENCY = Duration.ofMillis(30);

    static final double USUAL_BYTES_PER_SECOND = 50e6;

    /** Checks the numbers. */
    public Wire {
        if (latency.isNegative() || !(bytesPerSecond > 0) || lanes < 1) {
            throw new IllegalArgumentException("no network: " + latency + ", " + bytesPerSecond + " B/s, " + lanes);
        }
    }

    /**
     * How many useless bytes may be fetched to save a request. A request occupies a lane for its latency, in which the
     * network could bring {@code latency · bandwidth / lanes} bytes. Nothing is saved if all requests go out at once, and
     * nothing if the bytes take longer than the waiting.
     *
     * @param requests number of requests without any such bytes
     * @param bytes sum of their lengths
     * @return the longest gap to read over; 0 for none
     */
    public long gap(long requests, long bytes) {
        double waiting = latency.toNanos() / 1e9 * requests / lanes;
        double transfer = bytes / bytesPerSecond;
        return requests <= lanes || transfer >= waiting ? 0 : (long) (latency.toNanos() / 1e9 * bytesPerSecond / lanes);
    }
}
