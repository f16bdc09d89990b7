package org.virtualgranule.reader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Region;

class FixesTest {
    private static final Motion MOTION = new Motion(7_000, 10_000);

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Along a meridian, now fast, now slow, now back, never faster than the motion; a little aside at each row. */
    private static double[][] walk(Random random, int rows) {
        double[][] walk = new double[3][rows];
        double north = -60;
        for (int i = 0; i < rows; i++) {
            walk[0][i] = i == 0 ? 1000 : walk[0][i - 1] + random.nextInt(3);
            double seconds = i == 0 ? 0 : walk[0][i] - walk[0][i - 1];
            double pace = i / 60 % 3 == 2 ? -random.nextDouble() : random.nextInt(4) == 0 ? 0 : 1;
            north += Math.toDegrees(7_000 / 6.371e6) * seconds * pace;
            walk[1][i] = north + 0.04 * random.nextDouble();
            walk[2][i] = 10 + 0.04 * random.nextDouble();
        }
        return walk;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noRowIsInsideTheRegionOutsideTheWindows(int seed) throws Disagreement {
        Random random = new Random(seed);
        double[][] walk = walk(random, 600);
        int middle = random.nextInt(600);
        double size = random.nextBoolean() ? 0.02 : 0.5;
        Region region = Region.box(9, walk[1][middle] - size, 11, walk[1][middle] + size);
        Fixes fixes = new Fixes(MOTION, region.caps());
        for (int n = 1 + random.nextInt(5); n > 0; n--) {
            int row = random.nextInt(600);
            fixes.add("/a", "row " + row, walk[0][row], walk[1][row], walk[2][row]);
        }
        List<Span> windows = fixes.windows();
        for (int i = 0; i < 600; i++) {
            double time = walk[0][i];
            if (region.covers(walk[1][i], walk[2][i])) {
                assertThat(windows).as("row " + i).anyMatch(span -> span.from() <= time && time <= span.to());
            }
        }
        for (Span likely : fixes.likelyWindows(10)) {
            assertThat(windows).anyMatch(span -> span.from() <= likely.from() && likely.to() <= span.to());
        }
    }

    @Test
    void betweenTwoFixesTheWindowIsAsWideAsSpreadAndSpareSpeedAllow() throws Disagreement {
        Region region = Region.box(9.999, -0.001, 10.001, 0.001);
        Fixes fixes = new Fixes(MOTION, region.caps());
        // 6,700 m/s from 9 degrees south to 9 degrees north, 1,000.75 km on each side
        double seconds = Math.toRadians(9) * 6.371e6 / 6_700;
        fixes.add("/a", "row 0", 500 - seconds, -9, 10);
        fixes.add("/a", "row 9", 500 + seconds, 9, 10);
        assertThat(fixes.windows()).hasSize(3); // before, between, after
        Span window = fixes.windows().get(1);
        double slack = seconds - (Math.toRadians(9) * 6.371e6 - 10_000) / 7_000;
        assertThat(500 - window.from()).isBetween(slack, slack + 0.1);
        assertThat(window.to() - 500).isBetween(slack, slack + 0.1);
        Span likely = fixes.likelyWindows(0).get(1);
        assertThat(likely.to() - likely.from()).isBetween(20_000 / 6_700.0, 20_000 / 6_700.0 + 0.2);
        assertThat(fixes.enclose(500)).isTrue();
        assertThat(fixes.enclose(0)).isFalse();
    }

    @Test
    void withoutFixesTheWindowIsAlwaysOpen() {
        Fixes fixes = new Fixes(MOTION, Region.box(0, 0, 1, 1).caps());
        assertThat(fixes.windows()).containsExactly(new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void twoFixesThatCannotBothBeTrueAreADisagreementWithTheNumbers() throws Disagreement {
        Fixes fixes = new Fixes(MOTION, Region.box(0, 0, 1, 1).caps());
        fixes.add("/a", "row 0 of gt1l", 100, 10, 20);
        fixes.add("/a", "row 1 of gt1l", 110, 10.7, 20);
        assertThatThrownBy(() -> fixes.add("/a", "row 2 of gt1l", 105, 11, 20))
                .isInstanceOf(Disagreement.class)
                .hasMessage("row 2 of gt1l at 105.000 s is 111195 m away from row 0 of gt1l at 100.000 s,"
                        + " where at most 45000 m are possible (7000 m/s and 10000 m)")
                .extracting(e -> ((Disagreement) e).diagnostic().path())
                .isEqualTo("/a");
    }
}
