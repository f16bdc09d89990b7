package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FetchPoolTest {
    @Test
    void closingInterruptsWhatIsUnderWayAndTakesNothingMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        FetchPool pool = new FetchPool(1);
        pool.threads().execute(() -> {
            begun.countDown();
            if (!Waits.sleep()) {
                interrupted.countDown();
            }
        });
        begun.await();
        pool.close();
        assertThat(Waits.await(interrupted)).isTrue();
        assertThatThrownBy(() -> pool.threads().submit(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void itsThreadsDoNotKeepAProcessAlive() throws Exception {
        try (FetchPool pool = new FetchPool(1)) {
            assertThat(pool.threads()
                            .submit(() -> Thread.currentThread().isDaemon())
                            .get())
                    .isTrue();
        }
    }

    @Test
    void timesOfDecodingAddUp() {
        try (FetchPool pool = new FetchPool(1)) {
            assertThat(pool.decodeTime()).isZero();
            pool.decodedSince(System.nanoTime() - 3_000_000);
            pool.decodedSince(System.nanoTime() - 4_000_000);
            assertThat(pool.decodeTime().toMillis()).isGreaterThanOrEqualTo(7);
        }
    }
}
