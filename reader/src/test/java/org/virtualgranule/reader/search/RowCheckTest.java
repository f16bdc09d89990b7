package org.virtualgranule.reader.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Place;
import org.virtualgranule.reader.region.Region;

class RowCheckTest {
    private static final Motion MOTION = new Motion(7_000, 10_000);

    private final TrackTimes track = new TrackTimes(MadeArrays.track("gt1l", 10_000, 1000, 1000, 1000));
    private final Fixes fixes = new Fixes(MOTION, Region.box(0, 0, 1, 1).caps());

    @BeforeEach
    void knowSome() throws Disagreement {
        track.know(0, 0);
        track.know(10, 1000);
    }

    private Optional<Diagnostic> check(long first, double[] times, double[] latitudes, double[] longitudes) {
        return new Candidates(track, fixes).check(new ReadRows(first, times, latitudes, longitudes));
    }

    @Test
    void aRowIsRefusedJustWhereTheGreatCircleToAFixIsTooLong() throws Disagreement {
        int refused = 0;
        for (int seed = 0; seed < 5000; seed++) {
            refused += compare(new Random(seed), seed) ? 1 : 0;
        }
        assertThat(refused).isBetween(1000, 4000);
    }

    private boolean compare(Random random, int seed) throws Disagreement {
        Fixes one = new Fixes(MOTION, List.of());
        double latitude = seed % 3 == 0 ? 89.9 : 178 * random.nextDouble() - 89;
        double longitude = seed % 2 == 0 ? 179.9 : 360 * random.nextDouble();
        one.add("/a", "row 0", 500, latitude, longitude);
        double time = 480 + 40 * random.nextDouble();
        double size = 3 * random.nextDouble();
        double north = Math.max(-90, Math.min(90, latitude + size * random.nextGaussian()));
        double east = longitude
                + size * random.nextGaussian() / Math.max(0.01, Math.cos(Math.toRadians(latitude)))
                - 360 * random.nextInt(2);
        double distance = Place.of(latitude, longitude).distance(Place.of(north, east));
        double reach = 7_000 * Math.abs(time - 500) + 10_000;
        ReadRows row = new ReadRows(0, new double[] {time}, new double[] {north}, new double[] {east});
        boolean refused = new Candidates(track, one).check(row).isPresent();
        assertThat(refused).as("seed " + seed).isEqualTo(distance > reach && Place.isPlace(north, east));
        return refused;
    }

    @Test
    void eachRowIsComparedWithTheFixBeforeItAndTheOneAfter() throws Disagreement {
        fixes.add("/a", "row 0", 100, 0, 0);
        fixes.add("/a", "row 5", 110, 0.5, 0);
        fixes.add("/a", "row 9", 120, 1, 0);
        double[] times = {105, 110, 115, 119.5};
        double[] longitudes = {0, 0, 0, 0};
        assertThat(check(0, times, new double[] {0.2, 0.5, 0.8, 0.9}, longitudes))
                .isEmpty();
        assertThat(check(0, times, new double[] {0.2, 0.5, 0.8, 0.75}, longitudes))
                .hasValueSatisfying(complaint -> assertThat(complaint.message())
                        .startsWith("row 3 of gt1l at 119.500 s is 27799 m away from row 9 at 120.000 s")
                        .endsWith("so the coordinates of all rows were read"));
        assertThat(check(7, times, new double[] {0.2, 0.62, 0.8, 0.9}, longitudes))
                .hasValueSatisfying(complaint ->
                        assertThat(complaint.message()).startsWith("row 8 of gt1l at 110.000 s is 13343 m"));
    }

    @Test
    void rowsWithoutAPlaceAreNoOffence() throws Disagreement {
        fixes.add("/a", "row 0", 100, 80, 0);
        double[] none = {Double.NaN, Double.MAX_VALUE, -999, Double.POSITIVE_INFINITY};
        assertThat(check(0, new double[] {1, 2, 3, 4}, none, none)).isEmpty();
        double[] one = {80, Double.NaN, 10, 80};
        assertThat(check(0, new double[] {100, 100, 100, 100}, one, new double[4]))
                .isPresent();
    }

    @Test
    void timesFallNowhereAndLieBetweenThoseThatAreKnown() throws Disagreement {
        track.know(3, 300);
        track.know(4, 400);
        assertThat(check(3000, new double[] {300, 300, 400}, new double[3], new double[3]))
                .isEmpty();
        assertThat(check(3000, new double[] {300, 299, 400}, new double[3], new double[3]))
                .hasValueSatisfying(c -> assertThat(c.message()).contains("row 3001 has 299.0 s"));
        assertThat(check(3000, new double[] {300, Double.NaN, 400}, new double[3], new double[3]))
                .isPresent();
        assertThat(check(3000, new double[] {300, 301, 400.5}, new double[3], new double[3]))
                .hasValueSatisfying(
                        c -> assertThat(c.message()).contains("to 400.5 s, not between 300.0 s and 400.0 s"));
        assertThat(check(3000, new double[] {299.5, 301}, new double[2], new double[2]))
                .isPresent();
        assertThat(check(3000, new double[0], new double[0], new double[0])).isEmpty();
    }
}
