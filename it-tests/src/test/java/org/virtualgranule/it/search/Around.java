package org.virtualgranule.it.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.virtualgranule.reader.region.Region;

/** Regions on, beside and around some tracks: small, large, over a pole, over the dateline, in two parts, none near. */
final class Around {
    private static final GeometryFactory JTS = new GeometryFactory();

    private final List<MadeTrack> tracks;
    private final Random random;

    Around(List<MadeTrack> tracks, Random random) {
        this.tracks = tracks;
        this.random = random;
    }

    List<Region> regions() {
        List<Region> regions = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            regions.add(star(0, 0.01));
        }
        regions.add(star(0, 0.05 + 0.3 * random.nextDouble()));
        regions.add(star(0.3 * random.nextDouble(), 0.2));
        regions.add(star(2, 0.3 + random.nextDouble()));
        regions.add(star(0, 3 + 20 * random.nextDouble()));
        regions.add(Region.of(JTS.buildGeometry(List.of(starPolygon(0, 0.2), starPolygon(0, 0.3))), "two"));
        double pole = 86 + 3.9 * random.nextDouble();
        regions.add(random.nextBoolean() ? Region.box(-180, pole, 180, 90) : Region.box(-180, -90, 180, -pole));
        double north = -80 + 150 * random.nextDouble();
        regions.add(Region.box(179 + random.nextDouble(), north, -179.5, north + 5));
        regions.add(Region.box(-180, -90, 180, 90));
        return regions;
    }

    private Region star(double aside, double size) {
        return Region.of(starPolygon(aside, size), "star");
    }

    /** About a row, or some degrees beside it; cut off at the poles. */
    private Polygon starPolygon(double aside, double size) {
        while (true) {
            MadeTrack track = tracks.get(random.nextInt(tracks.size()));
            int row = random.nextInt(track.rows());
            // where a chunk begins or ends
            row = random.nextBoolean() ? Math.max(0, row - row % track.time.chunk() - random.nextInt(3)) : row;
            double latitude = track.latitudes[row];
            double longitude = track.longitudes[row] + aside;
            if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 400) {
                Polygon star = ring(latitude, longitude, size);
                if (star.isValid() && !star.isEmpty()) {
                    return star;
                }
            }
        }
    }

    private Polygon ring(double latitude, double longitude, double size) {
        int corners = 4 + random.nextInt(8);
        double width = size / Math.max(0.05, Math.cos(Math.toRadians(latitude)));
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 0.3 + 0.7 * random.nextDouble();
            ring[i] = new Coordinate(
                    longitude + Math.min(width, 120) * radius * Math.cos(angle),
                    Math.max(-90, Math.min(90, latitude + size * radius * Math.sin(angle))));
        }
        ring[corners] = ring[0].copy();
        return JTS.createPolygon(ring);
    }
}
