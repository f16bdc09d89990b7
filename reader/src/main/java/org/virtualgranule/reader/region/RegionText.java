package org.virtualgranule.reader.region;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Polygon;

/** Tells GeoJSON from WKT. */
final class RegionText {
    /** Some million vertices. */
    private static final int MAX_BYTES = 1 << 28;

    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*(\\{|(SRID=\\d+;)?\\s*(MULTI)?POLYGON\\s*.*\\()", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private RegionText() {}

    /** Says whether it begins as GeoJSON or WKT do. */
    static boolean isText(String text) {
        return BEGINNING.matcher(text).lookingAt();
    }

    /** Bytes that are not UTF-8 become question marks: they can only be in names, which are not used. */
    static String load(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("it has more than " + MAX_BYTES + " bytes; simplify the polygons");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
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
