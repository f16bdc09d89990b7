package org.virtualgranule.reader.region;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of one track, as runs {@code [start, end)} of row numbers from 0: sorted, none empty, no two that touch or
 * overlap. So equal sets of rows are equal objects. Immutable and safe for any number of threads.
 */
public final class RowSelection {
    private static final RowSelection NONE = new RowSelection(new long[0]);

    /** start and end of the first run, start and end of the second, ... */
    private final long[] bounds;

    /** Takes the array over; the builder is the only caller that hands one in. */
    RowSelection(long[] bounds) {
        this.bounds = bounds;
    }

    /**
     * The selection without rows.
     *
     * @return a selection of no run
     */
    public static RowSelection none() {
        return NONE;
    }

    /**
     * Selects one run of rows.
     *
     * @param start first row
     * @param end the row after the last; {@code start} itself for no rows
     * @return a selection of one run, or of none
     * @throws IllegalArgumentException if {@code start} is negative or after {@code end}
     */
    public static RowSelection of(long start, long end) {
        return new RowSelectionBuilder().add(start, end).build();
    }

    /**
     * Puts the selections of successive windows of a track together. Runs that touch at a window's border become one.
     *
     * @param windows selections in track order, each starting at or after the end of the one before
     * @return all their rows
     * @throws IllegalArgumentException if a window starts before the end of the one before it
     */
    public static RowSelection concat(List<RowSelection> windows) {
        RowSelectionBuilder rows = new RowSelectionBuilder();
        for (RowSelection window : windows) {
            for (int run = 0; run < window.runs(); run++) {
                rows.add(window.start(run), window.end(run));
            }
        }
        return rows.build();
    }

    /**
     * Counts the runs.
     *
     * @return number of runs, 0 when no row is selected
     */
    public int runs() {
        return bounds.length / 2;
    }

    /**
     * Where a run starts.
     *
     * @param run number of the run, from 0
     * @return its first row
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public long start(int run) {
        return bounds[2 * run];
    }

    /**
     * Where a run ends.
     *
     * @param run number of the run, from 0
     * @return the row after its last
     * @throws IndexOutOfBoundsException if there is no such run
     */
    public long end(int run) {
        return bounds[2 * run + 1];
    }

    /**
     * Counts the rows.
     *
     * @return number of selected rows
     */
    public long count() {
        long count = 0;
        for (int run = 0; run < runs(); run++) {
            count += end(run) - start(run);
        }
        return count;
    }

    /**
     * Says whether nothing is selected.
     *
     * @return true when there is no row
     */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /**
     * Says whether a row is selected.
     *
     * @param row any row number
     * @return true when it is in a run
     */
    public boolean contains(long row) {
        return boundsUpTo(row) % 2 != 0;
    }

    /**
     * Says whether at least one row of a range is selected.
     *
     * @param start first row of the range
     * @param end the row after its last; a range that ends before it starts has no rows
     * @return true when a selected row lies in {@code [start, end)}
     */
    public boolean intersects(long start, long end) {
        return start < end && (contains(start) || boundsUpTo(end - 1) > boundsUpTo(start));
    }

    /**
     * Moves the selection along the track: from numbers in a window to numbers in the track, or back.
     *
     * @param rows how far, negative towards the start of the track
     * @return the same runs with {@code rows} added to each number
     * @throws IllegalArgumentException if a row would become negative
     * @throws ArithmeticException if a row would exceed the range of long
     */
    public RowSelection shift(long rows) {
        RowSelectionBuilder shifted = new RowSelectionBuilder();
        for (int run = 0; run < runs(); run++) {
            shifted.add(Math.addExact(start(run), rows), Math.addExact(end(run), rows));
        }
        return shifted.build();
    }

    /** How many starts and ends are not after the row: odd within a run. */
    private int boundsUpTo(long row) {
        int at = Arrays.binarySearch(bounds, row);
        return at >= 0 ? at + 1 : -at - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowSelection selection && Arrays.equals(bounds, selection.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** Lists the runs, such as {@code [0, 5) [9, 12)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int run = 0; run < runs(); run++) {
            text.append(run == 0 ? "[" : " [").append(start(run)).append(", ").append(end(run));
            text.append(')');
        }
        return isEmpty() ? "no rows" : text.toString();
    }
}
