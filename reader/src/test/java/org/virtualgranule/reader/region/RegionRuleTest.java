package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** The rule in Region's Javadoc, sentence by sentence. */
class RegionRuleTest {
    private static final String SPLIT = "MULTIPOLYGON (((170 -70, 180 -70, 180 -60, 170 -60, 170 -70)),"
            + " ((-180 -70, -170 -70, -170 -60, -180 -60, -180 -70)))";
    private static final String ACROSS = "POLYGON ((170 -70, 190 -70, 190 -60, 170 -60, 170 -70))";

    @Test
    void aPointOnTheBoundaryIsInside() {
        Region region = wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))");
        assertThat(region.covers(0, 0)).isTrue();
        assertThat(region.covers(-0.0, 4)).isTrue();
        assertThat(region.covers(9, 9)).isTrue();
        assertThat(region.covers(5, 9)).isTrue();
        assertThat(region.covers(4.5, 3)).as("on the rim of the hole").isTrue();
        assertThat(region.covers(4.5, 4.5)).as("in the hole").isFalse();
        assertThat(region.covers(Math.nextUp(9.0), 5)).isFalse();
        assertThat(region.covers(5, -Double.MIN_VALUE)).isFalse();
    }

    @Test
    void thePoleMayBeOnTheBoundary() {
        Region cap = wkt("POLYGON ((-180 60, 180 60, 180 90, -180 90, -180 60))");
        assertThat(cap.warnings()).isEmpty();
        assertThat(cap.covers(90, 17)).isTrue();
        assertThat(cap.covers(60, -180)).isTrue();
        assertThat(cap.covers(Math.nextUp(90), 17)).isFalse();
    }

    @Test
    void splitAndUnsplitPolygonsAtTheAntimeridianAreTheSame() {
        for (Region region : new Region[] {wkt(SPLIT), wkt(ACROSS), Region.box(170, -70, -170, -60)}) {
            assertThat(region.warnings()).isEmpty();
            double[] inside = {170, 175, 180, -180, -175, -170, 185, 190};
            double[] outside = {169, -169, 0, 191, 350, -190.5};
            for (double longitude : inside) {
                assertThat(region.covers(-65, longitude))
                        .as(region + " " + longitude)
                        .isTrue();
            }
            for (double longitude : outside) {
                assertThat(region.covers(-65, longitude))
                        .as(region + " " + longitude)
                        .isFalse();
            }
        }
    }

    @Test
    void longitudesMayCountFromZero() {
        Region region = wkt("POLYGON ((-50 60, -40 60, -40 70, -50 70, -50 60))");
        double[] latitudes = {65, 65, 65, 65, 65};
        double[] longitudes = {309, 310, 315, 320, 321};
        assertThat(region.select(latitudes, longitudes, 5, 0)).hasToString("[1, 4)");
        assertThat(wkt("POLYGON ((310 60, 320 60, 320 70, 310 70, 310 60))").covers(65, -45))
                .isTrue();
    }

    @Test
    void aPolygonWiderThanATurnCoversWhatAnyOfItsTurnsCovers() {
        Region region = wkt("POLYGON ((-200 0, 0 1, 200 0, 200 10, -200 10, -200 0))");
        assertThat(region.covers(0.3, 170))
                .as("below the edge at 170, but at -190 above it")
                .isTrue();
        assertThat(region.covers(0.3, 30)).isFalse();
    }

    @Test
    void fillValuesAreNeverInside() {
        Region world = Region.box(-180, -90, 180, 90);
        double[] latitudes = new double[600];
        double[] longitudes = new double[600];
        double[] fills = {Double.NaN, Double.POSITIVE_INFINITY, 3.4028234663852886e38, Double.MAX_VALUE, -9999};
        for (int i = 0; i < fills.length; i++) {
            latitudes[300 + i] = fills[i];
            longitudes[400 + i] = fills[i];
        }
        assertThat(world.select(latitudes, longitudes, 600, 0)).hasToString("[0, 300) [305, 400) [405, 600)");
        assertThat(world.covers(Double.NaN, 0)).isFalse();
    }

    @Test
    void aPointInSeveralPolygonsIsInside() {
        Region region = wkt("MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((2 2, 6 2, 6 6, 2 6, 2 2)),"
                + " ((0 0, 4 0, 4 4, 0 4, 0 0)), ((3 3, 3 3.5, 3.5 3.5, 3.5 3, 3 3)))");
        assertThat(region.covers(3.2, 3.2)).isTrue();
        assertThat(region.covers(3, 3)).isTrue();
        assertThat(region.covers(5, 5)).isTrue();
        assertThat(region.covers(1, 5)).isFalse();
    }

    @Test
    void rowsAreCountedFromTheFirstRow() {
        double[] latitudes = new double[1000];
        double[] longitudes = new double[1000];
        for (int i = 0; i < 1000; i++) {
            latitudes[i] = i * 0.01;
        }
        Region region = Region.box(-1, 1, 1, 9);
        assertThat(region.select(latitudes, longitudes, 1000, 5_000_000_000L)).hasToString("[5000000100, 5000000901)");
        assertThat(region.select(latitudes, longitudes, 300, 0)).hasToString("[100, 300)");
        assertThat(region.select(latitudes, longitudes, 0, 9)).isEqualTo(RowSelection.none());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> region.select(latitudes, longitudes, 1001, 0))
                .withMessageContaining("1001 points");
    }

    private static Region wkt(String text) {
        return Region.parse(text, "test");
    }
}
