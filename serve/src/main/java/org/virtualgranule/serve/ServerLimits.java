package org.virtualgranule.serve;

import java.time.Duration;

/**
 * What a server takes at most, however many clients there are.
 *
 * @param fetches chunks that are fetched at once, at least 1
 * @param memory bytes of chunks that are in memory, from the request to the origin until the client has taken them, at
 *     least 1024; a larger chunk waits until it is alone
 * @param connections clients that are connected at once, at least 1; others wait, and idle ones make room
 * @param patience how long a client may be silent or take nothing, and how long a server that is closed waits for
 *     answers under way
 * @param slowest bytes a second that a client must take beyond that: what it does not take is held in memory
 */
public record ServerLimits(int fetches, long memory, int connections, Duration patience, long slowest) {
    /**
     * The usual limits.
     *
     * @param fetches chunks that are fetched at once, at least 1
     * @return 128 MiB of chunks but at most a quarter of the heap, 1024 connections, 30 seconds, 16 KiB a second
     */
    public static ServerLimits standard(int fetches) {
        long memory = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 4);
        return new ServerLimits(fetches, memory, 1024, Duration.ofSeconds(30), 1 << 14);
    }
}
