package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Polygon;

class CapCoverTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static boolean isCovered(List<Cap> caps, double latitude, double longitude) {
        Place place = Place.of(latitude, longitude);
        return caps.stream().anyMatch(cap -> cap.centre().distance(place) <= cap.radius());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPointInsideAPolygonIsInACap(int seed) {
        Random random = new Random(seed);
        double latitude = seed % 3 == 0 ? 81 : -81 + 160 * random.nextDouble();
        double longitude = seed % 4 == 0 ? 179 : 360 * random.nextDouble() - 180;
        Polygon polygon = new RandomPolygons(random).next(5 + random.nextInt(40), longitude, latitude, 0);
        Region region = Region.of(polygon, "random");
        List<Cap> caps = region.caps();
        assertThat(caps).hasSizeBetween(1, 300);
        RandomPoints points = new RandomPoints(polygon, 3000, random);
        int inside = 0;
        for (int i = 0; i < 3000; i++) {
            for (int turn = -360; turn <= 360; turn += 360) {
                double x = points.longitudes[i] + turn;
                if (region.covers(points.latitudes[i], x)) {
                    inside++;
                    assertThat(isCovered(caps, points.latitudes[i], x)).isTrue();
                }
            }
        }
        assertThat(inside).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({
        "-180,-90,180,90",
        "0,-90,360,90",
        "-180,88,180,90",
        "-180,-90,180,-89.9",
        "179,-10,-179,10",
        "-360,60,0,70"
    })
    void polesDatelineAndWorldAreCovered(double west, double south, double east, double north) {
        Region region = Region.box(west, south, east, north);
        List<Cap> caps = region.caps();
        assertThat(caps).hasSizeBetween(1, 300);
        Random random = new Random(1);
        double width = west > east ? east + 360 - west : east - west;
        for (int i = 0; i < 5000; i++) {
            double latitude = i % 5 == 0 ? north : south + (north - south) * random.nextDouble();
            double longitude = i % 7 == 0 ? west : west + width * random.nextDouble();
            assertThat(isCovered(caps, latitude, longitude)).isTrue();
        }
    }

    @Test
    void capsAreSmallAndNoneIsFarFromTheRegion() {
        List<Cap> caps = Region.box(-45, 62.6, -44, 62.9).caps();
        assertThat(caps).allMatch(cap -> cap.radius() < 4_000);
        for (double[] far : new double[][] {{62.7, -43.8}, {62.7, -45.2}, {63, -44.5}, {62.5, -44.5}, {-62.7, -44.5}}) {
            assertThat(isCovered(caps, far[0], far[1])).isFalse();
        }
        // two far ends of one ring: the middle is not covered
        String ring = "POLYGON ((0 0, 10 0, 10 10, 9.9 10, 9.9 0.1, 0 0.1, 0 0))";
        List<Cap> corner = Region.parse(ring, "corner").caps();
        assertThat(isCovered(corner, 0.05, 5)).isTrue();
        assertThat(isCovered(corner, 5, 5)).isFalse();
    }

    @Test
    void distancesAreThoseOfAGreatCircle() {
        assertThat(Place.of(0, 0).distance(Place.of(0, 90))).isCloseTo(Math.PI / 2 * 6_371_000, within());
        assertThat(Place.of(90, 17).distance(Place.of(60, -120))).isCloseTo(Math.PI / 6 * 6_371_000, within());
        assertThat(Place.of(10, 359).distance(Place.of(10, -1))).isCloseTo(0, within());
        assertThat(Place.isPlace(90, 540)).isTrue();
        assertThat(Place.isPlace(90.1, 0)).isFalse();
        assertThat(Place.isPlace(0, Double.NaN)).isFalse();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-3);
    }
}
