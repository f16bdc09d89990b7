package org.virtualgranule.zarr.array;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * What chunks are fetched and decoded with: threads, and the memory that may be under way. Several granules may share
 * one, and are then bounded together. Thread-safe.
 */
public final class FetchPool implements AutoCloseable {
    private final ExecutorService threads;
    private final ByteBudget budget;
    private final LongAdder decodeNanos = new LongAdder();

    /**
     * Makes a pool with threads of its own and the usual budget of memory.
     *
     * @param threads chunks that are fetched at once, at least 1
     */
    public FetchPool(int threads) {
        this(Executors.newFixedThreadPool(threads, FetchPool::thread), new ByteBudget(ByteBudget.USUAL));
    }

    FetchPool(ExecutorService threads, ByteBudget budget) {
        this.threads = threads;
        this.budget = budget;
    }

    /**
     * How long chunks were decoded.
     *
     * @return the time of all threads together
     */
    public Duration decodeTime() {
        return Duration.ofNanos(decodeNanos.sum());
    }

    ExecutorService threads() {
        return threads;
    }

    ByteBudget budget() {
        return budget;
    }

    void decodedSince(long nanoTime) {
        decodeNanos.add(System.nanoTime() - nanoTime);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "granule");
        thread.setDaemon(true);
        return thread;
    }

    /** Gives the threads back; what is under way is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
