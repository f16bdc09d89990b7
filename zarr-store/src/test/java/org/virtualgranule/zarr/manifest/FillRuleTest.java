package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillRuleTest {
    private final List<String> notes = new ArrayList<>();

    private FillValue fill(ZarrType type, String text, String attribute) {
        ElementType element = ElementType.number(type, ByteOrder.LITTLE_ENDIAN);
        return new FillRule(element, Optional.ofNullable(attribute), (topic, note) -> notes.add(note))
                .of(Optional.ofNullable(text));
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
    void otherSixDigitsMayBeCutWhichIsSaid() {
        assertThat(float32("-1.26765e+30", null)).isEqualTo(-0x1p100f);
        notes.clear();
        assertThat(float64("-33.5845", null)).isEqualTo(-33.5845);
        assertThat(notes).containsExactly("fill value \"-33.5845\" has six digits, taken as -33.5845");
        notes.clear();
        assertThat(float64("-999.9", null)).isEqualTo(-999.9);
        assertThat(float64("100000", null)).isEqualTo(100000);
        assertThat(notes).isEmpty();
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

    @Test
    void anAttributeWithAnAbsurdExponentIsPassedOver() {
        assertThat(float64("1.5", "1e999999999")).isEqualTo(1.5);
        assertThat(fill(ZarrType.INT32, null, "1e999999999")).isEqualTo(FillValue.ZERO);
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
