package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * Tries again after failures that may pass, with growing pauses, or those that the server asks for.
 *
 * @param patience how often, and for how long in all
 * @param sleep how it waits between two tries
 */
public record Retry(Patience patience, Sleep sleep) {
    private static final Set<Integer> MAY_PASS = Set.of(429, 500, 502, 503, 504);
    private static final int MOST_CAUSES = 10;

    /**
     * Waits as one does.
     *
     * @param patience how often, and for how long in all
     */
    public Retry(Patience patience) {
        this(patience, time -> Thread.sleep(time.toMillis()));
    }

    /**
     * Something to try.
     *
     * @param <T> the result's type
     */
    public interface Call<T> {
        /**
         * Tries once.
         *
         * @param left of the time for all tries; never negative
         * @return the result
         * @throws IOException if another try may help; every other exception ends it
         */
        T call(Duration left) throws IOException;
    }

    /** Waits. */
    public interface Sleep {
        /**
         * Waits for some time.
         *
         * @param time how long
         * @throws InterruptedException if the thread is to end
         */
        void of(Duration time) throws InterruptedException;
    }

    /** Told before each further try. */
    public interface Again {
        /**
         * A try failed.
         *
         * @param reason what went wrong
         * @param since time since the first try began
         */
        void after(String reason, Duration since);
    }

    /** Makes the error of the last failure. */
    public interface Failure {
        /**
         * Names the source.
         *
         * @param reason what went wrong, and how often it was tried
         * @param cause the last failure
         * @return the error
         */
        ChunkReadException of(String reason, Exception cause);
    }

    /** The server is busy, and may have said for how long. */
    private static final class Busy extends IOException {
        private static final long serialVersionUID = 1;
        private final Duration pause;

        Busy(String message, Duration pause) {
            super(message);
            this.pause = pause;
        }
    }

    /**
     * Fails, for another try, if the status of an answer says that the server is busy or had an accident.
     *
     * @param status the status
     * @param retryAfter the header of that name; empty if there is none
     * @throws IOException if another try may help
     */
    public static void check(int status, String retryAfter) throws IOException {
        if (MAY_PASS.contains(status)) {
            throw new Busy("HTTP " + status, RetryAfter.of(retryAfter));
        }
    }

    /**
     * Tries until it succeeds, or there is no time or try left.
     *
     * @param call what to try
     * @param again told before each further try
     * @param failure makes the error
     * @return the result of the first try that succeeds
     * @param <T> the result's type
     * @throws ChunkReadException that {@code failure} makes
     */
    public <T> T call(Call<T> call, Again again, Failure failure) {
        long end = System.nanoTime() + patience.deadline().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call(left(end));
            } catch (IOException e) {
                Duration wait = wait(attempt, e);
                boolean late = wait.compareTo(left(end)) >= 0;
                if (attempt >= patience.tries() || late || !mayPass(e)) {
                    String within = late ? " within " + shown(patience.deadline()) : "";
                    String count = attempt + (attempt == 1 ? " try" : " tries");
                    throw failure.of(reason(e) + " (" + count + within + ")", e);
                }
                sleep(wait, failure);
                again.after(reason(e), patience.deadline().minus(left(end)));
            }
        }
    }

    /** A name that nobody knows and a certificate that nobody vouches for stay so. */
    private static boolean mayPass(IOException e) {
        return !(e instanceof UnknownHostException) && !isUntrusted(e);
    }

    private static boolean isUntrusted(IOException e) {
        return e instanceof SSLPeerUnverifiedException
                || e instanceof SSLException
                        && Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                                .limit(MOST_CAUSES)
                                .anyMatch(CertificateException.class::isInstance);
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
        if (isUntrusted(e)) {
            return "the host's certificate is not trusted: " + e.getMessage();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private Duration wait(int attempt, IOException e) {
        Duration own = patience.pauseBefore(attempt + 1);
        return e instanceof Busy busy && busy.pause.compareTo(own) > 0 ? busy.pause : own;
    }

    private void sleep(Duration wait, Failure failure) {
        try {
            sleep.of(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure.of("interrupted while waiting to try again", e);
        }
    }
}
