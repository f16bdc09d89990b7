package org.virtualgranule.reader;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.reader.trajectory.Stage;
import org.virtualgranule.zarr.bytes.Traffic;

/**
 * What a run took. Granules are read side by side, so the times of stages are sums over granules and threads, and may be
 * longer than the run.
 *
 * @param elapsed the whole run
 * @param stages time of each stage, waiting for the network included
 * @param decode the part of it in which chunks were decoded
 * @param cacheHits sidecars that were taken from the cache
 * @param traffic what went over the network, if any of the sources uses it; it counts on if the source is used again
 */
public record ReadStats(
        Duration elapsed, Map<Stage, Duration> stages, Duration decode, long cacheHits, Optional<Traffic> traffic) {
    /** Copies the map; a stage without a time took none. */
    public ReadStats {
        Map<Stage, Duration> all = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            all.put(stage, stages.getOrDefault(stage, Duration.ZERO));
        }
        stages = Map.copyOf(all);
    }
}
