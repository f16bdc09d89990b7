package org.virtualgranule.it.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What one input may cost. It runs on a thread of its own, so that an endless loop is found in a replay too. Time is the
 * processor's, because other work on the machine is not the input's fault. Memory is all that is allocated, whether it
 * is let go or not: the heap of the JVM, which is no larger, would find only what is held.
 */
final class Limits {
    private static final long CPU_SECONDS = 5;
    private static final long BYTES = 2048L << 20;

    /** What takes no longer may be judged when it has ended. */
    private static final long ENDLESS_SECONDS = 4 * CPU_SECONDS;

    /** An input that waits takes no processor time, so there is an end to waiting as well. */
    private static final int WAITS = 12;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where the input runs; a new one after an input that did not end. */
    private static Lane lane = new Lane();

    private Limits() {}

    /** Runs an input; what it throws is thrown here. What costs too much may have been the loading of classes: once more. */
    static void within(Runnable input) {
        if (tooMuch(input).isPresent()) {
            tooMuch(input).ifPresent(cost -> {
                throw new AssertionError("the input " + cost);
            });
        }
    }

    private static Optional<String> tooMuch(Runnable input) {
        long cpu = THREADS.getThreadCpuTime(lane.id());
        long bytes = THREADS.getThreadAllocatedBytes(lane.id());
        lane.run(input);
        long nanos = THREADS.getThreadCpuTime(lane.id()) - cpu;
        long allocated = THREADS.getThreadAllocatedBytes(lane.id()) - bytes;
        if (nanos > TimeUnit.SECONDS.toNanos(CPU_SECONDS)) {
            return Optional.of("took " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
        }
        return allocated > BYTES ? Optional.of("allocated " + (allocated >> 20) + " MiB") : Optional.empty();
    }

    /** One thread, which lives as long as its inputs end. */
    private static final class Lane {
        private Thread thread;
        private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            thread = new Thread(task, "fuzz input");
            thread.setDaemon(true);
            return thread;
        });

        Lane() {
            executor.submit(() -> {}); // starts the thread
        }

        long id() {
            return thread.getId();
        }

        void run(Runnable input) {
            Future<?> future = executor.submit(input);
            long start = THREADS.getThreadCpuTime(id());
            try {
                for (int wait = 0; wait < WAITS; wait++) {
                    try {
                        future.get(CPU_SECONDS, TimeUnit.SECONDS);
                        return;
                    } catch (TimeoutException e) {
                        if (THREADS.getThreadCpuTime(id()) - start > TimeUnit.SECONDS.toNanos(ENDLESS_SECONDS)) {
                            break;
                        }
                    }
                }
            } catch (ExecutionException e) {
                throw unchecked(e.getCause());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw tooLong();
        }

        private AssertionError tooLong() {
            AssertionError error = new AssertionError("the input does not end");
            error.setStackTrace(thread.getStackTrace());
            executor.shutdownNow();
            lane = new Lane();
            return error;
        }

        private static RuntimeException unchecked(Throwable cause) {
            if (cause instanceof Error error) {
                throw error;
            }
            return (RuntimeException) cause;
        }
    }
}
