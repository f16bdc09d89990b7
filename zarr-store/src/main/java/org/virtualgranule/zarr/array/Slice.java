package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ChunkRef;
import ucar.ma2.Array;

/**
 * A box of an array's elements, all of them or every so many along a dimension, and its assembly from the chunks that
 * have one of them. Chunks may be put in any order, by several threads.
 */
public final class Slice implements ChunkTarget {
    private final ArrayEntry array;
    private final long[] origin;
    private final int[] shape;
    private final long[] stride;
    private final Values values;

    /**
     * Prepares the reading of a box.
     *
     * @param array an array of the manifest, settled
     * @param origin index of the first element along each dimension, slowest first
     * @param shape number of elements along each dimension; zeros are allowed
     * @throws IllegalArgumentException if the box does not lie within the array
     * @throws ArithmeticException if it has more elements than a Java array can hold
     */
    public Slice(ArrayEntry array, long[] origin, int[] shape) {
        this(array, origin, shape, ones(origin.length));
    }

    /**
     * Prepares the reading of some elements of a box.
     *
     * @param array an array of the manifest, settled
     * @param origin index of the first element along each dimension, slowest first
     * @param shape number of elements to read along each dimension; zeros are allowed
     * @param stride from one of them to the next along each dimension, at least 1
     * @throws IllegalArgumentException if one of the elements does not lie within the array
     * @throws ArithmeticException if there are more elements than a Java array can hold
     */
    public Slice(ArrayEntry array, long[] origin, int[] shape, long[] stride) {
        this.array = array;
        this.origin = origin.clone();
        this.shape = shape.clone();
        this.stride = stride.clone();
        check();
        long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        values = new Values(array, Math.toIntExact(count));
    }

    private static long[] ones(int rank) {
        long[] ones = new long[rank];
        Arrays.fill(ones, 1);
        return ones;
    }

    private void check() {
        List<Long> all = array.grid().shape();
        boolean inside = origin.length == all.size() && shape.length == all.size() && stride.length == all.size();
        for (int d = 0; inside && d < shape.length; d++) {
            // the first element, then as many steps as there is room for
            long room = all.get(d) - origin[d];
            inside = origin[d] >= 0
                    && shape[d] >= 0
                    && stride[d] >= 1
                    && (shape[d] == 0 ? room >= 0 : room > 0 && shape[d] - 1 <= (room - 1) / stride[d]);
        }
        if (!inside) {
            boolean strided = !Arrays.equals(stride, ones(origin.length));
            throw new IllegalArgumentException(array.path() + " has shape " + all + "; no slice from "
                    + Arrays.toString(origin) + " of shape " + Arrays.toString(shape)
                    + (strided ? " in steps of " + Arrays.toString(stride) : ""));
        }
    }

    Object storage() {
        return values.storage();
    }

    /**
     * Gives the values out.
     *
     * @return an array of the slice's shape, see {@link GranuleArray#read(long[], int[])}; complete only when every chunk
     *     of {@link #start} has been put
     */
    public Array values() {
        return Array.factory(GranuleArray.dataType(array.metadata().element().type()), shape.clone(), storage());
    }

    /**
     * Sets the elements that need no fetching: those of chunks that were never written, or that are in the sidecar.
     *
     * @return the chunks to fetch
     */
    public List<ChunkRead> start() {
        List<ChunkRead> reads = new ArrayList<>();
        if (Arrays.stream(shape).anyMatch(n -> n == 0)) {
            return reads;
        }
        ChunkGrid grid = array.grid();
        Overlap overlap = new Overlap(firstChunk());
        do {
            long number = grid.number(overlap.index);
            ChunkRef ref = array.chunks().find(number);
            if (ref instanceof ChunkRef.InFile stored) {
                reads.add(new ChunkRead(array, number, stored, this));
            } else if (ref instanceof ChunkRef.Inline inline) {
                put(number, inline.bytes());
            } else if (ref instanceof ChunkRef.Texts texts) {
                overlap.each((from, to, count) -> values.copy(texts.runs(), from, to, count));
            } else {
                overlap.each((from, to, count) -> values.fill(to, count));
            }
        } while (overlap.next());
        return reads;
    }

    /** Copies what the slice wants of a decoded chunk. */
    @Override
    public void put(long number, ByteBuffer plain) {
        new Overlap(array.grid().index(number)).each((from, to, count) -> values.copy(plain, from, to, count));
    }

    private long[] firstChunk() {
        long[] index = new long[origin.length];
        for (int d = 0; d < index.length; d++) {
            index[d] = origin[d] / array.grid().chunkShape().get(d);
        }
        return index;
    }

    /** A run of elements that lie side by side in the chunk and in the slice. */
    private interface Run {
        void copy(int from, int to, int count);
    }

    /** The elements that a chunk and the slice share: a box of the slice. */
    private final class Overlap {
        private final int rank = shape.length;
        private final long[] index;
        /** The first of the slice's elements along each dimension, and how many. */
        private final int[] low = new int[rank];

        private final int[] size = new int[rank];

        Overlap(long[] index) {
            this.index = index;
            for (int d = 0; d < rank; d++) {
                place(d);
            }
        }

        private void place(int d) {
            long chunk = array.grid().chunkShape().get(d);
            long start = index[d] * chunk;
            low[d] = (int) steps(d, start);
            size[d] = (int) Math.min(shape[d], steps(d, start + chunk)) - low[d];
        }

        /** How many of the slice's elements lie before a place. */
        private long steps(int d, long place) {
            return place <= origin[d] ? 0 : (place - origin[d] - 1) / stride[d] + 1;
        }

        /** Steps to the next chunk that has one of the slice's elements, row-major; false after the last. */
        boolean next() {
            for (int d = rank - 1; d >= 0; d--) {
                int done = low[d] + size[d];
                boolean more = done < shape[d];
                index[d] = (origin[d] + (more ? done * stride[d] : 0))
                        / array.grid().chunkShape().get(d);
                place(d);
                if (more) {
                    return true;
                }
            }
            return false;
        }

        void each(Run run) {
            each(0, 0, 0, run);
        }

        private void each(int d, long from, long to, Run run) {
            if (rank == 0) {
                run.copy(0, 0, 1);
                return;
            }
            long chunk = array.grid().chunkShape().get(d);
            long fromHere = from * chunk + origin[d] + low[d] * stride[d] - index[d] * chunk;
            long toHere = to * shape[d] + low[d];
            if (d == rank - 1 && stride[d] == 1) {
                run.copy((int) fromHere, (int) toHere, size[d]);
                return;
            }
            for (int i = 0; i < size[d]; i++) {
                if (d == rank - 1) {
                    run.copy((int) (fromHere + i * stride[d]), (int) toHere + i, 1);
                } else {
                    each(d + 1, fromHere + i * stride[d], toHere + i, run);
                }
            }
        }
    }
}
