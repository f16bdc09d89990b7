package org.virtualgranule.zarr.bytes;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long the latest answers took, by size: large ones take longer. Thread-safe. */
final class Latencies {
    private static final int KEPT = 256;

    /** Fewer answers tell nothing of the slowest hundredth. */
    private static final int ENOUGH = 100;

    private static final int CLASSES = 10;

    /** The latest answers of about one size, round about. */
    private static final class Kept {
        private final long[] nanos = new long[KEPT];
        private long count;
        private long slow;
    }

    private final Kept[] bySize = new Kept[CLASSES];

    Latencies() {
        Arrays.setAll(bySize, any -> new Kept());
    }

    void add(long size, Duration time) {
        Kept kept = of(size);
        synchronized (kept) {
            kept.nanos[(int) (kept.count++ % KEPT)] = time.toNanos();
            if (kept.count >= ENOUGH && kept.count % 16 == 0) {
                long[] sorted = Arrays.copyOf(kept.nanos, (int) Math.min(kept.count, KEPT));
                Arrays.sort(sorted);
                kept.slow = sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
            }
        }
    }

    /** The time within which 99 of 100 answers of about this size came; empty as long as too few did. */
    Optional<Duration> slow(long size) {
        Kept kept = of(size);
        synchronized (kept) {
            return kept.slow == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(kept.slow));
        }
    }

    /** Up to 1 KiB, then a class for each factor of 4. */
    private Kept of(long size) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(0, size - 1) >> 10);
        return bySize[Math.min(CLASSES - 1, (bits + 1) / 2)];
    }
}
