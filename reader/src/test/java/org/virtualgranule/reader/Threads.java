package org.virtualgranule.reader;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Threads that are expected to wait. */
final class Threads {
    private Threads() {}

    /** Something done on a thread of its own; its failure is the answer's. */
    record Started(Thread thread, CompletableFuture<Boolean> interrupted) {
        /** Returns when the thread waits for something; a test that would wait for ever fails by its time limit. */
        void awaitWaiting() {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        /** Whether the work ended with the thread's interrupt status set; what it threw comes out here. */
        boolean ended() throws Exception {
            return interrupted.get(Duration.ofSeconds(20).toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    static Started start(Runnable work) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                work.run();
                end.complete(Thread.currentThread().isInterrupted());
            } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Started(thread, end);
    }
}
