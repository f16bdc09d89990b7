package org.virtualgranule.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Polygons around the points of a track: concave stars that it enters several times, with holes, touching a point. */
public final class RandomPolygons {
    private static final GeometryFactory JTS = new GeometryFactory();

    private final double[] latitudes;
    private final double[] longitudes;
    private final Random random;

    public RandomPolygons(double[] latitudes, double[] longitudes, long seed) {
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.random = new Random(seed);
    }

    /** Whole granule, nothing, and stars of several sizes, some with a hole, some with a vertex on a track point. */
    public List<Geometry> all(int stars) {
        Envelope everything = new Envelope();
        for (int i = 0; i < latitudes.length; i++) {
            everything.expandToInclude(longitudes[i], latitudes[i]);
        }
        List<Geometry> polygons = new ArrayList<>();
        polygons.add(JTS.toGeometry(everything));
        polygons.add(JTS.toGeometry(new Envelope(10, 11, 10, 11)));
        while (polygons.size() < stars + 2) {
            Polygon star = star(everything);
            if (star.isValid()) {
                polygons.add(star);
            }
        }
        return polygons;
    }

    private Polygon star(Envelope everything) {
        int middle = random.nextInt(latitudes.length);
        double height = Math.max(everything.getHeight(), 1e-3) * Math.pow(10, -2 * random.nextDouble());
        double width = Math.max(everything.getWidth(), 1e-3) * Math.pow(10, -2 * random.nextDouble());
        Coordinate[] shell = ring(middle, width, height, 5 + random.nextInt(40));
        if (random.nextBoolean()) {
            // a vertex exactly on a point of the track: the point counts as inside
            shell[1] = new Coordinate(longitudes[middle], latitudes[middle]);
        }
        if (random.nextBoolean()) {
            return JTS.createPolygon(shell);
        }
        Coordinate[] hole = ring(middle, width / 10, height / 10, 4 + random.nextInt(5));
        return JTS.createPolygon(
                JTS.createLinearRing(shell), new org.locationtech.jts.geom.LinearRing[] {JTS.createLinearRing(hole)});
    }

    private Coordinate[] ring(int middle, double width, double height, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 0.3 + 0.7 * random.nextDouble();
            ring[i] = new Coordinate(
                    longitudes[middle] + radius * width * Math.cos(angle),
                    latitudes[middle] + radius * height * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return ring;
    }
}
