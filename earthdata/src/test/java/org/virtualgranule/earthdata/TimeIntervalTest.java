package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeIntervalTest {
    @ParameterizedTest
    @CsvSource({
        "2019-01-01/2019-12-31, 2019-01-01T00:00:00Z/2019-12-31T23:59:59.999Z",
        "2019-01-01/2019-01-01, 2019-01-01T00:00:00Z/2019-01-01T23:59:59.999Z",
        "2019-01-01T12:30:00Z/2019-01-02T00:00:00+02:00, 2019-01-01T12:30:00Z/2019-01-01T22:00:00Z",
        "2019-01-01T12:30:00/2019-01-01T12:31, 2019-01-01T12:30:00Z/2019-01-01T12:31:00Z",
        "2019-01-01/, 2019-01-01T00:00:00Z/",
        "2019-01-01/.., 2019-01-01T00:00:00Z/",
        "/2019-01-01, /2019-01-01T23:59:59.999Z",
        "../2019-01-01T00:00:00.5Z, /2019-01-01T00:00:00.500Z"
    })
    void bothEndsBelongToIt(String text, String meaning) {
        assertThat(TimeInterval.parse(text)).hasToString(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "../..",
                "2019-01-01",
                "2019-01-01/2019-02-30",
                "2019-13-01/..",
                "a/b",
                "1/2/3",
                "2019-01-01 12:00/..",
                "2019-01-01,2019-01-02",
                "2019-01-01\u001b[31m/.."
            })
    void whatIsNoneIsRefusedWithTheFormThatIsWanted(String text) {
        assertThatThrownBy(() -> TimeInterval.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write START/END")
                .hasMessageNotContaining("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-01-02/2019-01-01", "2019-01-01T01:00:00Z/2019-01-01T00:59:59Z"})
    void anEndBeforeTheStartIsRefused(String text) {
        assertThatThrownBy(() -> TimeInterval.parse(text)).hasMessageContaining("before its start");
    }
}
