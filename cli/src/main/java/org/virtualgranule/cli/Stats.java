package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.reader.ReadStats;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import org.virtualgranule.zarr.bytes.Traffic;
import org.virtualgranule.zarr.sidecar.SidecarCache;

/** The figures of a run, as the JSON line that {@code --stats} prints: the last on the error stream. */
final class Stats {
    private final long start = System.nanoTime();
    private final CountingByteSource source;
    private final ObjectNode json = new JsonMapper().createObjectNode();

    Stats(CountingByteSource source) {
        this.source = source;
    }

    /** What was wanted, and what was asked for to get it. */
    Stats result(int granules, long rows, long bytesWanted) {
        json.put("granules", granules);
        json.put("rows", rows);
        json.put("requests", source.requests());
        json.put("bytes_fetched", source.bytes());
        json.put("bytes_wanted", source.documentBytes() + bytesWanted);
        return this;
    }

    /** Sidecars that did not have to come again. */
    Stats cache(Optional<SidecarCache> cache) {
        json.put("cache_hits", cache.map(SidecarCache::hits).orElse(0L));
        return this;
    }

    /** Where the time went. Stages of several granules overlap, so their sum may be more than the run's time. */
    Stats stages(ReadStats stats) {
        ObjectNode seconds = json.putObject("stage_seconds");
        stats.stages().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> seconds.put(e.getKey().name().toLowerCase(Locale.ROOT), seconds(e.getValue())));
        seconds.put("decode", seconds(stats.decode()));
        return this;
    }

    void print(PrintWriter err) {
        Traffic traffic = source.traffic().orElseGet(Traffic::new);
        json.put("retries", traffic.retries());
        json.put("hedges", traffic.hedges());
        json.put("redirects", traffic.redirects());
        json.put("peak_heap_bytes", peakHeap());
        json.put("seconds", seconds(Duration.ofNanos(System.nanoTime() - start)));
        err.println(json);
        err.flush();
    }

    /** The most that each part of the heap held; they need not have done so at the same time. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
