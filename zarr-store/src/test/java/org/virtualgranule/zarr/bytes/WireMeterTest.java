package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Latency and bandwidth as a plan sees them; time passes when the test says so. */
class WireMeterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private long now = 7;
    private final WireMeter meter = new WireMeter(64, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void answer(Duration time, long bytes) {
        meter.begin();
        pass(time);
        meter.end(time, bytes);
    }

    @Test
    void asLongAsNothingIsKnownTheUsualIsTold() {
        assertThat(meter.wire()).isEqualTo(new Wire(Wire.USUAL_LATENCY, Wire.USUAL_BYTES_PER_SECOND, 64));
    }

    @Test
    void smallAnswersTellTheLatencyAndLargeOnesDoNot() {
        for (int i = 0; i < 300; i++) {
            answer(Duration.ofMillis(100), 1000);
            answer(SECOND, 10 << 20);
        }
        assertThat(meter.wire().latency().toMillis()).isBetween(99L, 100L);
    }

    @Test
    void oneSlowAnswerHardlyChangesIt() {
        answer(SECOND, 1000);
        assertThat(meter.wire().latency().toMillis()).isBetween(31L, 61L);
    }

    @Test
    void theBandwidthIsThatOfAllAnswersTogether() {
        for (int i = 0; i < 20; i++) {
            meter.begin();
            meter.begin();
            pass(SECOND);
            meter.end(SECOND, 5_000_000);
            meter.end(SECOND, 5_000_000);
        }
        assertThat(meter.wire().bytesPerSecond()).isCloseTo(10e6, within(1e5));
    }

    @Test
    void timeInWhichNothingIsAwaitedDoesNotCount() {
        for (int i = 0; i < 20; i++) {
            answer(SECOND, 8_000_000);
            pass(Duration.ofHours(1));
        }
        assertThat(meter.wire().bytesPerSecond()).isCloseTo(8e6, within(1e5));
    }

    @Test
    void failuresCountAsTimeWithoutBytesAndTellNoLatency() {
        for (int i = 0; i < 20; i++) {
            answer(SECOND, 0);
        }
        assertThat(meter.wire().latency()).isEqualTo(Wire.USUAL_LATENCY);
        assertThat(meter.wire().bytesPerSecond()).isPositive().isLessThan(100);
    }
}
