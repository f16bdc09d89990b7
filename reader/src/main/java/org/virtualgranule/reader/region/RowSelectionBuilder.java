package org.virtualgranule.reader.region;

import java.util.Arrays;

/** Collects runs of rows in ascending order; runs that touch are joined. For one thread. */
final class RowSelectionBuilder {
    private long[] bounds = new long[16];
    private int used;

    /** Adds the rows {@code [start, end)}, none of them before the end of the last run. An empty run is left out. */
    RowSelectionBuilder add(long start, long end) {
        long last = used == 0 ? 0 : bounds[used - 1];
        if (start < last || start > end) {
            throw new IllegalArgumentException("rows [" + start + ", " + end + ") after row " + last);
        }
        if (start == end) {
            return this;
        }
        if (used > 0 && start == last) {
            bounds[used - 1] = end;
            return this;
        }
        if (used == bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.multiplyExact(used, 2));
        }
        bounds[used++] = start;
        bounds[used++] = end;
        return this;
    }

    RowSelection build() {
        return used == 0 ? RowSelection.none() : new RowSelection(Arrays.copyOf(bounds, used));
    }
}
