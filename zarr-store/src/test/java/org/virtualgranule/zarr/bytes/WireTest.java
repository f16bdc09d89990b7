package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WireTest {
    /** 40 ms, 80 MB/s, 10 lanes: a request occupies its lane for as long as 320 kB take. */
    private static final Wire WIRE = new Wire(Duration.ofMillis(40), 80e6, 10);

    @Test
    void nothingIsReadInVainWhenAllRequestsGoOutAtOnce() {
        assertThat(WIRE.gap(10, 1000)).isZero();
    }

    @Test
    void aGapIsWorthWhatTheNetworkCouldBringInTheMeantime() {
        assertThat(WIRE.gap(11, 1000)).isEqualTo(320_000);
    }

    @Test
    void nothingIsReadInVainWhenTheBytesTakeLongerThanTheWaiting() {
        // 100 requests wait 0.4 s in 10 lanes, in which 32 MB come
        assertThat(WIRE.gap(100, 31_999_000)).isEqualTo(320_000);
        assertThat(WIRE.gap(100, 32_000_000)).isZero();
    }

    @Test
    void onThisMachineNoRequestIsSavedByAByte() {
        assertThat(Wire.LOCAL.gap(1_000_000, 1)).isZero();
    }

    @Test
    void aNetworkThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Wire(Duration.ofMillis(-1), 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Wire(Duration.ZERO, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Wire(Duration.ZERO, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Wire(Duration.ZERO, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
