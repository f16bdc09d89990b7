package org.virtualgranule.reader.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons in one grid, or in several when wide gaps of longitude lie between them: a region split at the antimeridian
 * would otherwise spend its columns on the world between. Immutable.
 */
final class RegionIndex {
    private static final double WIDE_GAP_DEGREES = 10;

    private final EdgeGrid[] grids;

    RegionIndex(List<Polygon> polygons) {
        List<Polygon> eastwards = new ArrayList<>(polygons);
        eastwards.sort(Comparator.comparingDouble(
                polygon -> polygon.getEnvelopeInternal().getMinX()));
        List<EdgeGrid> made = new ArrayList<>();
        List<Polygon> together = new ArrayList<>();
        double east = Double.POSITIVE_INFINITY;
        for (Polygon polygon : eastwards) {
            if (polygon.getEnvelopeInternal().getMinX() > east + WIDE_GAP_DEGREES) {
                made.add(new EdgeGrid(together));
                together.clear();
            }
            double itsEast = polygon.getEnvelopeInternal().getMaxX();
            east = together.isEmpty() ? itsEast : Math.max(east, itsEast);
            together.add(polygon);
        }
        made.add(new EdgeGrid(together));
        grids = made.toArray(new EdgeGrid[0]);
    }

    /** Whether these can be the coordinates of a point: fill values and NaN are not. */
    static boolean isPoint(double latitude, double longitude) {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= Region.MOST_LONGITUDE;
    }

    boolean covers(double latitude, double longitude) {
        if (!isPoint(latitude, longitude)) {
            return false;
        }
        for (EdgeGrid grid : grids) {
            if (grid.covers(latitude, longitude)) {
                return true;
            }
        }
        return false;
    }

    /** A box around the polygons of each grid, together around all. */
    List<Envelope> bounds() {
        return Arrays.stream(grids).map(EdgeGrid::bounds).toList();
    }

    Cover cover(Box box) {
        Cover cover = Cover.NONE;
        for (EdgeGrid grid : grids) {
            Cover here = grid.cover(box);
            if (here == Cover.ALL) {
                return Cover.ALL;
            }
            cover = here == Cover.NONE ? cover : here;
        }
        return cover;
    }
}
