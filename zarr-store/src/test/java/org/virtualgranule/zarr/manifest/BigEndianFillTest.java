package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;

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
                .containsExactly("fill value \"" + text + "\" of big-endian data taken as _FillValue " + attribute);
    }

    @Test
    void aNumberThatIsNotSwappedIsTakenAsWritten() {
        assertThat(fill(ZarrType.INT16, "-99", "-99").bits()).isEqualTo(-99);
        assertThat(notes).isEmpty();
        assertThat(fill(ZarrType.INT16, "-99", "-98").bits()).isEqualTo(-99);
        assertThat(notes).containsExactly("fill value \"-99\" of big-endian data taken as written");
    }

    @Test
    void zeroAndAMissingAttributeLeaveTheTextAlone() {
        assertThat(fill(ZarrType.INT32, "0", "-999")).isEqualTo(FillValue.ZERO);
        assertThat(fill(ZarrType.FLOAT32, "0", "-999")).isEqualTo(FillValue.ZERO);
        assertThat(fill(ZarrType.INT32, "436011007", null).bits()).isEqualTo(436011007);
        assertThat(notes).isEmpty();
    }

    @Test
    void ofFloatsTheAttributeIsPreferred() {
        assertThat(fill(ZarrType.FLOAT32, "4.63558e-41", "-9999")).isEqualTo(FillValue.ofFloat(-9999f));
        assertThat(fill(ZarrType.FLOAT64, "nan", "1.5")).isEqualTo(FillValue.ofDouble(1.5));
        assertThat(notes).hasSize(2);
    }

    @Test
    void oneByteHasNoOrder() {
        assertThat(fill(ZarrType.INT8, "5", "7").bits()).isEqualTo(5);
        assertThat(notes).isEmpty();
    }
}
