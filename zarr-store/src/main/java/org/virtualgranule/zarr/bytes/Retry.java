package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * Tries again after failures that may pass, with growing pauses.
 *
 * @param tries number of tries in all, at least 1
 * @param pause before the second try; doubled before each further one, and spread at random by up to half
 */
record Retry(int tries, Duration pause) {
    /** Something to try; an {@link IOException} may pass, every other exception ends it. */
    interface Call<T> {
        T call() throws IOException;
    }

    <T> T call(URI location, Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (IOException e) {
                if (attempt >= tries || e instanceof UnknownHostException) {
                    throw new ChunkReadException(
                            Locations.name(location),
                            Locations.display(location) + ": " + reason(e) + " (" + attempt
                                    + (attempt == 1 ? " try)" : " tries)"),
                            e);
                }
                sleep(location, attempt);
            }
        }
    }

    /** What went wrong, in words; some exceptions have none but their name. */
    static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void sleep(URI location, int attempt) {
        long millis = pause.toMillis() << (attempt - 1);
        try {
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChunkReadException(Locations.name(location), "interrupted while waiting to try again", e);
        }
    }
}
