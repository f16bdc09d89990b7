package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FillRuleTest {
    private final List<String> notes = new ArrayList<>();

    private FillValue fill(ZarrType type, String text, String attribute) {
        ElementType element = ElementType.number(type, ByteOrder.LITTLE_ENDIAN);
        return new FillRule(element, Optional.ofNullable(attribute), notes::add).of(Optional.ofNullable(text));
    }

    private float float32(String text, String attribute) {
        return Float.intBitsToFloat(
                (int) fill(ZarrType.FLOAT32, text, attribute).bits());
    }

    private double float64(String text, String attribute) {
        return Double.longBitsToDouble(fill(ZarrType.FLOAT64, text, attribute).bits());
    }

    @Test
    void sixDigitsStandForTheWellKnownConstants() {
        assertThat(float32("3.40282e+38", null)).isEqualTo(Float.MAX_VALUE);
        assertThat(float32("-3.40282e+38", null)).isEqualTo(-Float.MAX_VALUE);
        assertThat(float32("9.96921e+36", null)).isEqualTo(9.9692099683868690e+36f);
        assertThat(float64("3.40282e+38", null)).isEqualTo(3.4028234663852886e38);
        assertThat(float64("1.79769e+308", null)).isEqualTo(Double.MAX_VALUE);
        assertThat(float64("-1.79769e+308", null)).isEqualTo(-Double.MAX_VALUE);
        assertThat(float64("9.96921e+36", null)).isEqualTo(9.9692099683868690e+36);
    }

    @Test
    void anAttributeThatPrintsTheSameWins() {
        assertThat(float64("1.23457e+06", "1234567.5")).isEqualTo(1234567.5);
        assertThat(float32("3.40282e+38", "3.402823466e+38")).isEqualTo(Float.MAX_VALUE);
        assertThat(float64("-9999", "-9999.")).isEqualTo(-9999);
    }

    @Test
    void anAttributeThatIsSomethingElseDoesNotCount() {
        assertThat(fill(ZarrType.INT32, "0", "-999").bits()).isZero();
        assertThat(float32("0", "-9999")).isZero();
        assertThat(float64("1.5", "2.5")).isEqualTo(1.5);
        assertThat(float64("1.5", "no number")).isEqualTo(1.5);
        assertThat(float64("1.5", "NaN")).isEqualTo(1.5);
    }

    @Test
    void aTextOfMoreThanSixDigitsIsExact() {
        assertThat(float32("-9999.000000", "-9999.0001")).isEqualTo(-9999f);
        assertThat(float64("3.4028201e+38", null)).isEqualTo(3.4028201e38);
    }

    @Test
    void aFloatIsNotRoundedTwice() {
        // halfway between two floats as a double, a little above it as written
        String text = "1.00000005960464477540";

        assertThat(float32(text, null)).isEqualTo(Float.parseFloat(text)).isNotEqualTo((float)
                Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "-nan", " +nan "})
    void nanIsNan(String text) {
        assertThat(float32(text, null)).isNaN();
        assertThat(float64(text, "-999")).isNaN();
    }

    @Test
    void infinitiesAndNegativeZeroAreKept() {
        assertThat(float32("inf", null)).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(float64("-inf", null)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(fill(ZarrType.FLOAT64, "-0", null)).isEqualTo(FillValue.ofDouble(-0.0));
        assertThat(fill(ZarrType.FLOAT32, "-0.0", null)).isEqualTo(FillValue.ofFloat(-0.0f));
        assertThat(fill(ZarrType.FLOAT64, "0", null)).isEqualTo(FillValue.ZERO);
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
        assertThat(fill(type, text, null)).isEqualTo(new FillValue(bits));
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

    @Test
    void anAttributeWithAnAbsurdExponentIsPassedOver() {
        assertThat(float64("1.5", "1e999999999")).isEqualTo(1.5);
        assertThat(fill(ZarrType.INT32, null, "1e999999999")).isEqualTo(FillValue.ZERO);
    }

    @ParameterizedTest
    @EnumSource(names = {"INT32", "UINT64", "FLOAT32", "FLOAT64"})
    void millionsOfDigitsTakeNoTime(ZarrType type) {
        String digits = "7".repeat(5_000_000);

        assertThat(fill(type, null, digits)).isEqualTo(FillValue.ZERO);
        assertThatExceptionOfType(NotMappable.class).isThrownBy(() -> fill(type, digits, null));
    }

    @Test
    void withoutATextTheAttributeOrZeroIsAssumedAndNoted() {
        assertThat(fill(ZarrType.INT16, null, "-99").bits()).isEqualTo(-99);
        assertThat(fill(ZarrType.INT16, " ", null)).isEqualTo(FillValue.ZERO);
        assertThat(fill(ZarrType.INT16, null, "x")).isEqualTo(FillValue.ZERO);
        assertThat(notes)
                .containsExactly(
                        "no HDF5 fill value stated; elements that were never written are taken as -99",
                        "no HDF5 fill value stated; elements that were never written are taken as 0",
                        "no HDF5 fill value stated; elements that were never written are taken as 0");
    }
}
