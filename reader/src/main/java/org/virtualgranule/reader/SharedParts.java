package org.virtualgranule.reader;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.reader.refs.ManifestFile;
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
    private final GranuleAddresses granules;
    private final GranuleOptions options;
    private final long hitsBefore;
    private final int atOnce;

    /**
     * Finds out which granules are meant, and prepares for them.
     *
     * @throws IllegalArgumentException as {@link GranuleAddresses}
     */
    SharedParts(GranuleOptions options, List<String> named) {
        source = options.sourceOrStandard();
        ownsSource = options.source().isEmpty();
        try {
            GranuleOptions shared = options.withSource(source).withManifests(new SharedManifests());
            granules = new GranuleAddresses(named, shared, source);
            int threads = options.threads(granules.documents());
            atOnce = Math.max(1, Math.min(MOST_AT_ONCE, threads / THREADS_A_GRANULE));
            pool = new FetchPool(threads);
            this.options = shared.withPool(pool);
            hitsBefore = hits();
        } catch (RuntimeException | Error e) {
            closeOwn();
            throw e;
        }
    }

    /** Manifests that were read, since most granules of a run may be in one. */
    private static final class SharedManifests implements GranuleOptions.Manifests {
        private final Map<URI, ManifestFile> known = new ConcurrentHashMap<>();

        @Override
        public ManifestFile read(ByteSource source, URI location) {
            return known.computeIfAbsent(location, uri -> ManifestFile.read(source, uri));
        }
    }

    /** The granules that are meant. */
    GranuleAddresses granules() {
        return granules;
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

    private void closeOwn() {
        if (ownsSource) {
            source.close();
        }
    }

    private long hits() {
        return options.cache().map(SidecarCache::hits).orElse(0L);
    }

    @Override
    public void close() {
        pool.close();
        closeOwn();
    }
}
