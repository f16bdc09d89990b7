package org.virtualgranule.earthdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;

/**
 * The area of a search, in few points: it covers the asked one and a margin, because the footprints of granules are rough.
 * Which rows are wanted is decided later, by the polygon itself.
 *
 * <p>The search service joins a polygon's points by great circles, and we by straight lines in longitude and latitude. So
 * a polygon of points is only sent where that was checked to make no difference; elsewhere (near a pole, around the
 * world, many parts) boxes are sent, whose sides are meridians and parallels on both sides.
 *
 * @param parameter the service's word for the shape: {@code polygon} or {@code bounding_box}
 * @param shapes each as numbers with commas between: a closed counter-clockwise ring, or west, south, east, north
 */
record SearchArea(String parameter, List<String> shapes) {
    /** About 11 km on the ground. */
    static final double MARGIN_DEGREES = 0.1;

    /** The service joins the shapes by "or"; hundreds would make it slow. */
    static final int MOST_SHAPES = 32;

    SearchArea {
        shapes = List.copyOf(shapes);
    }

    /**
     * Covers an area.
     *
     * @param asked polygons, longitude as x, in degrees; longitudes may go beyond 180
     * @throws IllegalArgumentException if there is no polygon in it, or a coordinate is none
     */
    static SearchArea covering(Geometry asked) {
        List<Polygon> polygons = polygons(asked);
        boolean boxesOnly = polygons.stream().allMatch(Polygon::isRectangle);
        if (boxesOnly && polygons.size() <= MOST_SHAPES) {
            return boxes(polygons.stream().map(Polygon::getEnvelopeInternal).toList());
        }
        if (polygons.size() > MOST_SHAPES) {
            return boxes(Strips.covering(polygons));
        }
        List<String> rings = new ArrayList<>();
        for (Polygon polygon : polygons) {
            Optional<String> ring = CoveringRing.around(polygon).map(CoveringRing::text);
            if (ring.isEmpty()) {
                return boxes(Strips.covering(polygons));
            }
            rings.add(ring.get());
        }
        return new SearchArea("polygon", rings);
    }

    private static List<Polygon> polygons(Geometry asked) {
        List<Polygon> polygons = new ArrayList<>();
        for (Object part : PolygonExtracter.getPolygons(asked)) {
            Polygon polygon = (Polygon) part;
            Envelope size = polygon.getEnvelopeInternal();
            boolean onEarth =
                    size.getMinX() >= -720 && size.getMaxX() <= 720 && size.getMinY() >= -90 && size.getMaxY() <= 90;
            if (!polygon.isEmpty() && !onEarth) {
                throw new IllegalArgumentException(
                        "the area of a search must be in degrees, longitude first; it goes from " + size.getMinX()
                                + ", " + size.getMinY() + " to " + size.getMaxX() + ", " + size.getMaxY());
            }
            if (!polygon.isEmpty()) {
                polygons.add(polygon);
            }
        }
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException(
                    "the area of a search must be a polygon, not an empty " + asked.getGeometryType());
        }
        return polygons;
    }

    private static SearchArea boxes(List<Envelope> boxes) {
        return new SearchArea(
                "bounding_box", boxes.stream().map(SearchArea::box).toList());
    }

    private static String box(Envelope box) {
        double south = Math.max(-90, box.getMinY() - MARGIN_DEGREES);
        double north = Math.min(90, box.getMaxY() + MARGIN_DEGREES);
        double shrink = Math.cos(Math.toRadians(Math.min(89, Math.max(-south, north))));
        double west = box.getMinX() - MARGIN_DEGREES / shrink;
        double east = box.getMaxX() + MARGIN_DEGREES / shrink;
        boolean around = east - west >= 360;
        return number(around ? -180 : wrapped(west)) + "," + number(south) + "," + number(around ? 180 : wrapped(east))
                + "," + number(north);
    }

    /** The same meridian from -180 to 180. */
    static double wrapped(double longitude) {
        double turns = Math.floor((longitude + 180) / 360);
        return longitude - 360 * turns;
    }

    /** A number as the service reads it: no exponent; 1 m is finer than any footprint. */
    static String number(double degrees) {
        return String.format(Locale.ROOT, "%.5f", degrees);
    }
}
