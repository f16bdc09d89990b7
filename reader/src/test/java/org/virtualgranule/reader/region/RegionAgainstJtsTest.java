package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** JTS decides: what it covers, point by point, is what must be selected. */
class RegionAgainstJtsTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int POINTS = 20_000;

    private final Random random = new Random(20260101);
    private final RandomPolygons polygons = new RandomPolygons(random);

    @Test
    void selectsWhatJtsCoversForPolygonsOfThreeToFiveThousandVertices() {
        int[] vertices = {3, 4, 5, 6, 8, 12, 20, 50, 200, 1000, 5000};
        for (int round = 0; round < 5; round++) {
            for (int count : vertices) {
                double lattice = count > 50 || round < 2 ? 0 : 4;
                expectSameAsJts(polygons.next(count, -45.1, 62.8, lattice));
            }
        }
    }

    @Test
    void selectsWhatJtsCoversWherePolygonsOverlap() {
        for (int round = 0; round < 8; round++) {
            Polygon[] parts = Stream.of(4, 7, 30, 300)
                    .map(count -> polygons.next(count, 10 + random.nextInt(9), -70 + random.nextInt(9), 0))
                    .toArray(Polygon[]::new);
            expectSameAsJts(FACTORY.createMultiPolygon(parts));
            expectSameAsJts(FACTORY.createGeometryCollection(parts));
        }
    }

    @Test
    void selectsWhatJtsCoversForPolygonsFarApartAndVerySmall() {
        Polygon here = polygons.next(9, -120, 5, 0);
        Polygon there = polygons.next(9, 150, 5, 0);
        expectSameAsJts(FACTORY.createMultiPolygon(new Polygon[] {here, there}));
        for (double size : new double[] {1e-3, 1e-7, 1e-9, 1e-11, 3e-13}) {
            Polygon small = FACTORY.createPolygon(new Coordinate[] {
                new Coordinate(100, 60),
                new Coordinate(100 + size, 60),
                new Coordinate(100 + size / 3, 60 + size),
                new Coordinate(100, 60)
            });
            expectSameAsJts(small);
        }
    }

    @Test
    void selectsWhatJtsCoversForAZigzagOfLongEdges() {
        int teeth = 700;
        Coordinate[] points = new Coordinate[2 * teeth + 3];
        for (int i = 0; i <= 2 * teeth; i++) {
            points[i] = new Coordinate(i % 2 == 0 ? -9 : 9, 10.0 * i / teeth);
        }
        points[2 * teeth + 1] = new Coordinate(-10, 25);
        points[2 * teeth + 2] = points[0].copy();
        expectSameAsJts(FACTORY.createPolygon(points));
    }

    private void expectSameAsJts(Geometry geometry) {
        List<PreparedGeometry> parts = Stream.iterate(0, i -> i < geometry.getNumGeometries(), i -> i + 1)
                .map(i -> PreparedGeometryFactory.prepare(geometry.getGeometryN(i)))
                .toList();
        Region region = Region.of(geometry, "test");
        RandomPoints points = new RandomPoints(geometry, POINTS, random);
        RowSelectionBuilder expected = new RowSelectionBuilder();
        for (int i = 0; i < POINTS; i++) {
            double y = points.latitudes[i];
            double x = points.longitudes[i];
            Geometry point = FACTORY.createPoint(new Coordinate(x, y));
            boolean inside = parts.stream().anyMatch(part -> part.covers(point));
            if (region.covers(y, x) != inside) {
                assertThat(inside)
                        .as("JTS for (" + x + ", " + y + ") in " + geometry)
                        .isEqualTo(!inside);
            }
            expected.add(7 + i, 7 + i + (inside ? 1 : 0));
        }
        assertThat(region.select(points.latitudes, points.longitudes, POINTS, 7))
                .isEqualTo(expected.build());
    }
}
