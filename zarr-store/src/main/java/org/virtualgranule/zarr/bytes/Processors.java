package org.virtualgranule.zarr.bytes;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * The processors of this machine, for work that needs one all the time. Many threads wait for the network; as soon as
 * their answers are there, only as many go on as there are processors. More would not be faster, and would take time
 * from the compiler that makes them faster. Work of the least rank comes first: granules that are read at the same time
 * are then finished one after another, and not all of them at the end.
 */
public final class Processors {
    private static final Gate GATE = new Gate(Runtime.getRuntime().availableProcessors());
    private static final ThreadLocal<Integer> RANK = ThreadLocal.withInitial(() -> 0);

    private Processors() {}

    /**
     * Does some work when a processor is free. The work must not wait for anything, nor use a processor in turn.
     *
     * @param work what to do
     * @return its result
     * @param <T> the result's type
     * @throws CancellationException if the thread is interrupted while it waits; its interrupt status stays set
     */
    public static <T> T use(Supplier<T> work) {
        try {
            GATE.enter(rank());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while waiting its turn").initCause(e);
        }
        try {
            return work.get();
        } finally {
            GATE.leave();
        }
    }

    /**
     * Does some work with a rank, by which this thread takes its turns.
     *
     * @param rank what is less goes first; without any it is 0
     * @param work what to do
     * @return its result
     * @param <T> the result's type
     */
    public static <T> T ranked(int rank, Supplier<T> work) {
        int before = rank();
        RANK.set(rank);
        try {
            return work.get();
        } finally {
            RANK.set(before);
        }
    }

    /**
     * The rank of what this thread does.
     *
     * @return as given to {@link #ranked}
     */
    public static int rank() {
        return RANK.get();
    }
}
