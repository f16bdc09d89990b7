package org.virtualgranule.netcdf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ucar.nc2.util.CancelTask;

/** Whether whoever opens a file still wants it. */
final class Cancellation {
    private static final long LOOK_MILLIS = 100;

    private final Optional<CancelTask> task;

    /** Takes what netcdf-java hands over: empty where nobody can cancel. */
    Cancellation(Optional<CancelTask> task) {
        this.task = task;
    }

    /**
     * Goes on, or not.
     *
     * @throws InterruptedIOException if it was cancelled
     */
    void check() throws InterruptedIOException {
        if (task.filter(CancelTask::isCancel).isPresent()) {
            throw new InterruptedIOException("opening was cancelled");
        }
    }

    /** Opens a granule, which may take long. */
    @FunctionalInterface
    interface Opening {
        OpenGranule.Opened open() throws IOException;
    }

    /**
     * Opens a granule, and returns at once when it is cancelled meanwhile.
     *
     * @param opening opens it; it is interrupted when it is not wanted any more
     * @return the open granule
     * @throws InterruptedIOException if it was cancelled, or the calling thread interrupted
     * @throws IOException if it cannot be opened
     */
    OpenGranule.Opened open(Opening opening) throws IOException {
        check();
        if (task.isEmpty()) {
            return opening.open();
        }
        CompletableFuture<OpenGranule.Opened> granule = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(granule, opening), "granule");
        thread.setDaemon(true);
        thread.start();
        try {
            return awaited(granule);
        } catch (InterruptedIOException e) {
            thread.interrupt();
            granule.thenAccept(opened -> opened.granule().close());
            throw e;
        }
    }

    private static void complete(CompletableFuture<OpenGranule.Opened> granule, Opening opening) {
        try {
            granule.complete(opening.open());
        } catch (IOException | RuntimeException | Error e) {
            granule.completeExceptionally(e);
        }
    }

    private OpenGranule.Opened awaited(CompletableFuture<OpenGranule.Opened> granule) throws IOException {
        while (true) {
            try {
                return granule.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                check();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while opening");
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            }
        }
    }

    private static IOException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (IOException) cause;
    }
}
