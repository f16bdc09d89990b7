package org.virtualgranule.reader.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Finds edges over more than half a turn of longitude: often a 179 to -179 that should cross the antimeridian. */
final class LongEdges {
    private LongEdges() {}

    /** At most one line for each polygon. */
    static List<String> warnings(List<Polygon> polygons, String source) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < polygons.size(); i++) {
            String start = source + ": polygon " + (i + 1);
            firstIn(polygons.get(i)).ifPresent(edge -> warnings.add(start + edge));
        }
        return List.copyOf(warnings);
    }

    private static Optional<String> firstIn(Polygon polygon) {
        Optional<String> found = firstIn(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing() && found.isEmpty(); hole++) {
            found = firstIn(polygon.getInteriorRingN(hole));
        }
        return found;
    }

    private static Optional<String> firstIn(LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        for (int i = 1; i < points.size(); i++) {
            double degrees = Math.abs(points.getX(i) - points.getX(i - 1));
            // once around a parallel can only be meant: a box around the world, or a polar cap
            boolean onceAround = degrees == 360 && points.getY(i) == points.getY(i - 1);
            if (degrees > 180 && !onceAround) {
                return Optional.of(" has an edge from longitude " + points.getX(i - 1) + " to " + points.getX(i)
                        + "; it is taken the long way, not across the antimeridian. If it should cross it, split the"
                        + " polygon there as RFC 7946 says, or write -179 as 181");
            }
        }
        return Optional.empty();
    }
}
