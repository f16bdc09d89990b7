package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextPlotTest {
    private static Profile profile(double... values) {
        Profile profile = new Profile(0, values.length - 1.0, values.length);
        IntStream.range(0, values.length).forEach(i -> profile.add(i, values[i]));
        return profile;
    }

    @Test
    void aLineRisesFromTheLowerLeftToTheUpperRight() {
        double[] values = IntStream.rangeClosed(0, 12).mapToDouble(i -> i).toArray();
        assertThat(TextPlot.of(profile(values)).lines())
                .containsExactly(
                        "         12 |                                                           *",
                        "            |                                                      *",
                        "            |                                                 *",
                        "            |                                            *",
                        "            |                                       *",
                        "            |                                  *",
                        "          6 |                              *",
                        "            |                         *",
                        "            |                    *",
                        "            |               *",
                        "            |          *",
                        "            |     *",
                        "          0 |*",
                        "            +------------------------------------------------------------",
                        "             0                                                         12");
    }

    @Test
    void whatFallsIntoOneColumnReachesFromLeastToGreatestWithTheMean() {
        double[] values =
                IntStream.range(0, 6000).mapToDouble(i -> i % 2 == 0 ? 10 : -20).toArray();
        String[] rows = TextPlot.of(profile(values)).split("\n");
        assertThat(rows[0]).endsWith(" 10 |" + ":".repeat(60));
        assertThat(rows[6]).isEqualTo("         -5 |" + "*".repeat(60));
        assertThat(rows[12]).endsWith("-20 |" + ":".repeat(60));
    }

    @Test
    void whereAllValuesAreEqualTheyAreInTheMiddle() {
        String[] rows = TextPlot.of(profile(3, 3, 3)).split("\n");
        assertThat(rows[6]).startsWith("          3 |*");
        assertThat(rows[0]).isEqualTo("            |");
        assertThat(TextPlot.of(profile(3)).split("\n")[14]).isEqualTo("             0");
    }

    @Test
    void extremeValuesDoNotOverflow() {
        String[] rows =
                TextPlot.of(profile(-Double.MAX_VALUE, 0, Double.MAX_VALUE)).split("\n");
        assertThat(rows[0]).startsWith(" 1.79769E+308 |").endsWith("*");
        assertThat(rows[6]).startsWith("            0 |").endsWith("*");
    }

    @Test
    void labelsHaveAsManyDigitsAsTellThemApart() {
        Profile profile = new Profile(62.3565101, 62.3565109, 2);
        profile.add(62.3565101, 24711500.25);
        profile.add(62.3565109, 24711600.25);
        String[] rows = TextPlot.of(profile).split("\n");
        assertThat(rows[0]).startsWith("   24711600 |");
        assertThat(rows[6]).startsWith("   24711550 |");
        assertThat(rows[12]).startsWith("   24711500 |");
        assertThat(rows[14]).startsWith("             62.35651 ").endsWith(" 62.356511");
    }

    @Test
    void everyPlotFitsATerminal() {
        assertThat(TextPlot.of(profile(-1.23456789e-300, 1.23456789e-300)).lines())
                .hasSizeLessThanOrEqualTo(16)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    }

    @Test
    void whatIsNotFiniteCountsAsMissing() {
        Profile profile = profile(1, Double.NaN, Double.POSITIVE_INFINITY, 4);
        assertThat(profile.count()).isEqualTo(2);
        assertThat(profile.missing()).isEqualTo(2);
        assertThat(profile.in(60).missing()).isEqualTo(2);
    }
}
