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
import java.util.concurrent.atomic.AtomicBoolean;
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
        String name = String.valueOf(location.getRawAuthority()).toLowerCase(Locale.ROOT);
        return byName.computeIfAbsent(name.substring(name.indexOf('@') + 1), any -> new Host(slots));
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
        private final AtomicBoolean trying = new AtomicBoolean();
        private volatile Optional<Outage> outage = Optional.empty();
        private volatile long lastAnswer = System.nanoTime();

        Host(int slots) {
            free = new Semaphore(slots);
        }

        /** Does something with the host when it is its turn. */
        <T> T call(URI location, Supplier<T> work) {
            acquire(location);
            try {
                Optional<Outage> known = outage.filter(o -> System.nanoTime() - o.until() < 0);
                if (known.isEmpty()) {
                    return answered(work);
                }
                if (known.get().isCertain() || !trying.compareAndSet(false, true)) {
                    throw HttpByteSource.fail(location, known.get().message());
                }
                try {
                    return answered(work);
                } finally {
                    trying.set(false);
                }
            } finally {
                free.release();
            }
        }

        private <T> T answered(Supplier<T> work) {
            long begin = System.nanoTime();
            try {
                T result = work.get();
                lastAnswer = System.nanoTime();
                outage = Optional.empty();
                return result;
            } catch (ChunkReadException e) {
                if (e.getCause() instanceof IOException cause) {
                    boolean unreachable = isUnreachable(cause);
                    if (unreachable || isSilent(cause) && lastAnswer - begin < 0) {
                        long until = System.nanoTime() + PAUSE.toNanos();
                        outage = Optional.of(new Outage(Retry.reason(cause), until, unreachable));
                    }
                } else {
                    lastAnswer = System.nanoTime(); // no is an answer
                }
                throw e;
            }
        }

        private void acquire(URI location) {
            try {
                free.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ChunkReadException(Locations.name(location), "interrupted while waiting for its turn", e);
            }
        }

        private static boolean isSilent(IOException cause) {
            return cause instanceof InterruptedIOException
                    && !Thread.currentThread().isInterrupted();
        }
    }
}
