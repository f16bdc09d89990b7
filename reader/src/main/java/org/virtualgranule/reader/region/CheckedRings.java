package org.virtualgranule.reader.region;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Makes polygons and counts them, so that a ring that JTS cannot build is refused by the polygon's number. */
final class CheckedRings extends GeometryFactory {
    private static final long serialVersionUID = 1;

    private int polygons;

    @Override
    public LinearRing createLinearRing(CoordinateSequence points) {
        if (points.size() > 0) {
            PolygonCheck.checkRing(points, "polygon " + (polygons + 1));
        }
        return super.createLinearRing(points);
    }

    @Override
    public Polygon createPolygon(LinearRing shell, LinearRing[] holes) {
        polygons++;
        return super.createPolygon(shell, holes);
    }
}
