package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({
        "'\"a\"', '', true",
        "'W/\"a\"', '', false",
        "'W/\"a\"', 'Mon, 16 Nov 2020 00:00:00 GMT', false",
        "'', 'Mon, 16 Nov 2020 00:00:00 GMT', true",
        "'', 'yesterday', false",
        "'', '', false"
    })
    void strongTagsAndTimesLongAgoTellTheBytes(String tag, String modified, boolean strong) {
        assertThat(new Version(tag, modified).isStrong()).isEqualTo(strong);
    }

    @Test
    void aTimeThatIsNotOverYetMayStandForTwoStates() {
        String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC));
        assertThat(new Version("", now).isStrong()).isFalse();
        String before = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minus(Duration.ofMinutes(2)).atZone(ZoneOffset.UTC));
        assertThat(new Version("", before).isStrong()).isTrue();
    }
}
