package org.virtualgranule.zarr.bytes;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The processors of this machine, for work that needs one all the time. Many threads wait for the network; as soon as
 * their answers are there, only as many go on as there are processors. More would not be faster, and would take time
 * from the compiler that makes them faster.
 */
public final class Processors {
    private static final Semaphore FREE = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

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
            FREE.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while waiting its turn").initCause(e);
        }
        try {
            return work.get();
        } finally {
            FREE.release();
        }
    }
}
