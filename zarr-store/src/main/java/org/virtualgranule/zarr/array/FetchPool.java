package org.virtualgranule.zarr.array;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.virtualgranule.zarr.bytes.Processors;

/**
 * What chunks are fetched and decoded with: threads, and the memory that may be under way. Several granules may share
 * one, and are then bounded together. Thread-safe.
 */
public final class FetchPool implements AutoCloseable {
    private final ExecutorService threads;
    private final ByteBudget budget;
    private final AtomicLong brought = new AtomicLong();
    private final LongAdder decodeNanos = new LongAdder();

    /**
     * Makes a pool with threads of its own and the usual budget of memory.
     *
     * @param threads chunks that are fetched at once, at least 1
     */
    public FetchPool(int threads) {
        this(threads, ByteBudget.USUAL);
    }

    /**
     * Makes a pool with threads and memory of its own.
     *
     * @param threads chunks that are fetched at once, at least 1
     * @param memory bytes that may be under way, at least 1024
     */
    public FetchPool(int threads, long memory) {
        this(
                new ThreadPoolExecutor(
                        threads, threads, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), FetchPool::thread),
                new ByteBudget(memory));
    }

    FetchPool(ExecutorService threads, ByteBudget budget) {
        this.threads = threads;
        this.budget = budget;
    }

    /**
     * Fetches more chunks at once from now on.
     *
     * @param count how many, at least; a pool that fetches more already stays as it is
     */
    public synchronized void widen(int count) {
        if (threads instanceof ThreadPoolExecutor own && count > own.getMaximumPoolSize()) {
            own.setMaximumPoolSize(count);
            own.setCorePoolSize(count);
        }
    }

    /**
     * How long chunks were decoded.
     *
     * @return the time of all threads together
     */
    public Duration decodeTime() {
        return Duration.ofNanos(decodeNanos.sum());
    }

    /**
     * Where tasks go, to be done with the rank of the thread that brings them, and in the order of their ranks.
     *
     * @return the pool's threads; a closed pool refuses tasks with a
     *     {@link java.util.concurrent.RejectedExecutionException}
     */
    public Executor tasks() {
        int rank = Processors.rank();
        return task -> threads.execute(new Ranked(rank, brought.getAndIncrement(), task));
    }

    private record Ranked(int rank, long number, Runnable task) implements Runnable, Comparable<Ranked> {
        @Override
        public void run() {
            Processors.ranked(rank, () -> {
                task.run();
                return null;
            });
        }

        @Override
        public int compareTo(Ranked other) {
            return rank == other.rank ? Long.compare(number, other.number) : Integer.compare(rank, other.rank);
        }
    }

    boolean isShutdown() {
        return threads.isShutdown();
    }

    /**
     * The memory that may be under way.
     *
     * @return a budget for all who use the pool
     */
    public ByteBudget budget() {
        return budget;
    }

    void decodedSince(long nanoTime) {
        decodeNanos.add(System.nanoTime() - nanoTime);
    }

    /** Not of the group of whoever reads first: JShell waits for the threads of a snippet's group, and stops them. */
    private static Thread thread(Runnable task) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        Thread thread = new Thread(group, task, "granule");
        thread.setDaemon(true);
        return thread;
    }

    /** Gives the threads back; what is under way is interrupted. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
