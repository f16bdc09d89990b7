package org.virtualgranule.netcdf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does many things that wait for the network at the same time. */
final class AtOnce {
    /** Of one caller. There is no such bound for all of them: nobody waits for another file's dead server. */
    static final int MOST = 16;

    static final String THREAD = "granule-variable";

    /** A thread that has nothing to do for a minute ends, and none keeps a program from ending. */
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    private AtOnce() {}

    /**
     * Does all tasks.
     *
     * @return their results in order
     * @throws IOException the first failure, as soon as it is there, or if the calling thread is interrupted; what is
     *     under way is interrupted and not waited for, and the rest is not begun
     */
    static <T> List<T> all(List<Callable<T>> tasks) throws IOException {
        ExecutorCompletionService<T> finished = new ExecutorCompletionService<>(THREADS);
        List<Future<T>> begun = new ArrayList<>();
        try {
            for (Callable<T> task : tasks) {
                if (begun.size() >= MOST) {
                    finished.take().get();
                }
                begun.add(finished.submit(task));
            }
            for (int left = Math.min(MOST, begun.size()); left > 0; left--) {
                finished.take().get();
            }
            List<T> results = new ArrayList<>();
            for (Future<T> task : begun) {
                results.add(task.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? failure
                    : new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            begun.forEach(task -> task.cancel(true));
        }
    }
}
