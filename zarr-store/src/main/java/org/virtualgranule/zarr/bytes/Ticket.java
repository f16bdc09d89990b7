package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The right to send requests for one try; it can be taken back from another thread. */
final class Ticket {
    private final long end;
    private Optional<Call> current = Optional.empty();
    private boolean cancelled;

    /** A ticket that expires. */
    Ticket(Duration left) {
        end = System.nanoTime() + left.toNanos();
    }

    /** Sends a request; the time that is left holds for the body too. */
    Response execute(OkHttpClient client, Request request) throws IOException {
        Call call = client.newCall(request);
        // at least a millisecond: 0 would mean for ever
        call.timeout().timeout(Math.max(1_000_000, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        synchronized (this) {
            if (cancelled) {
                throw new IOException("given up");
            }
            current = Optional.of(call);
        }
        try {
            return call.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // the client's Kotlin code throws what it does not declare: so when it is interrupted while connecting
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted").initCause(e);
            }
            throw new IOException(e);
        }
    }

    /** The answer is somebody's, who may still be reading it: it is not broken off any more. */
    synchronized void release() {
        current = Optional.empty();
    }

    /** Breaks off what is under way, and lets nothing more begin. */
    synchronized void cancel() {
        cancelled = true;
        current.ifPresent(Call::cancel);
    }
}
