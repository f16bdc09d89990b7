package org.virtualgranule.reader.view;

import java.util.Arrays;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ChunkGrid;

/**
 * Reads an array of any size in boxes of whole chunks: each chunk once, many at the same time, in little memory. The boxes
 * are as long in the last dimensions as memory allows.
 */
final class Blocks {
    /** Elements of a box: 64 MiB of doubles, or an eighth of a smaller heap. One chunk may have more. */
    private static final long ELEMENTS = Math.min(1L << 23, Runtime.getRuntime().maxMemory() / 8 / Double.BYTES);

    /** No granule holds more, but a sidecar may claim it of an array that was never written. */
    private static final long MOST_ELEMENTS = 1L << 40;

    private final GranuleArray array;
    private final ChunkGrid grid;
    private final long[] size;

    private Blocks(GranuleArray array, long most) {
        this.array = array;
        grid = array.entry().grid();
        size = size(grid, most);
    }

    /** Takes a box's values. */
    interface Visitor {
        /**
         * Looks at values.
         *
         * @param values row by row; not to be kept
         * @param count how many there are
         * @param row index along the first dimension of the first of them
         * @param width how many of them have the same index along the first dimension
         */
        void visit(Column values, int count, long row, int width);
    }

    /**
     * Reads all elements of an array.
     *
     * @throws UnsupportedFeatureException if the array, or one of its chunks, is too large
     */
    static void each(GranuleArray array, Visitor visitor) {
        each(array, ELEMENTS, visitor);
    }

    /** The same with another number of elements that may be read at once. */
    static void each(GranuleArray array, long most, Visitor visitor) {
        Blocks blocks = new Blocks(array, most);
        if (blocks.grid.elements() > 0) {
            blocks.check();
            blocks.each(visitor);
        }
    }

    private void check() {
        long box = Arrays.stream(size).reduce(1, Math::multiplyExact);
        if (grid.elements() > MOST_ELEMENTS || box > Integer.MAX_VALUE - 8) {
            throw new UnsupportedFeatureException(
                    array.entry().source(),
                    array.entry() + " is too large to be looked at as a whole: " + grid.elements()
                            + " elements in chunks of " + grid.chunkElements() + "; read() takes slices");
        }
    }

    private static long[] size(ChunkGrid grid, long most) {
        long[] size = new long[grid.rank()];
        Arrays.setAll(size, d -> Math.min(grid.chunkShape().get(d), grid.shape().get(d)));
        long elements = Arrays.stream(size).reduce(1, Math::multiplyExact);
        for (int d = size.length - 1; d >= 0 && elements > 0; d--) {
            long chunks = Math.min(grid.chunks(d), Math.max(1, most / elements));
            elements /= size[d];
            size[d] = Math.min(chunks * grid.chunkShape().get(d), grid.shape().get(d));
            elements *= size[d];
            if (size[d] < grid.shape().get(d)) {
                break;
            }
        }
        return size;
    }

    private void each(Visitor visitor) {
        long[] origin = new long[size.length];
        do {
            int[] shape = new int[size.length];
            Arrays.setAll(shape, d -> (int) Math.min(size[d], grid.shape().get(d) - origin[d]));
            int width = Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
            Object values = array.read(origin, shape).getStorage();
            visitor.visit(
                    Column.of(array.entry(), values),
                    shape.length == 0 ? 1 : shape[0] * width,
                    shape.length == 0 ? 0 : origin[0],
                    width);
        } while (next(origin));
    }

    /** Steps to the next box, row-major; false after the last. */
    private boolean next(long[] origin) {
        for (int d = origin.length - 1; d >= 0; d--) {
            origin[d] += size[d];
            if (origin[d] < grid.shape().get(d)) {
                return true;
            }
            origin[d] = 0;
        }
        return false;
    }
}
