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
 *     answers under way; at least a millisecond
 * @param slowest bytes a second, at least 1, that a client must take beyond that: what it does not take is held in
 *     memory; 64 times as many while others wait for memory
 */
public record ServerLimits(int fetches, long memory, int connections, Duration patience, long slowest) {
    private static final int IN_A_RUSH = 64;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is less than it may be
     */
    public ServerLimits {
        check("fetches", fetches, 1);
        check("bytes of memory", memory, 1024);
        check("connections", connections, 1);
        check("milliseconds of patience", patience.toMillis(), 1);
        check("bytes a second", slowest, 1);
    }

    private static void check(String what, long number, long least) {
        if (number < least) {
            throw new IllegalArgumentException("a server must have at least " + least + " " + what + ", not " + number);
        }
    }

    /**
     * The usual limits.
     *
     * @param fetches chunks that are fetched at once, at least 1
     * @return 128 MiB of chunks but at most a quarter of the heap, 1024 connections, 30 seconds, 16 KiB a second
     * @throws IllegalArgumentException if {@code fetches} is less than 1
     */
    public static ServerLimits standard(int fetches) {
        long memory = Math.min(128L << 20, Runtime.getRuntime().maxMemory() / 4);
        return new ServerLimits(fetches, memory, 1024, Duration.ofSeconds(30), 1 << 14);
    }

    /** How long a client may take for so many bytes. */
    Duration longest(long bytes) {
        return patience.plusSeconds(bytes / slowest);
    }

    /** How long it may while others wait for the memory that they are in. */
    Duration longestInARush(long bytes) {
        return patience.plusSeconds(bytes / slowest / IN_A_RUSH);
    }
}
