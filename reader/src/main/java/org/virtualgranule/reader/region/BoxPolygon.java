package org.virtualgranule.reader.region;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** A bounding box as a polygon. */
final class BoxPolygon {
    private BoxPolygon() {}

    static Polygon of(double west, double south, double east, double north) {
        String box = "box " + west + "," + south + "," + east + "," + north + ": ";
        if (!(Math.abs(west) <= 360 && Math.abs(east) <= 360)) {
            throw new IllegalArgumentException(box + "west and east must be longitudes from -360 to 360 degrees");
        }
        if (!(south >= -90 && south < north && north <= 90)) {
            throw new IllegalArgumentException(
                    box + "south must be less than north, both from -90 to 90; the order is west,south,east,north");
        }
        double unwoundEast = west > east ? east + 360 : east;
        if (!(unwoundEast > west && unwoundEast - west <= 360)) {
            throw new IllegalArgumentException(
                    box + "west and east must be different and at most 360 degrees apart; the world is -180 to 180");
        }
        return (Polygon) new GeometryFactory().toGeometry(new Envelope(west, unwoundEast, south, north));
    }
}
