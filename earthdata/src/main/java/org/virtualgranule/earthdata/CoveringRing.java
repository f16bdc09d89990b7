package org.virtualgranule.earthdata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.simplify.PolygonHullSimplifier;

/**
 * A ring of few points around a polygon: closed, counter-clockwise, valid and covering the polygon even when its points
 * are joined by great circles.
 *
 * @param points longitude and latitude in degrees
 */
record CoveringRing(List<Coordinate> points) {
    /** The service's parser of polygons overflows its stack at about 660 points. */
    static final int MOST_POINTS = 200;

    private static final int CORNERS = 60;
    private static final double MOST_LATITUDE = 85;
    private static final double MOST_WIDTH = 120;
    private static final double TOLERANCE = SearchArea.MARGIN_DEGREES / 4;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    CoveringRing {
        points = List.copyOf(points);
    }

    /** Finds one; empty near the poles, for what goes around the world, and where no few points will do. */
    static Optional<CoveringRing> around(Polygon polygon) {
        Polygon outside = GEOMETRY.createPolygon(polygon.getExteriorRing().getCoordinateSequence());
        Envelope size = outside.getEnvelopeInternal();
        if (Math.max(-size.getMinY(), size.getMaxY()) > MOST_LATITUDE || size.getWidth() > MOST_WIDTH) {
            return Optional.empty();
        }
        double part = Math.min(1, (double) CORNERS / outside.getNumPoints());
        return tried(outside, part).or(() -> tried(outside, 0));
    }

    /** A hull that keeps this part of the corners; 0 is the convex one. */
    private static Optional<CoveringRing> tried(Polygon outside, double part) {
        Envelope size = outside.getEnvelopeInternal();
        // so that the margin is as wide from west to east as from south to north
        double shrink = Math.cos(Math.toRadians(Math.max(-size.getMinY(), size.getMaxY())));
        Geometry flat = AffineTransformation.scaleInstance(shrink, 1).transform(outside);
        Geometry hull = PolygonHullSimplifier.hull(flat, true, part);
        BufferParameters corners = new BufferParameters(
                1, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, BufferParameters.DEFAULT_MITRE_LIMIT);
        Geometry wide = BufferOp.bufferOp(hull, SearchArea.MARGIN_DEGREES, corners);
        if (!(wide instanceof Polygon ring)) {
            return Optional.empty();
        }
        Coordinate[] flatCorners = ring.getExteriorRing().getCoordinates();
        List<Coordinate> points = new ArrayList<>();
        for (int i = 1; i < flatCorners.length; i++) {
            add(points, degrees(flatCorners[i - 1], shrink), degrees(flatCorners[i], shrink), shrink);
        }
        points.add(points.get(0));
        return Optional.of(new CoveringRing(counterClockwise(points))).filter(found -> found.holds(outside));
    }

    private static Coordinate degrees(Coordinate flat, double shrink) {
        return new Coordinate(rounded(flat.x / shrink), rounded(flat.y));
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e5) / 1e5;
    }

    /** Adds the start of an edge, and points on it until the great circles between them are as good as straight. */
    private static void add(List<Coordinate> points, Coordinate from, Coordinate to, double shrink) {
        Coordinate middle = new Coordinate(rounded((from.x + to.x) / 2), rounded((from.y + to.y) / 2));
        Coordinate arc = new GreatCircle(from, to).at(0.5);
        boolean straight = Math.hypot((arc.x - middle.x) * shrink, arc.y - middle.y) <= TOLERANCE;
        if (straight || points.size() > MOST_POINTS) {
            if (points.isEmpty() || !points.get(points.size() - 1).equals2D(from)) {
                points.add(from);
            }
        } else {
            add(points, from, middle, shrink);
            add(points, middle, to, shrink);
        }
    }

    private static List<Coordinate> counterClockwise(List<Coordinate> ring) {
        List<Coordinate> points = new ArrayList<>(ring);
        if (points.size() > 3 && !Orientation.isCCW(points.toArray(new Coordinate[0]))) {
            Collections.reverse(points);
        }
        return points;
    }

    /** The promise, checked on the ring as the service will see it. */
    private boolean holds(Polygon outside) {
        if (points.size() > MOST_POINTS) {
            return false;
        }
        Polygon seen = asSeen();
        return seen.isValid() && seen.covers(outside);
    }

    /** The ring with its great circles, in longitude and latitude. */
    Polygon asSeen() {
        List<Coordinate> line = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            GreatCircle edge = new GreatCircle(points.get(i - 1), points.get(i));
            line.add(edge.from());
            for (int step = 1; step < 8; step++) {
                line.add(edge.at(step / 8.0));
            }
        }
        line.add(points.get(0));
        return GEOMETRY.createPolygon(line.toArray(new Coordinate[0]));
    }

    /** As the service reads it: longitudes from -180 to 180. */
    String text() {
        return points.stream()
                .map(p -> SearchArea.number(SearchArea.wrapped(p.x)) + "," + SearchArea.number(p.y))
                .collect(Collectors.joining(","));
    }
}
