package org.virtualgranule.reader.region;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.Polygon;

/** The polygons of a JTS geometry, collections opened, in order. */
final class JtsPolygons {
    private JtsPolygons() {}

    /** Throws IllegalArgumentException for points and lines, and for an SRID that is not 4326. */
    static List<Polygon> in(Geometry geometry) {
        if (geometry.getSRID() != 0 && geometry.getSRID() != 4326) {
            throw new IllegalArgumentException(
                    "SRID " + geometry.getSRID() + " is not longitude and latitude; reproject it to EPSG:4326");
        }
        List<Polygon> polygons = new ArrayList<>();
        addTo(polygons, geometry);
        return polygons;
    }

    private static void addTo(List<Polygon> polygons, Geometry geometry) {
        if (geometry instanceof Polygon polygon) {
            polygons.add(polygon);
        } else if (geometry instanceof GeometryCollection collection) {
            for (int i = 0; i < collection.getNumGeometries(); i++) {
                addTo(polygons, collection.getGeometryN(i));
            }
        } else {
            throw new IllegalArgumentException("a " + geometry.getGeometryType()
                    + " has no area; only polygons can be used: take it out, or buffer it");
        }
    }
}
