package org.virtualgranule.zarr.bytes;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;

/** Lets so many threads in at a time. Of those that wait the one of the least rank is next, then who waits longest. */
final class Gate {
    private final PriorityQueue<Waiter> waiting =
            new PriorityQueue<>(Comparator.comparingInt(Waiter::rank).thenComparingLong(Waiter::number));
    private int free;
    private long arrived;

    Gate(int threads) {
        free = threads;
    }

    private record Waiter(int rank, long number, CountDownLatch call) {}

    /** Waits until the thread is let in; {@link #leave} must follow. */
    void enter(int rank) throws InterruptedException {
        Waiter waiter = arrive(rank);
        try {
            waiter.call.await();
        } catch (InterruptedException e) {
            giveUp(waiter);
            throw e;
        }
    }

    private synchronized Waiter arrive(int rank) {
        Waiter waiter = new Waiter(rank, arrived++, new CountDownLatch(free > 0 ? 0 : 1));
        if (free > 0) {
            free--; // then nobody waits
        } else {
            waiting.add(waiter);
        }
        return waiter;
    }

    private synchronized void giveUp(Waiter waiter) {
        if (!waiting.remove(waiter)) {
            leave(); // it had been called already
        }
    }

    synchronized void leave() {
        Waiter next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.call.countDown();
        }
    }
}
