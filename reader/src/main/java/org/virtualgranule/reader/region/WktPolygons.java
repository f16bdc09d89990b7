package org.virtualgranule.reader.region;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Polygons from well-known text. */
final class WktPolygons {
    private static final Pattern SRID = Pattern.compile("SRID\\s*=\\s*(\\d+)\\s*;\\s*", Pattern.CASE_INSENSITIVE);

    /** JTS reads nested collections with as many nested calls. */
    private static final int MAX_DEPTH = 100;

    private WktPolygons() {}

    private static int depth(String text) {
        int depth = 0;
        int most = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most;
    }

    /** Throws IllegalArgumentException if it is not WKT, is not in EPSG:4326, or holds anything but polygons. */
    static List<Polygon> in(String text) {
        Matcher srid = SRID.matcher(text);
        boolean extended = srid.lookingAt();
        if (extended && !srid.group(1).equals("4326")) {
            throw new IllegalArgumentException(
                    "SRID " + srid.group(1) + " is not longitude and latitude; reproject it to EPSG:4326");
        }
        if (depth(text) > MAX_DEPTH) {
            throw new IllegalArgumentException("it is nested more than " + MAX_DEPTH + " deep; flatten it");
        }
        // JTS stops at the end of the first geometry; what it left in the reader tells whether there is more
        try (StringReader reader = new StringReader(extended ? text.substring(srid.end()) : text)) {
            List<Polygon> polygons = JtsPolygons.in(new WKTReader(new CheckedRings()).read(reader));
            int rest = reader.read();
            while (rest >= 0 && Character.isWhitespace(rest)) {
                rest = reader.read();
            }
            if (rest >= 0) {
                throw new IllegalArgumentException("there is more after the WKT geometry, from '" + (char) rest
                        + "' on; put several polygons into one MULTIPOLYGON or GEOMETRYCOLLECTION");
            }
            return polygons;
        } catch (ParseException | IOException e) {
            throw new IllegalArgumentException("not valid WKT: " + e.getMessage() + "; correct it", e);
        }
    }
}
