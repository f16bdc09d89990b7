package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Integers, and what is no number of the type. */
class FillNumberTest {
    private static FillValue fill(ZarrType type, String text, String attribute) {
        ElementType element = ElementType.number(type, ByteOrder.LITTLE_ENDIAN);
        return new FillRule(element, Optional.ofNullable(attribute), (topic, note) -> {}).of(Optional.ofNullable(text));
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, -128, -128",
        "INT8, 255, -1",
        "UINT8, 255, 255",
        "UINT8, -1, 255",
        "INT16, -999, -999",
        "INT16, 65535, -1",
        "UINT16, 65535, 65535",
        "INT32, ' +7 ', 7",
        "INT32, -9999.000000, -9999",
        "INT32, 1e3, 1000",
        "UINT32, 4294967295, 4294967295",
        "INT64, -9223372036854775808, -9223372036854775808",
        "UINT64, 18446744073709551615, -1",
        "UINT64, 9223372036854775808, -9223372036854775808",
        "INT64, -0, 0"
    })
    void integersAreTheirBits(ZarrType type, String text, long bits) {
        assertThat(fill(type, text, null)).isEqualTo(FillValue.of(bits));
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 256",
        "INT8, -129",
        "UINT16, 65536",
        "INT32, 1.5",
        "UINT64, 18446744073709551616",
        "INT64, 1e999999999",
        "INT32, 1e-999999999",
        "INT32, nan",
        "INT32, 0x10",
        "FLOAT32, 1e999999999",
        "FLOAT64, 1e-999999999",
        "FLOAT64, 1e99999999999",
        "FLOAT32, abc",
        "FLOAT32, \u0663",
        "INT32, \u0663",
        "FLOAT64, 1 2"
    })
    void whatIsNoNumberOfTheTypeIsNotMapped(ZarrType type, String text) {
        assertThatExceptionOfType(NotMappable.class)
                .isThrownBy(() -> fill(type, text, null))
                .withMessage("its fill value \"" + text + "\" is no " + type.zarrName());
    }

    @ParameterizedTest
    @EnumSource(names = {"INT32", "UINT64", "FLOAT32", "FLOAT64"})
    void millionsOfDigitsTakeNoTime(ZarrType type) {
        String digits = "7".repeat(5_000_000);

        assertThat(fill(type, null, digits)).isEqualTo(FillValue.ZERO);
        assertThatExceptionOfType(NotMappable.class).isThrownBy(() -> fill(type, digits, null));
    }
}
