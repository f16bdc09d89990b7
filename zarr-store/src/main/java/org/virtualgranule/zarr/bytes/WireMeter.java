package org.virtualgranule.zarr.bytes;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures latency and bandwidth from the answers that come. Both follow changes; the bandwidth is that of all answers
 * together while any was awaited, so it is rather too low than too high, and plans read rather too little in vain.
 * Thread-safe.
 */
public final class WireMeter {
    /** Weight of what is new. */
    private static final double STEP = 1.0 / 32;

    /** Bytes of an answer whose time is mostly latency. */
    private static final long SMALL = 64 << 10;

    private static final long WINDOW_NANOS = 500_000_000;

    private final int lanes;
    private final LongSupplier clock;
    private double latency = Wire.USUAL_LATENCY.toNanos();
    private double bytesPerSecond = Wire.USUAL_BYTES_PER_SECOND;
    private int awaited;
    private long busySince;
    private long busy;
    private long bytes;

    /**
     * Knows nothing yet.
     *
     * @param lanes requests that are under way at the same time
     */
    public WireMeter(int lanes) {
        this(lanes, System::nanoTime);
    }

    WireMeter(int lanes, LongSupplier nanoTime) {
        this.lanes = lanes;
        clock = nanoTime;
    }

    /** A request is sent. */
    public synchronized void begin() {
        if (awaited++ == 0) {
            busySince = clock.getAsLong();
        }
    }

    /**
     * An answer is there, or has failed.
     *
     * @param time since the request was sent
     * @param count bytes that came; 0 if it failed
     */
    public synchronized void end(Duration time, long count) {
        if (count > 0 && count <= SMALL) {
            latency += (time.toNanos() - latency) * STEP;
        }
        long now = clock.getAsLong();
        busy += now - busySince;
        busySince = now;
        awaited--;
        bytes += count;
        if (busy >= WINDOW_NANOS) {
            bytesPerSecond += (Math.max(1, bytes) * 1e9 / busy - bytesPerSecond) / 2;
            busy = 0;
            bytes = 0;
        }
    }

    /**
     * What a request costs.
     *
     * @return the figures of now
     */
    public synchronized Wire wire() {
        return new Wire(Duration.ofNanos((long) latency), bytesPerSecond, lanes);
    }
}
