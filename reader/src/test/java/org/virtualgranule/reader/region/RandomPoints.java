package org.virtualgranule.reader.region;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Points where a polygon test goes wrong: vertices, edges, beside them, level with them, and anywhere. */
final class RandomPoints {
    final double[] latitudes;
    final double[] longitudes;

    private final Random random;
    private final Coordinate[] vertices;
    private final Envelope around;

    RandomPoints(Geometry geometry, int count, Random random) {
        this.random = random;
        vertices = geometry.getCoordinates();
        around = geometry.getEnvelopeInternal().copy();
        around.expandBy(0.1 * around.getWidth(), 0.1 * around.getHeight());
        latitudes = new double[count];
        longitudes = new double[count];
        for (int i = 0; i < count; i++) {
            Coordinate point = point(i % 8);
            latitudes[i] = point.y;
            longitudes[i] = point.x;
        }
        along(count - count / 4, count);
    }

    private Coordinate point(int kind) {
        Coordinate vertex = vertices[random.nextInt(vertices.length)];
        switch (kind) {
            case 0:
                return vertex;
            case 1:
                return new Coordinate(anyX(), vertex.y);
            case 2:
                return new Coordinate(vertex.x, anyY());
            case 3:
                return new Coordinate(
                        vertex.x + random.nextInt(3) * Math.ulp(vertex.x),
                        vertex.y - random.nextInt(3) * Math.ulp(9.0));
            case 4:
                return onEdge(0.5);
            case 5:
                return onEdge(random.nextDouble());
            case 6:
                return new Coordinate(Math.rint(anyX() * 8) / 8, Math.rint(anyY() * 8) / 8);
            default:
                return new Coordinate(anyX(), anyY());
        }
    }

    private Coordinate onEdge(double part) {
        int i = 1 + random.nextInt(vertices.length - 1);
        Coordinate a = vertices[i - 1];
        Coordinate b = vertices[i];
        return new Coordinate(a.x + part * (b.x - a.x), a.y + part * (b.y - a.y));
    }

    /** A track: a straight line from south to north. */
    private void along(int from, int to) {
        double x1 = anyX();
        double x2 = anyX();
        for (int i = from; i < to; i++) {
            double part = (i - from) / (double) (to - from);
            longitudes[i] = x1 + part * (x2 - x1);
            latitudes[i] = around.getMinY() + part * around.getHeight();
        }
    }

    private double anyX() {
        return around.getMinX() + random.nextDouble() * around.getWidth();
    }

    private double anyY() {
        return around.getMinY() + random.nextDouble() * around.getHeight();
    }
}
