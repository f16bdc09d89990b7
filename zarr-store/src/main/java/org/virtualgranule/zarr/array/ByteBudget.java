package org.virtualgranule.zarr.array;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the bytes that are in memory between the network and their target: who wants to fetch waits until others are
 * done. What alone is more than the budget waits until it is alone. Thread-safe, first come first served.
 */
public final class ByteBudget {
    /** The usual budget: {@value} bytes. */
    static final long USUAL = 128L << 20;

    private static final long UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /** A budget of so many bytes at the same time; of less than 1024 nothing would ever wait. */
    ByteBudget(long bytes) {
        if (bytes < UNIT) {
            throw new IllegalArgumentException(
                    "a budget of memory must have at least " + UNIT + " bytes, not " + bytes);
        }
        units = Math.toIntExact(bytes / UNIT);
        free = new Semaphore(units, true);
    }

    /** Does something that needs memory, as soon as that many bytes are free. */
    void spend(long bytes, Runnable work) {
        Share share = take(bytes);
        try {
            work.run();
        } finally {
            share.close();
        }
    }

    /**
     * Waits until that many bytes are free.
     *
     * @param bytes how many, at least 0
     * @return a part of the budget, to be closed when the memory is not needed any more, by any thread
     * @throws CancellationException if the thread is interrupted while it waits; its interrupt status stays set
     */
    public Share take(long bytes) {
        int wanted = units(bytes);
        try {
            free.acquire(wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("interrupted while waiting for memory").initCause(e);
        }
        return new Share(wanted);
    }

    private int units(long bytes) {
        return Math.toIntExact(Math.min(units, (bytes + UNIT - 1) / UNIT));
    }

    /**
     * Tells whether somebody waits for memory just now.
     *
     * @return true if somebody does
     */
    public boolean isAwaited() {
        return free.hasQueuedThreads();
    }

    /** A part of the budget that somebody has. */
    public final class Share implements AutoCloseable {
        private final AtomicInteger held;

        private Share(int units) {
            held = new AtomicInteger(units);
        }

        /**
         * Gives back what is not needed any more.
         *
         * @param bytes how many are needed still; if that is more than the part has, it stays as it is
         */
        public void shrink(long bytes) {
            int needed = units(bytes);
            int before = held.getAndUpdate(now -> Math.min(now, needed));
            free.release(before - Math.min(before, needed));
        }

        /** Gives the part back, once. */
        @Override
        public void close() {
            free.release(held.getAndSet(0));
        }
    }
}
