package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class SearchAreaTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON((-50 69,-49 69.5,-48 69,-49 68.5,-50 69))",
                "POLYGON((-50 69,-49 68.5,-48 69,-49 69.5,-50 69))",
                "POLYGON((-60 70,-30 70,-30 80,-45 82,-60 80,-60 70))",
                "POLYGON((-73 60,-20 60,-12 81,-60 84,-73 78,-73 60))",
                "POLYGON((170 65,190 65,188 71,172 70,170 65))",
                "POLYGON((-190 65,-170 65,-172 71,-188 70,-190 65))",
                "POLYGON((350 -75,362 -75,361 -70,351 -71,350 -75))",
                "POLYGON((0 0,10 0,10 10,5 3,0 10,0 0),(1 1,2 1,2 2,1 1))",
                "POLYGON((0 0,0.001 0,0.0005 0.001,0 0))",
                "POLYGON((-10 84,10 84,10 85,-10 85,-10 84.9,-10 84))",
                "POLYGON((0 0,100 0,100 60,50 70,0 60,0 0))"
            })
    void aPolygonIsSentAsARingThatCoversIt(String text) throws ParseException {
        Polygon asked = (Polygon) wkt(text);
        SearchArea area = SearchArea.covering(asked);
        assertThat(area.parameter()).isEqualTo("polygon");
        assertThat(area.shapes()).hasSize(1);
        assertCovers(area, asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POLYGON((-180 -90,180 -90,180 -65,90 -66,0 -70,-180 -65,-180 -90))",
                "POLYGON((-180 60,180 60,180 90,-180 90,0 89,-180 60))",
                "POLYGON((0 86,10 87,20 86,10 89.9,0 86))",
                "POLYGON((-170 10,170 12,170 -11,0 -12,-170 10))",
                "POLYGON((-179 70,0 60,181 70,0 65,-179 70))",
                "MULTIPOLYGON(((350 86,360 86,355 87,350 86)),((-2 86,5 86,5 88,-2 86)))",
            })
    void nearAPoleOrAroundTheWorldBoxesCoverIt(String text) throws ParseException {
        Geometry asked = wkt(text);
        SearchArea area = SearchArea.covering(asked);
        assertThat(area.parameter()).isEqualTo("bounding_box");
        assertThat(area.shapes()).hasSizeBetween(1, SearchArea.MOST_SHAPES);
        assertCovers(area, asked);
    }

    @Test
    void aBoxIsSentAsABoxWithAMargin() {
        assertThat(box(-50, -40, 60, 60.1)).containsExactly("-50.20122,59.90000,-39.79878,60.20000");
        assertThat(box(170, 190, -10, 10)).containsExactly("169.89843,-10.10000,-169.89843,10.10000");
        assertThat(box(-180, 180, -90, 90)).containsExactly("-180.00000,-90.00000,180.00000,90.00000");
        assertThat(box(0, 360, 60, 90)).containsExactly("-180.00000,59.90000,180.00000,90.00000");
    }

    private static List<String> box(double west, double east, double south, double north) {
        SearchArea area = SearchArea.covering(GEOMETRY.toGeometry(new Envelope(west, east, south, north)));
        assertThat(area.parameter()).isEqualTo("bounding_box");
        return area.shapes();
    }

    @Test
    void aLongCoastlineBecomesFewPointsThatCoverIt() {
        Random random = new Random(7);
        int corners = 100_000;
        Coordinate[] coast = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double fjords = 1 + 0.2 * Math.sin(40 * angle) + 0.001 * random.nextDouble();
            coast[i] = new Coordinate(-42 + 12 * fjords * Math.cos(angle), 72 + 8 * fjords * Math.sin(angle));
        }
        coast[corners] = coast[0];
        Polygon asked = GEOMETRY.createPolygon(coast);
        SearchArea area = SearchArea.covering(asked);
        assertThat(area.parameter()).isEqualTo("polygon");
        assertThat(area.shapes().get(0).split(",").length / 2).isBetween(4, CoveringRing.MOST_POINTS);
        assertThat(area.shapes().get(0)).hasSizeLessThan(4500);
        assertCovers(area, asked);
        Geometry seen = seen(area.shapes().get(0));
        assertThat(seen.getArea()).isLessThan(asked.getEnvelope().getArea());
    }

    @Test
    void manyPartsBecomeFewBoxes() {
        Random random = new Random(3);
        Polygon[] islands = IntStream.range(0, 500)
                .mapToObj(i -> GEOMETRY.createPoint(
                                new Coordinate(random.nextDouble(160, 200), random.nextDouble(50, 70)))
                        .buffer(0.05))
                .toArray(Polygon[]::new);
        Geometry asked = GEOMETRY.createMultiPolygon(islands);
        SearchArea area = SearchArea.covering(asked);
        assertThat(area.parameter()).isEqualTo("bounding_box");
        assertThat(area.shapes()).hasSizeBetween(2, SearchArea.MOST_SHAPES);
        assertCovers(area, asked);
    }

    @Test
    void severalPolygonsAreSeveralRings() throws ParseException {
        Geometry asked = wkt("GEOMETRYCOLLECTION(POLYGON((0 0,1 0,0 1,0 0)),MULTIPOLYGON(((5 5,6 5,5 6,5 5)),"
                + "((179 5,181 5,180 6,179 5))))");
        SearchArea area = SearchArea.covering(asked);
        assertThat(area.shapes()).hasSize(3);
        assertCovers(area, asked);
    }

    @Test
    void anyPolygonIsCovered() {
        Random random = new Random(11);
        int rings = 0;
        for (int i = 0; i < 300; i++) {
            double size = Math.pow(10, random.nextDouble(-3, 1.6));
            double latitude = random.nextDouble(-89, 89);
            double longitude = random.nextDouble(-360, 360);
            Coordinate[] corners = new Coordinate[random.nextInt(3, 40) + 1];
            for (int k = 0; k < corners.length - 1; k++) {
                double angle = 2 * Math.PI * k / (corners.length - 1);
                double r = size * random.nextDouble(0.1, 1);
                double y = Math.max(-90, Math.min(90, latitude + r * Math.sin(angle)));
                corners[k] = new Coordinate(longitude + r * Math.cos(angle), y);
            }
            corners[corners.length - 1] = corners[0];
            Polygon asked = GEOMETRY.createPolygon(corners);
            if (asked.isValid()) {
                SearchArea area = SearchArea.covering(asked);
                assertCovers(area, asked);
                rings += area.parameter().equals("polygon") ? 1 : 0;
            }
        }
        assertThat(rings).isGreaterThan(100);
    }

    @Test
    void whatIsNoAreaIsRefused() {
        for (String text :
                List.of("POINT(0 0)", "POLYGON EMPTY", "POLYGON((0 0,0 91,1 0,0 0))", "POLYGON((0 0,1e9 0,1 1,0 0))")) {
            assertThatThrownBy(() -> SearchArea.covering(wkt(text)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the area of a search must be");
        }
    }

    /** Every corner and many points of the asked area are in one of the shapes, as the service sees them. */
    private static void assertCovers(SearchArea area, Geometry asked) {
        List<Geometry> shapes = new ArrayList<>();
        for (String text : area.shapes()) {
            shapes.add(area.parameter().equals("polygon") ? seen(text) : envelope(text));
        }
        PreparedGeometry all =
                PreparedGeometryFactory.prepare(GEOMETRY.buildGeometry(shapes).union());
        for (Object part : PolygonExtracter.getPolygons(asked)) {
            Geometry polygon = (Geometry) part;
            Coordinate[] corners = polygon.getCoordinates();
            List<Coordinate> points = new ArrayList<>(List.of(corners));
            points.add(polygon.getInteriorPoint().getCoordinate());
            for (int i = 1; i < corners.length; i++) {
                Coordinate a = corners[i - 1];
                Coordinate b = corners[i];
                points.add(new Coordinate(a.x + 0.3 * (b.x - a.x), a.y + 0.3 * (b.y - a.y)));
            }
            for (Coordinate p : points) {
                boolean covered = IntStream.rangeClosed(-3, 3)
                        .anyMatch(turn -> all.covers(GEOMETRY.createPoint(new Coordinate(p.x + 360 * turn, p.y))));
                assertThat(covered).as("%s of %s in %s", p, polygon, area).isTrue();
            }
        }
    }

    private static Geometry envelope(String text) {
        String[] n = text.split(",");
        assertThat(n).hasSize(4);
        double west = degrees(n[0], 180);
        double east = degrees(n[2], 180);
        return GEOMETRY.toGeometry(
                new Envelope(west, east < west ? east + 360 : east, degrees(n[1], 90), degrees(n[3], 90)));
    }

    private static double degrees(String text, double most) {
        assertThat(text).matches("-?\\d+\\.\\d{5}");
        assertThat(Math.abs(Double.parseDouble(text))).isLessThanOrEqualTo(most);
        return Double.parseDouble(text);
    }

    /** The ring as the service sees it, unwrapped, with 32 points on each great circle. */
    private static Polygon seen(String text) {
        String[] n = text.split(",");
        List<Coordinate> ring = new ArrayList<>();
        List<Coordinate> corners = new ArrayList<>();
        for (int i = 0; i < n.length; i += 2) {
            Coordinate next = new Coordinate(degrees(n[i], 180), degrees(n[i + 1], 90));
            if (!corners.isEmpty()) {
                Coordinate last = corners.get(corners.size() - 1);
                next.x += 360 * Math.rint((last.x - next.x) / 360);
                for (int step = 0; step < 32; step++) {
                    ring.add(onGreatCircle(last, next, step / 32.0));
                }
            }
            corners.add(next);
        }
        ring.add(ring.get(0));
        assertThat(corners.get(0)).as("closed").isEqualTo(corners.get(corners.size() - 1));
        assertThat(Orientation.isCCW(corners.toArray(new Coordinate[0])))
                .as("counter-clockwise")
                .isTrue();
        assertThat(corners.stream().distinct().count()).as("no point twice").isEqualTo(corners.size() - 1L);
        Polygon seen = GEOMETRY.createPolygon(ring.toArray(new Coordinate[0]));
        assertThat(seen.isValid()).as("valid: %s", text).isTrue();
        return seen;
    }

    /** By spherical interpolation: another formula than the code's. */
    private static Coordinate onGreatCircle(Coordinate a, Coordinate b, double part) {
        double phi1 = Math.toRadians(a.y);
        double phi2 = Math.toRadians(b.y);
        double lambda = Math.toRadians(b.x - a.x);
        double h = Math.pow(Math.sin((phi2 - phi1) / 2), 2)
                + Math.cos(phi1) * Math.cos(phi2) * Math.pow(Math.sin(lambda / 2), 2);
        double d = 2 * Math.asin(Math.sqrt(h));
        if (part == 0 || d < 1e-12) {
            return a;
        }
        double f = Math.sin((1 - part) * d) / Math.sin(d);
        double g = Math.sin(part * d) / Math.sin(d);
        double x = f * Math.cos(phi1) + g * Math.cos(phi2) * Math.cos(lambda);
        double y = g * Math.cos(phi2) * Math.sin(lambda);
        double z = f * Math.sin(phi1) + g * Math.sin(phi2);
        return new Coordinate(a.x + Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
    }
}
