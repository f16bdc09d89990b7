package org.virtualgranule.sample;

import java.util.List;
import java.util.stream.Stream;

/**
 * The polygon of the samples: a C that opens to the west, so that tracks enter it twice. Its two arms are about a
 * kilometre wide and 26 apart; the bar between them lies east of every track.
 */
final class AreaOfInterest {
    /** A point; x is the longitude and y the latitude, in degrees. */
    record Point(double x, double y) {}

    /** Counterclockwise, not closed. */
    private static final List<Point> CORNERS = List.of(
            new Point(-45.0078, 62.3561),
            new Point(-44.8559, 62.3579),
            new Point(-44.8559, 62.5953),
            new Point(-45.0370, 62.5935),
            new Point(-45.0370, 62.5845),
            new Point(-44.8637, 62.5863),
            new Point(-44.8637, 62.3678),
            new Point(-45.0078, 62.3660));

    private AreaOfInterest() {}

    /** The corners, the first one again at the end. */
    static List<Point> ring() {
        return Stream.concat(CORNERS.stream(), Stream.of(CORNERS.get(0))).toList();
    }

    /** Even-odd test: whether a line from the point to the east crosses the ring an odd number of times. */
    static boolean contains(Point point) {
        boolean inside = false;
        for (int i = 0; i < CORNERS.size(); i++) {
            Point a = ring().get(i);
            Point b = ring().get(i + 1);
            boolean crossesLatitude = a.y() > point.y() != b.y() > point.y();
            if (crossesLatitude && point.x() < a.x() + (point.y() - a.y()) * (b.x() - a.x()) / (b.y() - a.y())) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** Degrees from the point to the nearest point of the ring. */
    static double distanceToBoundary(Point point) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < CORNERS.size(); i++) {
            least = Math.min(least, distance(point, ring().get(i), ring().get(i + 1)));
        }
        return least;
    }

    private static double distance(Point p, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double along = ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / (dx * dx + dy * dy);
        double nearest = Math.max(0, Math.min(1, along));
        return StrictMath.hypot(p.x() - a.x() - nearest * dx, p.y() - a.y() - nearest * dy);
    }
}
