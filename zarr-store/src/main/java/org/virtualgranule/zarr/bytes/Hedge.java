package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends a request a second time when the first takes longer than nearly all before, and takes the answer that comes
 * first. At most one request in twenty is sent twice: a server that is slow with everything shall not get more to do.
 */
final class Hedge implements AutoCloseable {
    /** On a fast network a second request gains nothing earlier than this. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private static final int ONE_IN = 20;
    private static final int THREADS = 8;

    private final HttpOptions options;
    private final Latencies latencies = new Latencies();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong twice = new AtomicLong();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Hedge::thread);
    private final ExecutorService seconds = Executors.newFixedThreadPool(THREADS, Hedge::thread);

    Hedge(HttpOptions options) {
        this.options = options;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** A request with its answer. */
    interface Try<T> {
        T send(Ticket ticket) throws IOException;
    }

    /** Does the work on this thread, and once more on another one if it takes long. */
    <T> T run(long size, Duration left, Try<T> work) throws IOException {
        long start = System.nanoTime();
        T answer = options.hedged() ? raced(size, left, work) : work.send(new Ticket(left));
        latencies.add(size, Duration.ofNanos(System.nanoTime() - start));
        return answer;
    }

    private <T> T raced(long size, Duration left, Try<T> work) throws IOException {
        sent.incrementAndGet();
        Race<T> race = new Race<>(work, left);
        ScheduledFuture<?> second;
        try {
            second = timer.schedule(() -> second(race), patience(size).toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("the source was closed", e);
        }
        try {
            return race.first();
        } finally {
            second.cancel(false);
        }
    }

    private Duration patience(long size) {
        Duration slow = latencies.slow(size).orElse(options.patience().hedge());
        return slow.compareTo(LEAST) < 0 ? LEAST : slow;
    }

    private void second(Race<?> race) {
        if (twice.get() <= sent.get() / ONE_IN) {
            twice.incrementAndGet();
            options.traffic().hedge();
            seconds.execute(race::second);
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "hedge");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        seconds.shutdownNow();
    }
}
