package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * Some rows of a one-dimensional array, gathered from the chunks that hold them and from no others. Chunks may be put
 * in any order, by several threads.
 */
public final class RowGather implements ChunkTarget {
    private final ArrayEntry array;
    private final long[] starts;
    private final long[] ends;
    private final int[] places;
    private final int count;
    private Values values;

    /**
     * Prepares the gathering.
     *
     * @param array a one-dimensional array
     * @param starts first row of each run, ascending
     * @param ends row after the last of each run; no run is empty, none overlaps the next
     * @throws IllegalArgumentException if the array or the runs are others, or go beyond the array
     * @throws ArithmeticException if the rows are more than a Java array can hold
     */
    public RowGather(ArrayEntry array, long[] starts, long[] ends) {
        check(array, starts, ends);
        this.array = array;
        this.starts = starts.clone();
        this.ends = ends.clone();
        places = new int[starts.length];
        int rows = 0;
        for (int run = 0; run < starts.length; run++) {
            places[run] = rows;
            rows = Math.toIntExact(rows + (ends[run] - starts[run]));
        }
        count = rows;
    }

    private static void check(ArrayEntry array, long[] starts, long[] ends) {
        List<Long> shape = array.grid().shape();
        boolean good = shape.size() == 1 && starts.length == ends.length;
        for (int run = 0; good && run < starts.length; run++) {
            long from = run == 0 ? 0 : ends[run - 1];
            good = from <= starts[run] && starts[run] < ends[run] && ends[run] <= shape.get(0);
        }
        if (!good) {
            throw new IllegalArgumentException(array.path() + " has shape " + shape + "; no rows from "
                    + Arrays.toString(starts) + " to " + Arrays.toString(ends));
        }
    }

    /**
     * Gives the gathered values out.
     *
     * @return a Java array of the element's type ({@code byte[]}, {@code short[]}, {@code int[]}, {@code long[]},
     *     {@code float[]}, {@code double[]}, {@code String[]}) with the rows one after another; complete only when every
     *     chunk of {@link #start} has been put
     */
    public Object values() {
        return allocated().storage();
    }

    /** Made at the first use, so that many gatherings can be prepared before any of them takes room. */
    private synchronized Values allocated() {
        if (values == null) {
            values = new Values(array, count);
        }
        return values;
    }

    /**
     * Sets the rows that need no fetching: those of chunks that were never written, or that are in the sidecar.
     *
     * @return the chunks to fetch
     */
    public List<ChunkRead> start() {
        List<ChunkRead> reads = new ArrayList<>();
        long next = 0;
        for (int run = 0; run < starts.length; run++) {
            long last = (ends[run] - 1) / chunkRows();
            for (long number = Math.max(next, starts[run] / chunkRows()); number <= last; number++) {
                ChunkRef ref = array.chunks().find(number);
                if (ref instanceof ChunkRef.InFile stored) {
                    reads.add(new ChunkRead(array, number, stored, this));
                } else if (ref instanceof ChunkRef.Inline inline) {
                    put(number, inline.bytes());
                } else if (ref instanceof ChunkRef.Texts texts) {
                    each(number, (from, to, rows) -> allocated().copy(texts.runs(), from, to, rows));
                } else {
                    each(number, (from, to, rows) -> allocated().fill(to, rows));
                }
                next = number + 1;
            }
        }
        return reads;
    }

    @Override
    public void put(long number, ByteBuffer plain) {
        Values target = allocated();
        each(number, (from, to, rows) -> target.copy(plain, from, to, rows));
    }

    private interface Copy {
        void rows(int from, int to, int rows);
    }

    private void each(long number, Copy copy) {
        long first = number * chunkRows();
        long end = first + chunkRows();
        int run = Arrays.binarySearch(ends, first + 1);
        for (int i = run < 0 ? -run - 1 : run; i < starts.length && starts[i] < end; i++) {
            long from = Math.max(first, starts[i]);
            long to = Math.min(end, ends[i]);
            copy.rows((int) (from - first), places[i] + (int) (from - starts[i]), (int) (to - from));
        }
    }

    private long chunkRows() {
        return array.grid().chunkShape().get(0);
    }
}
