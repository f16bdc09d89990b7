package org.virtualgranule.reader.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons that say which points of a track are wanted.
 *
 * <p>The rule: longitude and latitude in degrees are taken as x and y of a plane, and edges as straight lines in it. A
 * point is inside when at least one polygon covers it; a point on a polygon's boundary, the rim of a hole too, is
 * inside. Nothing is simplified, cut or united. Polygons may have holes, any number of vertices in either direction,
 * and may overlap.
 *
 * <p>Longitudes that differ by whole turns are the same meridian: the point is tried at its longitude + 360 k, computed
 * in double, for every k that brings it to the polygons. So polygons may be split at the antimeridian as RFC 7946 says,
 * or cross it with longitudes beyond 180, and points may count from -180 or from 0.
 *
 * <p>A point with a latitude beyond 90, with a longitude beyond 540, infinite or NaN is never inside: such are fill
 * values.
 *
 * <p>Immutable and safe for any number of threads.
 */
public final class Region {
    /** How far a longitude may go, in degrees east and west: half a turn more than one turn. */
    static final double MOST_LONGITUDE = 540;

    private final String source;
    private final List<Polygon> polygons;
    private final RegionIndex index;
    private final List<String> warnings;

    private Region(String source, List<Polygon> polygons, List<String> warnings) {
        this.source = source;
        this.polygons = List.copyOf(polygons);
        this.index = new RegionIndex(polygons);
        this.warnings = warnings;
    }

    /**
     * Reads a file of GeoJSON or WKT, whichever its first character tells.
     *
     * @param file the file, in UTF-8
     * @return the region
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException as in {@link #parse}; the file is named
     */
    public static Region read(Path file) throws IOException {
        return parse(RegionText.load(file), file.toString());
    }

    /**
     * Reads GeoJSON (Polygon, MultiPolygon, a GeometryCollection of them, Feature, FeatureCollection) or WKT (the same
     * geometries; {@code SRID=4326;} may come first). Heights are ignored.
     *
     * @param text GeoJSON or WKT
     * @param source what to call it in errors and warnings, such as a file's name
     * @return the region
     * @throws IllegalArgumentException if it is neither, has no polygon or anything but polygons, is in another
     *     coordinate system, or if a polygon is not valid; the message is one line with source, polygon and remedy
     */
    public static Region parse(String text, String source) {
        return named(source, () -> RegionText.polygons(text));
    }

    /**
     * Tells GeoJSON and WKT from the name of a file.
     *
     * @param text what somebody wrote for a polygon
     * @return true if it is meant for {@link #parse}, false if it can only be a file's name
     */
    public static boolean isText(String text) {
        return RegionText.isText(text);
    }

    /**
     * Takes polygons over from JTS. The geometry is copied.
     *
     * @param geometry a Polygon, MultiPolygon or GeometryCollection of them, longitude as x; its SRID is 0 or 4326
     * @param source what to call it in errors and warnings
     * @return the region
     * @throws IllegalArgumentException as in {@link #parse}
     */
    public static Region of(Geometry geometry, String source) {
        return named(source, () -> JtsPolygons.in(geometry));
    }

    /**
     * Makes a rectangle of longitudes and latitudes, its sides included.
     *
     * @param west western side, degrees, from -360 to 360
     * @param south southern side, degrees, from -90 to 90
     * @param east eastern side, degrees, from -360 to 360; less than {@code west} when the antimeridian is between
     * @param north northern side, degrees, from -90 to 90
     * @return the region, without warnings
     * @throws IllegalArgumentException if a side is out of its range or not a number, if there is no area between the
     *     sides, or if they are more than a turn apart
     */
    public static Region box(double west, double south, double east, double north) {
        String name =
                Stream.of(west, south, east, north).map(Region::degrees).collect(Collectors.joining(",", "box ", ""));
        return new Region(name, List.of(BoxPolygon.of(west, south, east, north)), List.of());
    }

    /**
     * Takes what somebody wrote for a polygon.
     *
     * @param polygon GeoJSON or WKT, or the path of a file that holds one of them
     * @param what what to call it in errors and warnings; a file is called by its name
     * @return the region
     * @throws IllegalArgumentException as in {@link #parse}; also if it is no text, and no file that can be read
     * @throws UncheckedIOException if the file breaks off, or is too large
     */
    public static Region of(String polygon, String what) {
        if (isText(polygon)) {
            return parse(polygon, what);
        }
        try {
            return of(Path.of(polygon), what, ", and it is no WKT either");
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(what + ": neither a file nor WKT: " + e.getReason(), e);
        }
    }

    /**
     * Reads a file of GeoJSON or WKT.
     *
     * @param file the file, in UTF-8
     * @param what what it is, for the error if it cannot be read
     * @return the region
     * @throws IllegalArgumentException as in {@link #parse}; also if there is no such file, or it cannot be opened
     * @throws UncheckedIOException if the file breaks off, or is too large
     */
    public static Region of(Path file, String what) {
        return of(file, what, "");
    }

    private static Region of(Path file, String what, String more) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(what + " " + file + ": no such file, or it cannot be read" + more);
        }
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(what + " " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String degrees(double angle) {
        return Double.toString(angle).replaceFirst("\\.0$", "");
    }

    private static Region named(String source, PolygonSource polygons) {
        try {
            List<Polygon> valid = PolygonCheck.check(polygons.get());
            return new Region(source, valid, LongEdges.warnings(valid, source));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
        }
    }

    /** Where polygons come from; errors do not name the source, because {@link #named} does. */
    @FunctionalInterface
    private interface PolygonSource {
        List<Polygon> get();
    }

    /**
     * What may not be as meant, each a line with source, polygon and remedy: an edge over more than half a turn of
     * longitude, which may be one that should cross the antimeridian.
     *
     * @return the warnings, none when all is well
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * The polygons, for a search that needs their outline.
     *
     * @return a copy: longitude as x, in degrees
     */
    public Geometry geometry() {
        Polygon[] copies =
                polygons.stream().map(polygon -> (Polygon) polygon.copy()).toArray(Polygon[]::new);
        return new GeometryFactory().createMultiPolygon(copies);
    }

    /**
     * Says whether a point is inside.
     *
     * @param latitude degrees north
     * @param longitude degrees east, counted from -180 or from 0
     * @return true when a polygon covers it, by the rule above
     */
    public boolean covers(double latitude, double longitude) {
        return index.covers(latitude, longitude);
    }

    /**
     * Selects the rows whose point is inside. Fast for points in along-track order, right for any order.
     *
     * @param latitudes degrees north; read, not kept
     * @param longitudes degrees east, as many; read, not kept
     * @param count how many of them to look at, from the first
     * @param firstRow row of the first point
     * @return the rows, from {@code firstRow} to {@code firstRow + count} at most
     * @throws IllegalArgumentException if an array is shorter than {@code count}, or a row number would be negative
     */
    public RowSelection select(double[] latitudes, double[] longitudes, int count, long firstRow) {
        if (count < 0 || count > latitudes.length || count > longitudes.length || firstRow < 0) {
            throw new IllegalArgumentException(count + " points from row " + firstRow + ", but " + latitudes.length
                    + " latitudes and " + longitudes.length + " longitudes");
        }
        return new RegionScan(index, latitudes, longitudes).select(count, firstRow);
    }

    /**
     * Covers the region with caps, at most a few hundred.
     *
     * @return caps that together hold every point that is inside, and some more; made anew each time
     */
    public List<Cap> caps() {
        return CapCover.of(index);
    }

    /** Names the source. */
    @Override
    public String toString() {
        return source;
    }
}
