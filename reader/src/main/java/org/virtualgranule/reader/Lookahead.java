package org.virtualgranule.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Works on items ahead of whoever takes the results, a bounded number of them at a time. Results come in the order of the
 * items; nothing new is begun before one is taken, so that a slow taker slows the work down.
 */
final class Lookahead<R> implements AutoCloseable {
    /** What is interrupted ends soon; what does not shall not keep a run that is over. */
    private static final int MOST_SECONDS = 5;

    private final ExecutorService threads;
    private final IntFunction<R> work;
    private final int count;
    private final Deque<Future<R>> ahead = new ArrayDeque<>();
    private int begun;

    /** Begins with the first items: {@code work} is given numbers from 0 to {@code count} - 1. */
    Lookahead(int count, int atOnce, IntFunction<R> work) {
        this.count = count;
        this.work = work;
        threads = Executors.newFixedThreadPool(atOnce, task -> {
            Thread thread = new Thread(task, "granules");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < atOnce; i++) {
            begin();
        }
    }

    private void begin() {
        if (begun < count) {
            int item = begun++;
            ahead.add(threads.submit(() -> work.apply(item)));
        }
    }

    /** The next item's result; what the work throws comes out here. To be called once for each item. */
    R take() {
        try {
            R result = ahead.remove().get();
            begin();
            return result;
        } catch (ExecutionException e) {
            begin();
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    /** Gives up what nobody has taken, and waits for its end: it uses what the caller may close next. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
