package org.virtualgranule.reader.region;

import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequences;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Refuses what is not a polygon on Earth. Polygons are counted from 1, in the order in which they were given. */
final class PolygonCheck {
    private PolygonCheck() {}

    /** Hands the polygons back. Throws IllegalArgumentException at the first that is not valid, or if there is none. */
    static List<Polygon> check(List<Polygon> polygons) {
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException("there is no polygon in it; give at least one");
        }
        for (int i = 0; i < polygons.size(); i++) {
            check(polygons.get(i), "polygon " + (i + 1));
        }
        return polygons;
    }

    private static void check(Polygon polygon, String name) {
        if (polygon.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty; take it out, or give it coordinates");
        }
        checkRange(polygon.getExteriorRing(), name);
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            checkRange(polygon.getInteriorRingN(hole), name);
        }
        TopologyValidationError error = new IsValidOp(polygon).getValidationError();
        if (error != null) {
            throw new IllegalArgumentException(
                    name + " " + fault(error) + " at " + point(error.getCoordinate().x, error.getCoordinate().y)
                            + "; repair it, for example with ST_MakeValid or buffer(0)");
        }
    }

    private static void checkRange(LinearRing ring, String name) {
        CoordinateSequence points = ring.getCoordinateSequence();
        for (int i = 0; i < points.size(); i++) {
            double x = points.getX(i);
            double y = points.getY(i);
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException(
                        name + " has a coordinate that is not a finite number: " + point(x, y) + "; correct it");
            }
            if (Math.abs(y) > 90) {
                throw new IllegalArgumentException(name + " has a latitude beyond 90 degrees: " + point(x, y)
                        + "; longitude comes first, and both must be in degrees (EPSG:4326)");
            }
            if (Math.abs(x) > Region.MOST_LONGITUDE) {
                throw new IllegalArgumentException(name + " has a longitude beyond 540 degrees: " + point(x, y)
                        + "; give degrees (EPSG:4326), best from -180 to 180");
            }
        }
    }

    /** Refuses a ring that JTS could not even build, so that its error can name the polygon. */
    static void checkRing(CoordinateSequence points, String name) {
        if (points.size() < 4) {
            throw new IllegalArgumentException(name + " has a ring of " + points.size()
                    + " points; a ring needs at least 4, the last the same as the first");
        }
        if (!CoordinateSequences.isRing(points)) {
            int last = points.size() - 1;
            throw new IllegalArgumentException(name + " has a ring that is not closed: it starts at "
                    + point(points.getX(0), points.getY(0)) + " and ends at "
                    + point(points.getX(last), points.getY(last)) + "; repeat its first point at its end");
        }
    }

    private static String fault(TopologyValidationError error) {
        return switch (error.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                "is self-intersecting";
            default -> "is not valid (" + error.getMessage().toLowerCase(Locale.ROOT) + ")";
        };
    }

    private static String point(double x, double y) {
        return "(" + x + ", " + y + ")";
    }
}
