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

/** The writer prints the fill value of big-endian data with its bytes swapped; the one for HDF4 does not. */
class BigEndianFillTest {
    private final List<String> notes = new ArrayList<>();

    private FillValue fill(ZarrType type, String text, String attribute) {
        ElementType element = ElementType.number(type, ByteOrder.BIG_ENDIAN);
        return new FillRule(element, Optional.ofNullable(attribute), (topic, note) -> notes.add(note))
                .of(Optional.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "INT32, 436011007, -999",
        "INT16, 6652, -999",
        "UINT16, 65280, 255",
        "UINT32, 16777216, 1",
        "INT64, 1872653020055994367, -999",
        "UINT64, 18446744073709551360, 72057594037927935",
    })
    void aSwappedNumberIsTheAttribute(ZarrType type, String text, long attribute) {
        assertThat(fill(type, text, Long.toString(attribute)).bits()).isEqualTo(attribute);
        assertThat(notes)
                .containsExactly("fill value \"" + text + "\" of big-endian data is _FillValue " + attribute
                        + " with its bytes swapped");
    }

    @Test
    void aNumberThatIsTheAttributeOrTheSameBothWaysIsTakenAsWritten() {
        assertThat(fill(ZarrType.INT16, "-99", "-99").bits()).isEqualTo(-99);
        assertThat(fill(ZarrType.INT16, "-1", "-99").bits()).isEqualTo(-1);
        assertThat(fill(ZarrType.UINT16, "65535", null).bits()).isEqualTo(65535);
        assertThat(fill(ZarrType.INT32, "0", "-999")).isEqualTo(FillValue.ZERO);
        assertThat(fill(ZarrType.FLOAT32, "0", "-999")).isEqualTo(FillValue.ZERO);
        assertThat(notes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INT16, -99, -98",
        "INT32, 436011007, ",
        "FLOAT32, 1.5, ",
        "FLOAT32, 4.63558e-41, -9999",
        "FLOAT64, nan, 1.5"
    })
    void aNumberThatMayBeSwappedOrNotIsNotGuessed(ZarrType type, String text, String attribute) {
        assertThatExceptionOfType(NotMappable.class)
                .isThrownBy(() -> fill(type, text, attribute))
                .withMessageContaining("fill value \"" + text + "\", printed from big-endian bytes, may be any");
    }

    @Test
    void aSwappedFloatIsTheAttributeOrAKnownConstantIfThatPrintsTheSame() {
        // numpy: '%g' of float32(-9999).byteswap(), of FLT_MAX swapped (a NaN), of netCDF's default swapped
        assertThat(fill(ZarrType.FLOAT32, "5.52045e-39", "-9999")).isEqualTo(FillValue.ofFloat(-9999f));
        assertThat(fill(ZarrType.FLOAT32, "-nan", "3.4028235e+38")).isEqualTo(FillValue.ofFloat(Float.MAX_VALUE));
        assertThat(fill(ZarrType.FLOAT32, "8.62695e-41", null)).isEqualTo(FillValue.ofFloat(9.96921e36f));
        assertThat(notes).hasSize(3);
    }

    @Test
    void whatIsNeverNeededIsTakenAsWritten() {
        ElementType element = ElementType.number(ZarrType.INT32, ByteOrder.BIG_ENDIAN);
        FillRule rule = new FillRule(element, Optional.empty(), false, (topic, note) -> notes.add(note));

        assertThat(rule.of(Optional.of("436011007")).bits()).isEqualTo(436011007);
        assertThat(notes).isEmpty();
    }

    @Test
    void oneByteHasNoOrder() {
        assertThat(fill(ZarrType.INT8, "5", "7").bits()).isEqualTo(5);
        assertThat(notes).isEmpty();
    }
}
