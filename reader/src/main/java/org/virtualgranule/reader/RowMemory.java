package org.virtualgranule.reader;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Bounds the rows that wait to be written. Granules are read side by side but written in order, so the one whose turn it
 * is always may go on: there is room for the budget and one granule more. Thread-safe.
 */
final class RowMemory {
    private final long budget;
    private final Map<Integer, Long> held = new HashMap<>();
    private long used;
    private int turn;

    RowMemory(long bytes) {
        budget = bytes;
    }

    /** Waits until there is room for the rows of a granule. */
    synchronized void admit(int granule, long bytes) {
        try {
            while (used + bytes > budget && granule != turn) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("interrupted while waiting for memory").initCause(e);
        }
        held.merge(granule, bytes, Long::sum);
        used += bytes;
    }

    /** The granule's rows are written, or there are none: it is the next one's turn. */
    synchronized void done(int granule) {
        Long bytes = held.remove(granule);
        used -= bytes == null ? 0 : bytes;
        turn = granule + 1;
        notifyAll();
    }
}
