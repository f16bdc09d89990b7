package org.virtualgranule.reader.region;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons under a grid. A cell that no edge touches lies in the same polygons all over, so it knows its answer; in any
 * other cell the ray to the east is followed only to the next such cell. Immutable; a question allocates nothing,
 * except in JTS when a point is on an edge that slants, or within rounding of it.
 */
final class EdgeGrid {
    /** Cells along a side: one for four edges, so that few edges touch the same cell; 12 bytes for each cell. */
    private static final int LEAST_SIDE = 128;

    private static final int MOST_SIDE = 1024;

    /** Long edges over a fine grid: the grid is made coarser above this many entries for each edge. */
    private static final int MOST_ENTRIES_PER_EDGE = 200;

    private static final int TOUCHED = -1;

    private final Envelope bounds;
    private final int firstTurn;
    private final int lastTurn;
    private final Edges edges;
    private final GridFrame frame;
    private final EdgeCells cells;
    private final TouchedCells touched;
    /** number of polygons that cover a cell, or {@link #TOUCHED}: one look decides most random points */
    private final int[] depths;

    EdgeGrid(List<Polygon> polygons) {
        bounds = new Envelope();
        polygons.forEach(polygon -> bounds.expandToInclude(polygon.getEnvelopeInternal()));
        firstTurn = (int) Math.floor((bounds.getMinX() - Region.MOST_LONGITUDE) / 360);
        lastTurn = (int) Math.ceil((bounds.getMaxX() + Region.MOST_LONGITUDE) / 360);
        edges = new Edges(polygons);
        frame = frame(edges, bounds);
        cells = new EdgeCells(edges, frame);
        touched = new TouchedCells(cells, frame);
        depths = new int[frame.size()];
        for (int row = 0; row < frame.rows(); row++) {
            fillDepths(row);
        }
    }

    /** Around all polygons, longitudes as they were given. */
    Envelope bounds() {
        return bounds;
    }

    private static GridFrame frame(Edges edges, Envelope bounds) {
        int side = Math.max(LEAST_SIDE, Math.min(MOST_SIDE, edges.size() / 4));
        GridFrame frame = GridFrame.of(bounds, side);
        while (side > LEAST_SIDE && EdgeCells.entries(edges, frame) > (long) MOST_ENTRIES_PER_EDGE * edges.size()) {
            side /= 2;
            frame = GridFrame.of(bounds, side);
        }
        return frame;
    }

    /** From east to west, because the ray goes east: what it meets there is known already. */
    private void fillDepths(int row) {
        for (int column = frame.columns() - 1; column >= 0; column--) {
            int cell = frame.cell(column, row);
            boolean sameAsNext = column + 1 < frame.columns() && cells.isEmpty(cell + 1);
            if (cells.isEmpty(cell)) {
                depths[cell] = sameAsNext
                        ? depths[cell + 1]
                        : depthEastOf(cell, row, frame.middleOfColumn(column), frame.middleOfRow(row));
            } else {
                depths[cell] = TOUCHED;
            }
        }
    }

    /** Whether a polygon covers the point, or one of the points that are whole turns east or west of it. */
    boolean covers(double latitude, double longitude) {
        if (latitude < bounds.getMinY() || latitude > bounds.getMaxY()) {
            return false;
        }
        for (int turn = firstTurn; turn <= lastTurn; turn++) {
            double x = longitude + 360.0 * turn;
            if (x >= bounds.getMinX() && x <= bounds.getMaxX() && coversUnturned(x, latitude)) {
                return true;
            }
        }
        return false;
    }

    private boolean coversUnturned(double x, double y) {
        int row = frame.row(frame.up(y));
        int cell = frame.cell(frame.column(frame.across(x)), row);
        if (depths[cell] != TOUCHED) {
            return depths[cell] > 0;
        }
        int depth = 0;
        for (int i = cells.start(cell); i < cells.end(cell); i++) {
            int entry = cells.entry(i);
            int crossing = edges.crossing(entry < 0 ? ~entry : entry, x, y);
            if (crossing == Edges.ON_EDGE) {
                return true;
            }
            depth += crossing;
        }
        return depth + depthEastOf(cell, row, x, y) > 0;
    }

    /** Follows the ray from the east side of a cell. Edges that come in from the cell itself are left out. */
    private int depthEastOf(int from, int row, double x, double y) {
        int depth = 0;
        int end = frame.cell(0, row + 1);
        for (int cell = from + 1; cell < end; cell++) {
            if (depths[cell] != TOUCHED) {
                return depth + depths[cell];
            }
            for (int i = cells.start(cell); i < cells.end(cell); i++) {
                int entry = cells.entry(i);
                depth += entry < 0 ? 0 : edges.crossing(entry, x, y);
            }
        }
        return depth;
    }

    /** How much of the box, and of the boxes whole turns away from it, the polygons cover. */
    Cover cover(Box box) {
        if (box.north < bounds.getMinY() || box.south > bounds.getMaxY()) {
            return Cover.NONE;
        }
        Cover cover = Cover.NONE;
        for (int turn = firstTurn; turn <= lastTurn && cover != Cover.ALL; turn++) {
            double west = box.west + 360.0 * turn;
            double east = box.east + 360.0 * turn;
            if (east >= bounds.getMinX() && west <= bounds.getMaxX()) {
                Cover here = coverUnturned(west, box.south, east, box.north);
                cover = here == Cover.NONE ? cover : here;
            }
        }
        return cover;
    }

    private Cover coverUnturned(double west, double south, double east, double north) {
        int column1 = frame.column(frame.across(west));
        int row1 = frame.row(frame.up(south));
        int column2 = frame.column(frame.across(east));
        int row2 = frame.row(frame.up(north));
        if (touched.any(column1, row1, column2, row2)) {
            return Cover.SOME;
        }
        return depths[frame.cell(column1, row1)] > 0 ? Cover.ALL : Cover.NONE;
    }
}
