package org.virtualgranule.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.array.ArrayDigest;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** Digests of a granule's arrays. Most arrays are small, and waiting for one after another would take long. */
final class Digests implements AutoCloseable {
    private static final int AT_ONCE = 16;

    /** Of a larger array a part is in memory, so none is read beside it. */
    private static final long MOST_BYTES = 8 << 20;

    private final VirtualGranule granule;
    private final Map<String, CompletableFuture<String>> ahead = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "digest");
        thread.setDaemon(true);
        return thread;
    });

    Digests(VirtualGranule granule) {
        this.granule = granule;
        granule.manifest().arrays().values().stream()
                .filter(Digests::isSmall)
                .map(ArrayEntry::path)
                .forEach(path -> ahead.put(path, CompletableFuture.supplyAsync(() -> digest(path), threads)));
    }

    private static boolean isSmall(ArrayEntry array) {
        long elements = array.grid().elements();
        return elements <= MOST_BYTES && elements * array.metadata().element().size() <= MOST_BYTES;
    }

    private String digest(String path) {
        return ArrayDigest.of(granule.array(path));
    }

    /**
     * The SHA-256 of an array.
     *
     * @throws GranuleException if it cannot be read
     */
    String of(String path) {
        CompletableFuture<String> begun = ahead.get(path);
        try {
            return begun == null ? digest(path) : begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw (Error) e.getCause();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
