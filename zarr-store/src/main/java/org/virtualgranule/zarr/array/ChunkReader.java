package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.store.ChunkDecoder;

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
     * @throws org.virtualgranule.dmrpp.model.GranuleException the first failure; the rest of the plan is given up
     */
    public void read(ReadPlan plan) {
        List<Future<?>> tasks = new ArrayList<>(plan.requests().size());
        try {
            for (ReadPlan.Request request : plan.requests()) {
                tasks.add(threads.submit(() -> read(request)));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while reading");
        } finally {
            tasks.forEach(task -> task.cancel(false));
        }
    }

    private void read(ReadPlan.Request request) {
        ByteBuffer bytes = fetch(request);
        for (ChunkRead chunk : request.chunks()) {
            ByteRange range = chunk.ref().range();
            ByteBuffer stored = bytes.slice(
                    Math.toIntExact(range.offset() - request.range().offset()), Math.toIntExact(range.length()));
            chunk.target()
                    .put(
                            chunk.number(),
                            ChunkDecoder.decode(
                                    chunk.array(),
                                    chunk.number(),
                                    stored,
                                    chunk.ref().filterMask()));
        }
    }

    private ByteBuffer fetch(ReadPlan.Request request) {
        try {
            return source.read(request.location(), request.range());
        } catch (ChunkReadException e) {
            ChunkRead first = request.chunks().get(0);
            throw new ChunkReadException(
                    first.array().source(),
                    first.array().chunkName(first.number()) + ": " + withoutSource(e.getMessage(), e.source()),
                    e);
        }
    }

    private static String withoutSource(String message, String source) {
        return message.replace("[" + source + "] ", "");
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }
}
