package org.virtualgranule.reader.region;

import java.util.Arrays;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Valid polygons of any shape: concave stars, with holes, on a lattice, in both directions. */
final class RandomPolygons {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private final Random random;

    RandomPolygons(Random random) {
        this.random = random;
    }

    /** A polygon about a centre; a lattice above 0 puts its vertices on multiples of 1/lattice. */
    Polygon next(int vertices, double longitude, double latitude, double lattice) {
        while (true) {
            double radius = 0.5 + 8 * random.nextDouble();
            double rough = random.nextDouble();
            LinearRing shell = ring(vertices, new Coordinate(longitude, latitude), radius, rough, lattice);
            double inner = 0.45 * radius * (1 - rough);
            LinearRing[] holes = random.nextBoolean()
                    ? new LinearRing[0]
                    : new LinearRing[] {
                        ring(
                                3 + vertices / 3,
                                new Coordinate(longitude - inner, latitude),
                                inner / 1.5,
                                rough,
                                lattice),
                        ring(3 + vertices / 9, new Coordinate(longitude + inner, latitude), inner / 1.5, 0.2, lattice)
                    };
            Polygon polygon = FACTORY.createPolygon(shell, holes);
            if (polygon.isValid() && !polygon.isEmpty()) {
                return random.nextBoolean() ? polygon : polygon.reverse();
            }
        }
    }

    private LinearRing ring(int vertices, Coordinate centre, double radius, double rough, double lattice) {
        double[] angles = random.doubles(vertices, 0, 2 * Math.PI).sorted().toArray();
        Coordinate[] points = Arrays.stream(angles)
                .mapToObj(angle -> {
                    double r = radius * (1 - rough * random.nextDouble());
                    double x = centre.x + r * Math.cos(angle);
                    double y = centre.y + r * Math.sin(angle);
                    return lattice > 0
                            ? new Coordinate(Math.rint(x * lattice) / lattice, Math.rint(y * lattice) / lattice)
                            : new Coordinate(x, y);
                })
                .toArray(Coordinate[]::new);
        Coordinate[] closed = Arrays.copyOf(points, vertices + 1);
        closed[vertices] = points[0].copy();
        return FACTORY.createLinearRing(closed);
    }
}
