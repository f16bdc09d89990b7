package org.virtualgranule.earthdata;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Boxes side by side that cover polygons of any number, size and place, the poles included. */
final class Strips {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Strips() {}

    /** At most {@link SearchArea#MOST_SHAPES} boxes; their longitudes may go beyond 180. */
    static List<Envelope> covering(List<Polygon> polygons) {
        Envelope all = new Envelope();
        polygons.forEach(polygon -> all.expandToInclude(polygon.getEnvelopeInternal()));
        double width = Math.min(360, all.getWidth()) / SearchArea.MOST_SHAPES;
        List<Envelope> boxes = new ArrayList<>();
        for (int i = 0; i < SearchArea.MOST_SHAPES; i++) {
            double west = all.getMinX() + i * width;
            Envelope box = strip(new Envelope(west, west + width, -90, 90), polygons);
            if (!box.isNull()) {
                boxes.add(box);
            }
        }
        return boxes;
    }

    /** What the polygons, and the same ones whole turns away, have of a strip. */
    private static Envelope strip(Envelope strip, List<Polygon> polygons) {
        Envelope box = new Envelope();
        for (Polygon polygon : polygons) {
            Envelope size = polygon.getEnvelopeInternal();
            double first = Math.ceil((strip.getMinX() - size.getMaxX()) / 360);
            for (double turn = first; size.getMinX() + 360 * turn <= strip.getMaxX(); turn++) {
                Geometry moved =
                        AffineTransformation.translationInstance(360 * turn, 0).transform(polygon);
                Geometry common = OverlayNGRobust.overlay(moved, GEOMETRY.toGeometry(strip), OverlayNG.INTERSECTION);
                box.expandToInclude(common.getEnvelopeInternal());
            }
        }
        return box;
    }
}
