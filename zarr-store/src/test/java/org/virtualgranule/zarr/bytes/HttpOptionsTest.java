package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpOptionsTest {
    @Test
    void aHostIsSentAsManyRequestsAsThereAreThreadsButNeverFewerThanUsual() {
        HttpOptions usual = HttpOptions.defaults();
        assertThat(usual.forThreads(Optional.empty())).isEqualTo(usual);
        assertThat(usual.forThreads(Optional.of(1))).isEqualTo(usual);
        assertThat(usual.forThreads(Optional.of(500)).perHost()).isEqualTo(500);
        assertThat(usual.withPerHost(2).forThreads(Optional.of(7)).perHost()).isEqualTo(7);
        assertThatThrownBy(() -> usual.withPerHost(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
