package org.virtualgranule.reader.region;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The {@code crs} member that GeoJSON had before RFC 7946 and that GIS programs still write. */
final class GeoJsonCrs {
    /** {@code urn:ogc:def:crs:OGC:1.3:CRS84}, {@code EPSG:4326}, {@code urn:ogc:def:crs:EPSG::4326} and the like */
    private static final Pattern DEGREES =
            Pattern.compile("(.*[:/])?(CRS84|EPSG[:/]([0-9.]*[:/])?4326)", Pattern.CASE_INSENSITIVE);

    private GeoJsonCrs() {}

    /** Throws IllegalArgumentException unless it is absent, null, or names longitude and latitude on WGS 84. */
    static void check(JsonNode crs) {
        if (crs.isMissingNode() || crs.isNull()) {
            return;
        }
        String name = crs.path("properties").path("name").asText();
        if (!DEGREES.matcher(name).matches()) {
            throw new IllegalArgumentException("its coordinate system is " + (name.isEmpty() ? crs.toString() : name)
                    + ", not longitude and latitude; reproject it, for example with ogr2ogr -t_srs EPSG:4326");
        }
    }
}
