package org.virtualgranule.zarr.array;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends when the thread is interrupted: then the answer is false. */
final class Waits {
    private Waits() {}

    /** Takes a minute. */
    static boolean sleep() {
        try {
            Thread.sleep(60_000);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
