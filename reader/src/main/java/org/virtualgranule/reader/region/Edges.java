package org.virtualgranule.reader.region;

import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of valid polygons, packed into one array. A ray from a point towards the east gains or loses a polygon at
 * each edge it crosses; the sum is the number of polygons that cover the point, so that overlapping polygons need no
 * union. Immutable.
 */
final class Edges {
    /** What {@link #crossing} answers for a point on the edge. */
    static final int ON_EDGE = Integer.MAX_VALUE;

    /** x1, y1, x2, y2 of each edge, in the order of the ring: JTS asks in that order too, see {@link #crossing} */
    private final double[] ends;

    /** edges with the polygon on the right: shells given clockwise, holes given counter-clockwise */
    private final boolean[] polygonOnRight;

    private int size;

    Edges(List<Polygon> polygons) {
        int points = polygons.stream().mapToInt(Polygon::getNumPoints).sum();
        double[] all = new double[Math.multiplyExact(4, points)];
        polygonOnRight = new boolean[points];
        for (Polygon polygon : polygons) {
            addRing(all, polygon.getExteriorRing(), true);
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                addRing(all, polygon.getInteriorRingN(hole), false);
            }
        }
        ends = Arrays.copyOf(all, 4 * size);
    }

    private void addRing(double[] all, LinearRing ring, boolean shell) {
        CoordinateSequence points = ring.getCoordinateSequence();
        boolean right = Orientation.isCCW(points) != shell;
        for (int i = 1; i < points.size(); i++) {
            boolean repeated = points.getX(i) == points.getX(i - 1) && points.getY(i) == points.getY(i - 1);
            if (!repeated) {
                all[4 * size] = points.getX(i - 1);
                all[4 * size + 1] = points.getY(i - 1);
                all[4 * size + 2] = points.getX(i);
                all[4 * size + 3] = points.getY(i);
                polygonOnRight[size++] = right;
            }
        }
    }

    int size() {
        return size;
    }

    double x1(int edge) {
        return ends[4 * edge];
    }

    double y1(int edge) {
        return ends[4 * edge + 1];
    }

    double x2(int edge) {
        return ends[4 * edge + 2];
    }

    double y2(int edge) {
        return ends[4 * edge + 3];
    }

    /**
     * What the edge adds to the number of polygons that cover the point. The same comparisons, in the same order, as
     * {@code org.locationtech.jts.algorithm.RayCrossingCounter}: an end point on the ray belongs to the edge above it,
     * and the side is told by JTS's robust orientation.
     *
     * @return 1, 0 or -1, or {@link #ON_EDGE}
     */
    int crossing(int edge, double x, double y) {
        double x1 = x1(edge);
        double y1 = y1(edge);
        double x2 = x2(edge);
        double y2 = y2(edge);
        if (x1 < x && x2 < x) {
            return 0;
        }
        if ((y1 > y) == (y2 > y)) {
            return isOnFlatPart(edge, x, y) ? ON_EDGE : 0;
        }
        int side = CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, x, y);
        if (side == Orientation.COLLINEAR) {
            return ON_EDGE;
        }
        boolean upwards = y2 > y1;
        boolean crosses = upwards == (side == Orientation.LEFT);
        if (!crosses) {
            return 0;
        }
        return upwards == polygonOnRight[edge] ? -1 : 1;
    }

    /** For an edge that does not cross the ray: it may still lie along it, or end at the point. */
    private boolean isOnFlatPart(int edge, double x, double y) {
        if (y1(edge) == y && y2(edge) == y) {
            return x >= Math.min(x1(edge), x2(edge)) && x <= Math.max(x1(edge), x2(edge));
        }
        return x == x1(edge) && y == y1(edge) || x == x2(edge) && y == y2(edge);
    }
}
