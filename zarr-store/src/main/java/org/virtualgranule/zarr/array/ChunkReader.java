package org.virtualgranule.zarr.array;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.FlightRecord;
import org.virtualgranule.zarr.bytes.Processors;
import org.virtualgranule.zarr.bytes.Refetch;
import org.virtualgranule.zarr.bytes.Wire;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.store.ChunkDecoder;
import org.virtualgranule.zarr.store.StoredBytes;

/**
 * Carries plans out: fetches and decodes on the threads of an executor, a request a task. Memory is bounded by a budget,
 * which several readers may share. Thread-safe.
 */
public final class ChunkReader {
    private final ByteSource source;
    private final FetchPool pool;
    private final Consumer<RuntimeException> failed;

    /**
     * Makes a reader.
     *
     * @param source where bytes come from; not closed by the reader
     * @param pool where the work is done; not closed by the reader
     */
    public ChunkReader(ByteSource source, FetchPool pool) {
        this(source, pool, failure -> {});
    }

    /**
     * Makes a reader that tells why a plan could not be carried out.
     *
     * @param source where bytes come from; not closed by the reader
     * @param pool where the work is done; not closed by the reader
     * @param failed takes the first failure of a plan, before the caller of {@link #read} does
     */
    public ChunkReader(ByteSource source, FetchPool pool, Consumer<RuntimeException> failed) {
        this.source = source;
        this.pool = pool;
        this.failed = failed;
    }

    /**
     * Makes a reader with the usual budget of memory.
     *
     * @param source where bytes come from; not closed by the reader
     * @param threads where the work is done; not shut down by the reader
     */
    public ChunkReader(ByteSource source, ExecutorService threads) {
        this(source, new FetchPool(threads, new ByteBudget(ByteBudget.USUAL)));
    }

    /**
     * Plans the reading of chunks as it suits the source.
     *
     * @param chunks any number of chunks of any arrays
     * @return the plan
     */
    public ReadPlan plan(Collection<ChunkRead> chunks) {
        Optional<URI> location = chunks.stream()
                .findFirst()
                .map(chunk -> chunk.ref().pieces().get(0).location());
        return ReadPlan.of(chunks, location.map(source::wire).orElse(Wire.LOCAL));
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
        ExecutorCompletionService<Void> finished = new ExecutorCompletionService<>(pool.tasks());
        ChunkPieces pieces = ChunkPieces.of(plan);
        try {
            for (ReadPlan.Request request : plan.requests()) {
                tasks.add(
                        finished.submit(() -> pool.budget().spend(memory(request), () -> read(request, pieces)), null));
            }
            for (int i = 0; i < tasks.size(); i++) {
                next(finished).get();
            }
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the granule is closed", e);
        } catch (ExecutionException e) {
            RuntimeException failure = unchecked(e.getCause());
            failed.accept(failure);
            throw failure;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while reading").initCause(e);
        } finally {
            // the last first: else a thread freed by one cancelled task would start the next
            Collections.reverse(tasks);
            tasks.forEach(task -> task.cancel(true));
        }
    }

    /** Threads that were shut down drop what waits: it would never be finished. */
    private Future<Void> next(ExecutorCompletionService<Void> finished) throws InterruptedException {
        Future<Void> next = finished.poll(1, TimeUnit.SECONDS);
        while (next == null) {
            if (pool.isShutdown()) {
                throw new IllegalStateException("the granule is closed");
            }
            next = finished.poll(1, TimeUnit.SECONDS);
        }
        return next;
    }

    private void read(ReadPlan.Request request, ChunkPieces pieces) {
        ByteBuffer bytes = fetch(request);
        for (ReadPlan.Part part : request.parts()) {
            int offset = Math.toIntExact(part.range().offset() - request.range().offset());
            ByteBuffer stored = bytes.slice(offset, Math.toIntExact(part.range().length()));
            pieces.put(part, stored).ifPresent(whole -> take(part.chunk(), whole));
        }
    }

    private void take(ChunkRead chunk, ByteBuffer stored) {
        if (chunk.start().isPresent()) {
            chunk.target().put(chunk.number(), start(chunk, stored));
            return;
        }
        chunk.target().put(chunk.number(), intact(chunk, stored));
    }

    private ByteBuffer intact(ChunkRead chunk, ByteBuffer first) {
        return Refetch.whileDamaged(
                source,
                ChunkDecodeException.class,
                again -> decoded(
                        chunk,
                        again == 0 ? first : StoredBytes.chunk(source, chunk.array(), chunk.number(), chunk.ref())));
    }

    private static ByteBuffer start(ChunkRead chunk, ByteBuffer stored) {
        try {
            return chunk.array()
                    .form()
                    .codecs()
                    .decodeStart(stored, chunk.ref().filterMask(), chunk.start().getAsInt());
        } catch (CodecException e) {
            return ByteBuffer.allocate(0);
        }
    }

    private ByteBuffer decoded(ChunkRead chunk, ByteBuffer stored) {
        return Processors.use(() -> timed(chunk, stored));
    }

    private ByteBuffer timed(ChunkRead chunk, ByteBuffer stored) {
        FlightRecord<ChunkDecodeEvent> record = FlightRecord.begin(ChunkDecodeEvent::new);
        long start = System.nanoTime();
        ByteBuffer plain = ChunkDecoder.decode(
                chunk.array(), chunk.number(), stored, chunk.ref().filterMask());
        pool.decodedSince(start);
        record.commit(event -> {
            event.variable = chunk.array().path();
            event.chunk = chunk.number();
            event.stored = stored.remaining();
        });
        return plain;
    }

    /** What is held at once: the answer, and one chunk after another decoded. */
    private static long memory(ReadPlan.Request request) {
        long decoded = request.parts().stream()
                .map(part -> part.chunk().array())
                .filter(array -> array.metadata().element().isSizeKnown())
                .mapToLong(ArrayEntry::chunkBytes)
                .max()
                .orElse(0);
        return request.range().length() + decoded;
    }

    private ByteBuffer fetch(ReadPlan.Request request) {
        ChunkRead first = request.parts().get(0).chunk();
        int others = request.parts().size() - 1;
        Supplier<String> chunk =
                () -> first.array().chunkName(first.number()) + (others > 0 ? " and " + others + " more" : "");
        return StoredBytes.read(
                source,
                request.location(),
                request.range(),
                new StoredBytes.Owner(first.array().source(), chunk));
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        // Kotlin code, as that of the HTTP client, throws checked exceptions without saying so
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
