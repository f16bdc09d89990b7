package org.virtualgranule.reader.region;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.Polygon;

/** Tells GeoJSON from WKT. */
final class RegionText {
    private RegionText() {}

    /** Bytes that are not UTF-8 become question marks: they can only be in names, which are not used. */
    static String load(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The polygons in the text, not yet checked. Throws IllegalArgumentException if it is neither of the two. */
    static List<Polygon> polygons(String text) {
        String body = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (body.isEmpty()) {
            throw new IllegalArgumentException("it is empty; give GeoJSON or WKT");
        }
        char first = body.charAt(0);
        if (first == '{') {
            return GeoJsonPolygons.in(body);
        }
        if (first >= 'A' && first <= 'Z' || first >= 'a' && first <= 'z') {
            return WktPolygons.in(body);
        }
        throw new IllegalArgumentException("it is neither GeoJSON nor WKT (it starts with "
                + (Character.isISOControl(first) || first > '~' ? "a byte that is not text" : "'" + first + "'")
                + "); convert it, for example with ogr2ogr -t_srs EPSG:4326 aoi.geojson");
    }
}
