package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Tidies a cache up: files that nobody will finish, and those least recently used beyond what it may hold. */
final class Sweep {
    /** A process that writes a file takes a fraction of a second; one that was killed never comes back. */
    private static final long ABANDONED = Duration.ofDays(1).toMillis();

    private Sweep() {}

    /**
     * Removes files, if it must.
     *
     * @param folder the cache
     * @param limit bytes that may stay
     * @param now milliseconds since 1970
     */
    static void run(CacheFolder folder, long limit, long now) throws IOException {
        folder.tally().restart(now);
        List<CacheFolder.Item> items = folder.items();
        items.stream()
                .filter(item -> item.isUnfinished() && now - item.used() >= ABANDONED)
                .forEach(folder::remove);
        List<CacheFolder.Item> newestFirst = items.stream()
                .filter(item -> !item.isUnfinished())
                .sorted(Comparator.comparingLong(CacheFolder.Item::used).reversed())
                .toList();
        long kept = 0;
        for (CacheFolder.Item item : newestFirst) {
            kept += item.size();
            if (kept > limit) {
                folder.remove(item);
            }
        }
    }
}
