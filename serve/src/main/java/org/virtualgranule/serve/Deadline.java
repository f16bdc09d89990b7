package org.virtualgranule.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.virtualgranule.zarr.array.ByteBudget;

/**
 * The time that a client has for an answer, whose bytes are in memory until it has taken them. It is shorter while others
 * wait for memory: else a single client could stop them all. Thread-safe.
 */
final class Deadline implements AutoCloseable {
    /** How often it is looked whether others wait now. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final EndPoint client;
    private final Scheduler scheduler;
    private final ByteBudget memory;
    private final long start = System.nanoTime();
    private final Duration last;
    private Optional<Scheduler.Task> next = Optional.empty();
    private boolean over;

    private Deadline(EndPoint client, Scheduler scheduler, ByteBudget memory, Duration last) {
        this.client = client;
        this.scheduler = scheduler;
        this.memory = memory;
        this.last = last;
    }

    /**
     * Begins.
     *
     * @param inARush how long the client may take while others wait for memory
     * @param last how long it may take
     */
    static Deadline begin(EndPoint client, Scheduler scheduler, ByteBudget memory, Duration inARush, Duration last) {
        Deadline deadline = new Deadline(client, scheduler, memory, last);
        deadline.lookAfter(inARush);
        return deadline;
    }

    private synchronized void lookAfter(Duration pause) {
        next = Optional.of(scheduler.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    private synchronized void look() {
        Duration left = last.minusNanos(System.nanoTime() - start);
        if (over) {
            return;
        }
        if (memory.isAwaited() || left.isNegative() || left.isZero()) {
            client.close(new TimeoutException("the client took too long"));
            return;
        }
        lookAfter(left.compareTo(AGAIN) < 0 ? left : AGAIN);
    }

    /** The client has the answer, or is gone. */
    @Override
    public synchronized void close() {
        over = true;
        next.ifPresent(Scheduler.Task::cancel);
    }
}
