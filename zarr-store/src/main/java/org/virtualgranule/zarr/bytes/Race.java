package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A request that may be sent a second time. The first good answer wins, and the other request is broken off; both must
 * fail for the race to fail, unless one failure says that another try does not help.
 */
final class Race<T> {
    private final Hedge.Try<T> work;
    private final Ticket firstTicket;
    private final Ticket secondTicket;
    private final CompletableFuture<T> winner = new CompletableFuture<>();
    private final CompletableFuture<Void> secondEnded = new CompletableFuture<>();
    private boolean secondBegun;
    private boolean over;

    Race(Hedge.Try<T> work, Duration left) {
        this.work = work;
        firstTicket = new Ticket(left);
        secondTicket = new Ticket(left);
    }

    /** Sends the first request, and gives the answer of whichever wins. */
    T first() throws IOException {
        try {
            T answer = work.send(firstTicket);
            if (winner.complete(answer)) {
                return answer;
            }
            discard(answer);
            return winner.join();
        } catch (IOException e) {
            // failed, or broken off because the other won
            if (isSecondUnderWay()) {
                awaitSecond();
            }
            if (winner.isDone()) {
                return winner.join();
            }
            throw e;
        } finally {
            end();
        }
    }

    /** Sends the second request; nothing happens if the race is over. */
    void second() {
        if (!beginSecond()) {
            return;
        }
        try {
            T answer = work.send(secondTicket);
            secondTicket.release();
            if (winner.complete(answer)) {
                firstTicket.cancel();
            } else {
                discard(answer);
            }
        } catch (IOException | RuntimeException e) {
            // the first request decides
            secondTicket.cancel();
        } finally {
            secondEnded.complete(null);
        }
    }

    private synchronized boolean beginSecond() {
        secondBegun = !over;
        return secondBegun;
    }

    /** Whether the second request was sent; if not, it never will be. */
    private synchronized boolean isSecondUnderWay() {
        over = true;
        return secondBegun;
    }

    private synchronized void end() {
        over = true;
        secondTicket.cancel();
    }

    private void awaitSecond() throws IOException {
        try {
            secondEnded.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void discard(Object answer) {
        if (answer instanceof Document document) {
            try {
                document.close();
            } catch (IOException e) {
                // nobody wants it any more
            }
        }
    }
}
