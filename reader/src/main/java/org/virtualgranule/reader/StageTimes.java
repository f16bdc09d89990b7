package org.virtualgranule.reader;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.reader.trajectory.Stage;
import org.virtualgranule.zarr.bytes.Traffic;

/** Adds up the times of a run. Thread-safe. */
final class StageTimes {
    private final long start = System.nanoTime();
    private final Map<Stage, Duration> times = new EnumMap<>(Stage.class);

    synchronized void add(Stage stage, Duration time) {
        times.merge(stage, time, Duration::plus);
    }

    /** Does something that belongs to a stage. */
    void time(Stage stage, Runnable work) {
        long begin = System.nanoTime();
        try {
            work.run();
        } finally {
            add(stage, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    synchronized ReadStats stats(Duration decode, long cacheHits, Optional<Traffic> traffic) {
        return new ReadStats(Duration.ofNanos(System.nanoTime() - start), times, decode, cacheHits, traffic);
    }
}
