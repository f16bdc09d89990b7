package org.virtualgranule.reader.region;

import org.locationtech.jts.geom.Envelope;

/**
 * A rectangle of longitudes and latitudes cut into columns and rows of equal size. Both mappings never fall as their
 * argument rises, so that what lies between two points lies in the cells between theirs.
 *
 * @param west least longitude, degrees
 * @param south least latitude, degrees
 * @param columnsPerDegree cells along a degree of longitude
 * @param rowsPerDegree cells along a degree of latitude
 * @param columns number of columns
 * @param rows number of rows
 */
record GridFrame(double west, double south, double columnsPerDegree, double rowsPerDegree, int columns, int rows) {
    /** Cells are not made smaller than this many degrees, far above what a double resolves at longitude 540. */
    private static final double LEAST_CELL = 1e-9;

    static GridFrame of(Envelope bounds, int side) {
        int columns = cells(bounds.getWidth(), side);
        int rows = cells(bounds.getHeight(), side);
        double columnsPerDegree = columns / bounds.getWidth();
        double rowsPerDegree = rows / bounds.getHeight();
        return new GridFrame(bounds.getMinX(), bounds.getMinY(), columnsPerDegree, rowsPerDegree, columns, rows);
    }

    private static int cells(double degrees, int most) {
        return (int) Math.max(1, Math.min(most, degrees / LEAST_CELL));
    }

    /** Longitude in columns from the west side. */
    double across(double x) {
        return (x - west) * columnsPerDegree;
    }

    /** Latitude in rows from the south side. */
    double up(double y) {
        return (y - south) * rowsPerDegree;
    }

    int column(double across) {
        return Math.max(0, Math.min(columns - 1, (int) across));
    }

    int row(double up) {
        return Math.max(0, Math.min(rows - 1, (int) up));
    }

    int cell(int column, int row) {
        return row * columns + column;
    }

    int size() {
        return rows * columns;
    }

    double middleOfColumn(int column) {
        return west + (column + 0.5) / columnsPerDegree;
    }

    double middleOfRow(int row) {
        return south + (row + 0.5) / rowsPerDegree;
    }
}
