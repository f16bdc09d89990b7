package org.virtualgranule.netcdf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * Finds out the types of arrays that only a chunk tells, int8 behind Int16 in old sidecars: netcdf-java wants to know all
 * types when a file is opened. There may be hundreds, so that their round trips are made at the same time.
 */
final class Settling {
    private static final int AT_ONCE = 16;

    private Settling() {}

    /**
     * Settles all arrays of a store, which remembers it.
     *
     * @throws IOException if a chunk cannot be read or decoded, or the calling thread is interrupted
     */
    static void settle(VirtualStore store) throws IOException {
        List<Callable<ArrayEntry>> open = store.manifest().arrays().values().stream()
                .filter(array -> array.narrow().isPresent())
                .map(array -> (Callable<ArrayEntry>) () -> store.settled(array))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<ArrayEntry> settled : threads.invokeAll(open)) {
                settled.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while opening");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
