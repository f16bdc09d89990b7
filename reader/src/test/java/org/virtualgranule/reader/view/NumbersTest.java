package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void theFewestDigitsAreShownThatStandForTheSameNumber() {
        assertThat(Numbers.exact(0.1f, true)).isEqualTo("0.1");
        assertThat(Numbers.exact(0.1, false)).isEqualTo("0.1");
        assertThat(Numbers.exact(Float.MAX_VALUE, true)).isEqualTo("3.4028235E+38");
        assertThat(Numbers.exact(-45.1469712257, false)).isEqualTo("-45.1469712257");
        assertThat(Numbers.exact(1e-7, false)).isEqualTo("1E-7");
        assertThat(Numbers.exact(-0.0, false)).isEqualTo("0");
        assertThat(Numbers.exact(123456789, false)).isEqualTo("123456789");
        assertThat(Numbers.exact(Double.NaN, false)).isEqualTo("NaN");
        assertThat(Numbers.exact(Double.NEGATIVE_INFINITY, true)).isEqualTo("-Infinity");
        // Java 17 itself prints more digits of these than needed
        assertThat(Numbers.exact(2e23, false)).isEqualTo("2E+23");
        assertThat(Numbers.exact(Double.MIN_VALUE, false)).isEqualTo("5E-324");
    }

    @Test
    void whatIsShownIsReadBackAsTheSameNumber() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            float single = Float.intBitsToFloat(random.nextInt());
            assertThat(Double.valueOf(Numbers.exact(value, false))).isEqualTo((Double) value);
            assertThat(Float.valueOf(Numbers.exact(single, true))).isEqualTo((Float) single);
        }
    }

    @Test
    void moreDigitsThanWantedAreRoundedAway() {
        assertThat(Numbers.text(62.59466964, false, 9)).isEqualTo("62.5946696");
        assertThat(Numbers.text(2.0 / 3, false, 3)).isEqualTo("0.667");
        assertThat(Numbers.text(99.99, false, 3)).isEqualTo("100");
    }
}
