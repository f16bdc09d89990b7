package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * Tries again after failures that may pass, with growing pauses, or those that the server asks for.
 *
 * @param patience how often, and for how long
 */
record Retry(Patience patience) {
    /** Something to try; an {@link IOException} may pass, every other exception ends it. */
    interface Call<T> {
        /** Tries once; {@code left} is never negative. */
        T call(Duration left) throws IOException;
    }

    /** The server is busy, and may have said for how long. */
    static final class Busy extends IOException {
        private static final long serialVersionUID = 1;
        private final Duration pause;

        Busy(String message, Duration pause) {
            super(message);
            this.pause = pause;
        }
    }

    <T> T call(URI location, Traffic traffic, Call<T> call) {
        long end = System.nanoTime() + patience.deadline().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call(left(end));
            } catch (IOException e) {
                Duration wait = wait(attempt, e);
                boolean late = wait.compareTo(left(end)) >= 0;
                if (attempt >= patience.tries() || late || e instanceof UnknownHostException) {
                    throw failed(location, e, attempt, late ? " within " + shown(patience.deadline()) : "");
                }
                sleep(location, wait);
                traffic.retry();
            }
        }
    }

    private static ChunkReadException failed(URI location, IOException e, int attempts, String within) {
        String count = attempts + (attempts == 1 ? " try" : " tries");
        return new ChunkReadException(
                Locations.name(location),
                Locations.display(location) + ": " + reason(e) + " (" + count + within + ")",
                e);
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static String shown(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    /** What went wrong, in words; some exceptions have none but their name. */
    static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private Duration wait(int attempt, IOException e) {
        long millis = patience.pause().toMillis() << Math.min(attempt - 1, 10);
        Duration own = Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        return e instanceof Busy busy && busy.pause.compareTo(own) > 0 ? busy.pause : own;
    }

    private static void sleep(URI location, Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChunkReadException(Locations.name(location), "interrupted while waiting to try again", e);
        }
    }
}
