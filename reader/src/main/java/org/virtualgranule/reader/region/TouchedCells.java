package org.virtualgranule.reader.region;

/** Says of any rectangle of cells at once whether an edge touches one: a summed-area table. Immutable. */
final class TouchedCells {
    private final int width;
    /** number of touched cells south and west of a corner of cells */
    private final int[] sums;

    TouchedCells(EdgeCells cells, GridFrame frame) {
        width = frame.columns() + 1;
        sums = new int[width * (frame.rows() + 1)];
        for (int row = 0; row < frame.rows(); row++) {
            int inRow = 0;
            for (int column = 0; column < frame.columns(); column++) {
                inRow += cells.isEmpty(frame.cell(column, row)) ? 0 : 1;
                sums[(row + 1) * width + column + 1] = sums[row * width + column + 1] + inRow;
            }
        }
    }

    /** For the cells from one column and row to another, both included. */
    boolean any(int column1, int row1, int column2, int row2) {
        int south = row1 * width;
        int north = (row2 + 1) * width;
        return sums[north + column2 + 1] - sums[north + column1] - sums[south + column2 + 1] + sums[south + column1]
                != 0;
    }
}
