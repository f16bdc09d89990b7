package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    private void add(int count, long size, long millis) {
        for (int i = 0; i < count; i++) {
            latencies.add(size, Duration.ofMillis(millis));
        }
    }

    @Test
    void aFewAnswersTellNothing() {
        add(99, 500, 10);
        assertThat(latencies.slow(500)).isEmpty();
    }

    @Test
    void theSlowestHundredthIsLeftOut() {
        add(254, 500, 10);
        add(2, 500, 9000);
        assertThat(latencies.slow(500)).contains(Duration.ofMillis(10));
    }

    @Test
    void oldAnswersAreForgotten() {
        add(256, 500, 10);
        add(256, 500, 70);
        assertThat(latencies.slow(500)).contains(Duration.ofMillis(70));
    }

    @Test
    void smallAnswersSayNothingOfLargeOnes() {
        add(256, 500, 10);
        assertThat(latencies.slow(60_000)).isEmpty();
        add(256, 60_000, 40);
        assertThat(latencies.slow(50_000)).contains(Duration.ofMillis(40));
        assertThat(latencies.slow(0)).contains(Duration.ofMillis(10));
        assertThat(latencies.slow(1L << 40)).isEmpty();
    }
}
