package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HttpOptionsTest {
    @Test
    void aHostIsSentAsManyRequestsAsThereAreThreadsButNeverFewerThanUsual() {
        HttpOptions usual = HttpOptions.defaults();
        assertThat(usual.forThreads(1)).isEqualTo(usual);
        assertThat(usual.forThreads(500).perHost()).isEqualTo(500);
        assertThat(usual.withPerHost(2).forThreads(7).perHost()).isEqualTo(7);
        assertThatThrownBy(() -> usual.withPerHost(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
