package org.virtualgranule.reader;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.array.FetchPool;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Traffic;
import org.virtualgranule.zarr.sidecar.SidecarCache;

/** What the granules of a run have in common: connections, threads, memory, cache. Closed when the run is over. */
final class SharedParts implements AutoCloseable {
    /** More granules at once gain nothing, and each of them holds its manifest. */
    private static final int MOST_AT_ONCE = 16;

    private static final int THREADS_A_GRANULE = 4;

    private final ByteSource source;
    private final boolean ownsSource;
    private final FetchPool pool;
    private final GranuleOptions options;
    private final long hitsBefore;
    private final int atOnce;

    SharedParts(GranuleOptions options, List<URI> sidecars) {
        source = options.sourceOrStandard();
        ownsSource = options.source().isEmpty();
        int threads = options.threads(sidecars);
        atOnce = Math.max(1, Math.min(MOST_AT_ONCE, threads / THREADS_A_GRANULE));
        pool = new FetchPool(threads);
        this.options = options.withSource(source).withPool(pool);
        hitsBefore = hits();
    }

    /** How each granule is opened. */
    GranuleOptions options() {
        return options;
    }

    /** How many granules are read at the same time. */
    int atOnce() {
        return atOnce;
    }

    /** What the run took so far. */
    ReadStats stats(StageTimes times) {
        Optional<Traffic> traffic = source.traffic();
        return times.stats(pool.decodeTime(), hits() - hitsBefore, traffic);
    }

    private long hits() {
        return options.cache().map(SidecarCache::hits).orElse(0L);
    }

    @Override
    public void close() {
        pool.close();
        if (ownsSource) {
            source.close();
        }
    }
}
