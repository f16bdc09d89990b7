package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.store.StoredBytes;

/**
 * Carries plans out: fetches and decodes on the threads of an executor, a request a task, so that memory is bounded by
 * the number of threads. Thread-safe.
 */
public final class ChunkReader {
    private final ByteSource source;
    private final ExecutorService threads;

    /**
     * Makes a reader.
     *
     * @param source where bytes come from; not closed by the reader
     * @param threads where the work is done; not shut down by the reader
     */
    public ChunkReader(ByteSource source, ExecutorService threads) {
        this.source = source;
        this.threads = threads;
    }

    /**
     * Reads all chunks of a plan, hands each to its target, and returns when the last one is taken.
     *
     * @param plan what to read
     * @throws org.virtualgranule.dmrpp.model.GranuleException the first failure as it is; the rest of the plan is given
     *     up, what is under way is interrupted
     * @throws IllegalStateException if the threads have been shut down, as a granule's are when it is closed
     * @throws CancellationException if the calling thread is interrupted; its interrupt status stays set
     */
    public void read(ReadPlan plan) {
        List<Future<?>> tasks = new ArrayList<>(plan.requests().size());
        ExecutorCompletionService<Void> finished = new ExecutorCompletionService<>(threads);
        try {
            for (ReadPlan.Request request : plan.requests()) {
                tasks.add(finished.submit(() -> read(request), null));
            }
            for (int i = 0; i < tasks.size(); i++) {
                finished.take().get();
            }
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the granule is closed", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while reading").initCause(e);
        } finally {
            // the last first: else a thread freed by one cancelled task would start the next
            Collections.reverse(tasks);
            tasks.forEach(task -> task.cancel(true));
        }
    }

    private void read(ReadPlan.Request request) {
        ByteBuffer bytes = fetch(request);
        for (ChunkRead chunk : request.chunks()) {
            ByteRange range = chunk.ref().range();
            ByteBuffer stored = bytes.slice(
                    Math.toIntExact(range.offset() - request.range().offset()), Math.toIntExact(range.length()));
            chunk.take(stored);
        }
    }

    private ByteBuffer fetch(ReadPlan.Request request) {
        ChunkRead first = request.chunks().get(0);
        int others = request.chunks().size() - 1;
        String chunk = first.array().chunkName(first.number()) + (others > 0 ? " and " + others + " more" : "");
        return StoredBytes.read(
                source,
                request.location(),
                request.range(),
                new StoredBytes.Owner(first.array().source(), chunk));
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
