package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ChunkRef;

/** A box of an array's elements, and its assembly from chunks. Chunks may come in any order, from several threads. */
final class Slice implements ChunkTarget {
    private final ArrayEntry array;
    private final long[] origin;
    private final int[] shape;
    private final Values values;

    Slice(ArrayEntry array, long[] origin, int[] shape) {
        this.array = array;
        this.origin = origin.clone();
        this.shape = shape.clone();
        check(array, origin, shape);
        long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        values = new Values(array, Math.toIntExact(count));
    }

    private static void check(ArrayEntry array, long[] origin, int[] shape) {
        List<Long> all = array.grid().shape();
        boolean inside = origin.length == all.size() && shape.length == all.size();
        for (int d = 0; inside && d < shape.length; d++) {
            inside = origin[d] >= 0 && shape[d] >= 0 && origin[d] <= all.get(d) - shape[d];
        }
        if (!inside) {
            throw new IllegalArgumentException(array.path() + " has shape " + all + "; no slice from "
                    + Arrays.toString(origin) + " of shape " + Arrays.toString(shape));
        }
    }

    Object storage() {
        return values.storage();
    }

    /** Fills in what needs no fetching, and returns the chunks that do. */
    List<ChunkRead> start() {
        List<ChunkRead> reads = new ArrayList<>();
        if (Arrays.stream(shape).anyMatch(n -> n == 0)) {
            return reads;
        }
        ChunkGrid grid = array.grid();
        long[] index = firstChunk();
        do {
            long number = grid.number(index);
            ChunkRef ref = array.chunks().find(number);
            if (ref instanceof ChunkRef.InFile stored) {
                reads.add(new ChunkRead(array, number, stored, this));
            } else if (ref instanceof ChunkRef.Inline inline) {
                put(number, inline.bytes());
            } else if (ref instanceof ChunkRef.Texts texts) {
                new Overlap(index).each((from, to, count) -> values.copy(texts.runs(), from, to, count));
            } else {
                new Overlap(index).each((from, to, count) -> values.fill(to, count));
            }
        } while (nextChunk(index));
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

    /** Steps to the next chunk that the slice touches, row-major; false after the last. */
    private boolean nextChunk(long[] index) {
        for (int d = index.length - 1; d >= 0; d--) {
            long size = array.grid().chunkShape().get(d);
            if (++index[d] <= (origin[d] + shape[d] - 1) / size) {
                return true;
            }
            index[d] = origin[d] / size;
        }
        return false;
    }

    /** A run of elements that lie side by side in the chunk and in the slice. */
    private interface Run {
        void copy(int from, int to, int count);
    }

    /** The box that a chunk and the slice share. */
    private final class Overlap {
        private final int rank = shape.length;
        private final long[] low = new long[rank];
        private final int[] size = new int[rank];
        private final long[] chunkOrigin = new long[rank];

        Overlap(long[] index) {
            for (int d = 0; d < rank; d++) {
                long chunk = array.grid().chunkShape().get(d);
                chunkOrigin[d] = index[d] * chunk;
                low[d] = Math.max(origin[d], chunkOrigin[d]);
                size[d] = (int) (Math.min(origin[d] + shape[d], chunkOrigin[d] + chunk) - low[d]);
            }
        }

        void each(Run run) {
            each(0, 0, 0, run);
        }

        private void each(int d, long from, long to, Run run) {
            if (rank == 0) {
                run.copy(0, 0, 1);
                return;
            }
            long chunkSize = array.grid().chunkShape().get(d);
            long fromHere = from * chunkSize + low[d] - chunkOrigin[d];
            long toHere = to * shape[d] + low[d] - origin[d];
            if (d == rank - 1) {
                run.copy((int) fromHere, (int) toHere, size[d]);
                return;
            }
            for (int i = 0; i < size[d]; i++) {
                each(d + 1, fromHere + i, toHere + i, run);
            }
        }
    }
}
