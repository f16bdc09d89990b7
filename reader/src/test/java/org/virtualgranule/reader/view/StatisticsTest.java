package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;

/** Sums at the edges of the types; h5py's of whole granules are compared with in the integration tests. */
class StatisticsTest {
    @TempDir
    private Path folder;

    private Statistics stats(String type, int count, String fill, Consumer<ByteBuffer> values) throws IOException {
        try (VirtualGranule granule =
                new MadeGranule().with(type, "a", "" + count, fill, values).open(folder)) {
            return granule.array("a").stats();
        }
    }

    @Test
    void unsigned64BitNumbersAreNotNegativeAndTheirMeanIsExact() throws IOException {
        Statistics stats = stats("UInt64", 4, "7", b -> b.putLong(-1)
                .putLong(Long.MIN_VALUE)
                .putLong(0)
                .putLong(7));
        assertThat(stats.count()).isEqualTo(3);
        assertThat(stats.missing()).isEqualTo(1);
        assertThat(stats.min()).contains(BigInteger.ZERO);
        assertThat(stats.max()).contains(new BigInteger("18446744073709551615"));
        // (2^64 - 1 + 2^63) / 3
        assertThat(stats.mean()).hasValue(9223372036854775807.0 / 3 * 3);
        assertThat(stats.toString()).contains("max      18446744073709551615\n");
    }

    @Test
    void aSumThatNoLongHoldsGivesTheRightMean() throws IOException {
        Statistics stats = stats("Int64", 4, "", b -> b.putLong(Long.MAX_VALUE)
                .putLong(Long.MAX_VALUE)
                .putLong(Long.MAX_VALUE)
                .putLong(-3));
        assertThat(stats.min()).contains(-3L);
        assertThat(stats.max()).contains(Long.MAX_VALUE);
        assertThat(stats.mean()).hasValue(0.75 * 0x1p63);
        assertThat(stats.notes()).containsExactly("no _FillValue is stated");
    }

    @Test
    void narrowUnsignedNumbersAreNotNegative() throws IOException {
        Statistics stats = stats("Byte", 2, "255", b -> b.put((byte) 200).put((byte) 255));
        assertThat(stats.max()).contains(200L);
        assertThat(stats.missing()).isEqualTo(1);
    }

    @Test
    void smallNumbersAreNotLostBesideGreatOnes() throws IOException {
        // to 1e17 one cannot add 1: it is less than half of the next double's distance
        Statistics stats = stats("Float64", 100_001, "", b -> {
            b.putDouble(1e17);
            for (int i = 0; i < 100_000; i++) {
                b.putDouble(1);
            }
        });
        assertThat(stats.mean()).hasValue((1e17 + 1e5) / 100_001);
    }

    @Test
    void theMeanOfTheGreatestDoublesIsFinite() throws IOException {
        Statistics stats = stats("Float64", 2, "", b -> b.putDouble(1e308).putDouble(1.5e308));
        assertThat(stats.mean()).hasValue(1.25e308);
    }

    @Test
    void fillValuesAndNaNAreMissingAndCountedApart() throws IOException {
        Statistics stats = stats("Float32", 5, "3.40282347e+38", b -> b.putFloat(1.5f)
                .putFloat(Float.NaN)
                .putFloat(Float.MAX_VALUE)
                .putFloat(Float.MAX_VALUE)
                .putFloat(-2));
        assertThat(stats.count()).isEqualTo(2);
        assertThat(stats.missing()).isEqualTo(3);
        assertThat(stats.min()).contains(-2f);
        assertThat(stats.max()).contains(1.5f);
        assertThat(stats.notes()).containsExactly("missing: 2 of _FillValue 3.40282347e+38, 1 NaN");
        assertThat(stats).hasToString("""
                /a float32[5]
                  count    2
                  missing  3
                  min      -2
                  max      1.5
                  mean     -0.25
                  note     missing: 2 of _FillValue 3.40282347e+38, 1 NaN""");
    }

    @Test
    void aFillValueThatIsNaNIsMissing() throws IOException {
        Statistics stats =
                stats("Float64", 2, "NaN", b -> b.putDouble(Double.NaN).putDouble(4));
        assertThat(stats.missing()).isEqualTo(1);
        assertThat(stats.notes()).containsExactly("missing: 1 of _FillValue NaN, 0 NaN");
    }

    @Test
    void infiniteValuesAreValues() throws IOException {
        Statistics stats = stats(
                "Float64", 2, "", b -> b.putDouble(Double.NEGATIVE_INFINITY).putDouble(4));
        assertThat(stats.min()).contains(Double.NEGATIVE_INFINITY);
        assertThat(stats.mean()).hasValue(Double.NEGATIVE_INFINITY);
    }

    @Test
    void whereNothingIsThereNothingIsMadeUp() throws IOException {
        Statistics stats = stats("Int32", 2, "-1", b -> b.putInt(-1).putInt(-1));
        assertThat(stats.count()).isZero();
        assertThat(stats.min()).isEmpty();
        assertThat(stats.mean()).isEmpty();
        assertThat(stats.toString()).contains("min      none\n  max      none\n  mean     none\n");
    }

    @Test
    void aFillValueThatIsNoneOfTheTypeIsSaidToBeSo() throws IOException {
        assertThat(stats("Byte", 1, "300", b -> b.put((byte) 1)).notes())
                .containsExactly("_FillValue \"300\" is no uint8");
    }

    @Test
    void scalesThatAreNotAppliedAreSaid() throws IOException {
        String attribute = "<Attribute name=\"scale_factor\" type=\"Float64\"><Value>0.01</Value></Attribute>";
        try (VirtualGranule granule = new MadeGranule()
                .say("<Int16 name=\"a\"><Dim size=\"2\"/>" + attribute
                        + "<dmrpp:chunks fillValue=\"5\" byteOrder=\"LE\"/></Int16>")
                .open(folder)) {
            assertThat(granule.array("a").stats().notes())
                    .contains(
                            "1 of 1 chunk was never written: read as fill value 5",
                            "as stored, without scale_factor 0.01");
        }
    }

    @Test
    void textsAreRefusedAndTheRemedyIsSaid() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .say("<String name=\"t\"><Dim size=\"1\"/><dmrpp:compact>aGk=</dmrpp:compact></String>")
                .open(folder)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.array("t").stats())
                    .withMessage("/t holds texts, and stats() is of numbers; head() shows them");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.array("t").plot())
                    .withMessage("/t holds texts, and plot() is of numbers; head() shows them");
        }
    }

    @Test
    void aScalarAndAnArrayWithoutElementsAreSummedUpToo() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .with("Int32", "scalar", "", "", b -> b.putInt(7))
                .with("Int32", "none", "0", "", b -> {})
                .open(folder)) {
            assertThat(granule.array("scalar").stats().mean()).hasValue(7);
            assertThat(granule.array("none").stats().count()).isZero();
        }
    }
}
