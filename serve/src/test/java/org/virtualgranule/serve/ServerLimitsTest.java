package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1024, 1, 1, 1, 'at least 1 fetches, not 0'",
        "1, 1023, 1, 1, 1, 'at least 1024 bytes of memory, not 1023'",
        "1, 1024, 0, 1, 1, 'at least 1 connections, not 0'",
        "1, 1024, 1, 0, 1, 'at least 1 milliseconds of patience, not 0'",
        "1, 1024, 1, 1, 0, 'at least 1 bytes a second, not 0'"
    })
    void limitsThatWouldStopEverythingAreTheCallersMistake(
            int fetches, long memory, int connections, long millis, long slowest, String reason) {
        assertThatThrownBy(() -> new ServerLimits(fetches, memory, connections, Duration.ofMillis(millis), slowest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a server must have " + reason);
    }

    @Test
    void aClientHasMoreTimeForMoreBytesAndLessWhileOthersWait() {
        ServerLimits limits = new ServerLimits(1, 1024, 1, Duration.ofSeconds(30), 1 << 14);
        assertThat(limits.longest(128 << 20)).isEqualTo(Duration.ofSeconds(30 + 8192));
        assertThat(limits.longestInARush(128 << 20)).isEqualTo(Duration.ofSeconds(30 + 128));
    }
}
