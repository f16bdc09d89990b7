package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointBoundsTest {
    @Test
    void pointsOfOneHemisphereAreBoundedPlainly() {
        assertBounds(new double[] {10, 170}, 10, 170);
        assertBounds(new double[] {-170, -10}, -170, -10);
        assertBounds(new double[] {0, 180}, 0, 180);
    }

    @Test
    void pointsAroundGreenwichAreBoundedAcrossIt() {
        assertBounds(new double[] {-10, 10}, -10, 10);
        assertBounds(new double[] {-89, 90}, -89, 90);
    }

    @Test
    void pointsAroundTheAntimeridianAreBoundedAcrossIt() {
        assertBounds(new double[] {170, -170, 179, -175}, 170, -170);
        assertBounds(new double[] {-180, 180}, 180, -180);
    }

    @Test
    void ofTwoEquallyWideBoxesThePlainOneIsTaken() {
        assertBounds(new double[] {-90, 90}, -90, 90);
    }

    private static void assertBounds(double[] longitudes, double west, double east) {
        PointBounds bounds = new PointBounds();
        for (double longitude : longitudes) {
            bounds.add(longitude, 5);
        }
        assertThat(new double[] {bounds.west(), bounds.south(), bounds.east(), bounds.north()})
                .containsExactly(west, 5, east, 5);
    }
}
