package org.virtualgranule.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private final Map<String, Future<String>> ahead = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "digest");
        thread.setDaemon(true);
        return thread;
    });

    Digests(VirtualGranule granule) {
        this.granule = granule;
        granule.manifest().arrays().values().stream()
                .filter(Digests::isSmall)
                .forEach(array -> ahead.put(array.path(), threads.submit(() -> digest(array.path()))));
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
        Future<String> begun = ahead.get(path);
        if (begun == null) {
            return digest(path);
        }
        try {
            return begun.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
