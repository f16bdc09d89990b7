package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long is waited before a further try. */
class PatienceTest {
    private static final Patience PATIENCE = Patience.usual().withPause(Duration.ofMillis(200));

    @ParameterizedTest
    @CsvSource({"2, 200", "3, 400", "4, 800", "12, 204800", "99, 204800"})
    void pausesGrowToAThousandfoldAndAreSpread(int attempt, long millis) {
        for (int i = 0; i < 100; i++) {
            assertThat(PATIENCE.pauseBefore(attempt).toMillis()).isBetween(millis, millis + millis / 2);
        }
    }

    @Test
    void whoWantsNoPauseGetsNone() {
        assertThat(PATIENCE.withPause(Duration.ZERO).pauseBefore(9)).isZero();
    }
}
