package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * What is known of each host: how many requests it is sent at the same time, and whether it is there at all. A host that
 * could not be reached with all tries, or was silent until the deadline, is left alone for a while, else a run of many
 * granules would wait for each.
 */
final class Hosts {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final int slots;
    private final Map<String, Host> byName = new ConcurrentHashMap<>();

    Hosts(int slots) {
        this.slots = slots;
    }

    Host of(URI location) {
        return byName.computeIfAbsent(name(location), any -> new Host(slots));
    }

    /** Host and port, without user information. */
    static String name(URI location) {
        String name = String.valueOf(location.getRawAuthority()).toLowerCase(Locale.ROOT);
        return name.substring(name.indexOf('@') + 1);
    }

    static boolean isUnreachable(IOException cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SocketTimeoutException
                        && String.valueOf(cause.getMessage()).contains("connect");
    }

    /**
     * Why a host is left alone, and until when in the time of {@link System#nanoTime}. A host that was only silent is
     * tried by one at a time: it may have been the one file.
     */
    private record Outage(String reason, long until, boolean isCertain) {
        String message() {
            return "the host " + (isCertain ? "could not be reached" : "was silent") + " a moment ago: " + reason;
        }
    }

    /** One host. */
    static final class Host {
        private final Semaphore free;
        private final Lock trying = new ReentrantLock();
        private volatile Optional<Outage> outage = Optional.empty();
        private volatile Optional<Long> lastAnswer = Optional.empty();

        Host(int slots) {
            free = new Semaphore(slots);
        }

        /** Does something with the host when it is its turn. */
        <T> T call(URI location, Supplier<T> work) {
            acquire(location);
            try {
                Optional<Outage> known = outage.filter(o -> System.nanoTime() - o.until() < 0);
                return known.isPresent() ? tried(location, known.get(), work) : answered(work);
            } finally {
                free.release();
            }
        }

        /**
         * One at a time tries whether the host is back. When it answered not long ago the others wait for what comes of
         * that: a server that is started anew costs no granule.
         */
        private <T> T tried(URI location, Outage known, Supplier<T> work) {
            boolean waits = known.isCertain() && answeredWithin(PAUSE);
            if (waits) {
                lock(location);
            } else if (known.isCertain() || !trying.tryLock()) {
                throw HttpByteSource.fail(location, known.message());
            }
            try {
                if (outage.isPresent()) {
                    if (waits && !answeredWithin(PAUSE)) {
                        throw HttpByteSource.fail(location, known.message()); // those before tried for long enough
                    }
                    return answered(work);
                }
            } finally {
                trying.unlock();
            }
            return answered(work);
        }

        private boolean answeredWithin(Duration time) {
            return lastAnswer
                    .filter(answer -> System.nanoTime() - answer < time.toNanos())
                    .isPresent();
        }

        private void lock(URI location) {
            try {
                trying.lockInterruptibly();
            } catch (InterruptedException e) {
                throw interrupted(location, e);
            }
        }

        private <T> T answered(Supplier<T> work) {
            long begin = System.nanoTime();
            try {
                T result = work.get();
                lastAnswer = Optional.of(System.nanoTime());
                outage = Optional.empty();
                return result;
            } catch (ChunkReadException e) {
                if (e.getCause() instanceof IOException cause) {
                    boolean unreachable = isUnreachable(cause);
                    if (unreachable
                            || isSilent(cause)
                                    && lastAnswer
                                            .filter(answer -> answer - begin > 0)
                                            .isEmpty()) {
                        long until = System.nanoTime() + PAUSE.toNanos();
                        outage = Optional.of(new Outage(Retry.reason(cause), until, unreachable));
                    }
                } else if (!(e.getCause() instanceof InterruptedException)) {
                    lastAnswer = Optional.of(System.nanoTime()); // no is an answer
                }
                throw e;
            }
        }

        private void acquire(URI location) {
            try {
                free.acquire();
            } catch (InterruptedException e) {
                throw interrupted(location, e);
            }
        }

        private static ChunkReadException interrupted(URI location, InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ChunkReadException(Locations.name(location), "interrupted while waiting for its turn", e);
        }

        private static boolean isSilent(IOException cause) {
            return cause instanceof InterruptedIOException
                    && !Thread.currentThread().isInterrupted();
        }
    }
}
