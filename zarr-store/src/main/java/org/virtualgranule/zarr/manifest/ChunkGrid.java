package org.virtualgranule.zarr.manifest;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Zarr's regular chunk grid. Chunks at the edge are stored at full size.
 *
 * @param shape elements along each dimension, slowest first; empty for a scalar
 * @param chunkShape elements of a chunk along each dimension, at least 1; may exceed the shape
 */
public record ChunkGrid(List<Long> shape, List<Long> chunkShape) {
    /** Copies the lists and checks them. */
    public ChunkGrid {
        shape = List.copyOf(shape);
        chunkShape = List.copyOf(chunkShape);
        if (shape.size() != chunkShape.size()) {
            throw new IllegalArgumentException("shape " + shape + " and chunk shape " + chunkShape + " differ in rank");
        }
        if (chunkShape.stream().anyMatch(n -> n < 1) || shape.stream().anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("shape " + shape + " in chunks of " + chunkShape);
        }
    }

    /**
     * The grid of an array that is one chunk: Zarr has no chunks of size 0.
     *
     * @param shape elements along each dimension
     * @return a grid whose chunk is at least as large as the array
     */
    static ChunkGrid whole(List<Long> shape) {
        return new ChunkGrid(shape, shape.stream().map(n -> Math.max(n, 1)).toList());
    }

    /**
     * Adds dimensions within an element.
     *
     * @param dimensions their sizes; each lies in one chunk
     * @return the grid of elements of elements, whose chunks have the same numbers
     */
    ChunkGrid within(List<Long> dimensions) {
        ChunkGrid inner = whole(dimensions);
        return new ChunkGrid(concat(shape, inner.shape), concat(chunkShape, inner.chunkShape));
    }

    private static List<Long> concat(List<Long> outer, List<Long> inner) {
        return Stream.concat(outer.stream(), inner.stream()).toList();
    }

    /**
     * Number of dimensions.
     *
     * @return 0 for a scalar
     */
    public int rank() {
        return shape.size();
    }

    /**
     * Number of chunks along a dimension.
     *
     * @param dimension from 0, the slowest
     * @return 0 if the dimension is empty
     */
    public long chunks(int dimension) {
        long n = shape.get(dimension);
        return n == 0 ? 0 : (n - 1) / chunkShape.get(dimension) + 1;
    }

    /**
     * Number of all chunks.
     *
     * @return the product over the dimensions; 1 for a scalar
     * @throws ArithmeticException if it does not fit into a long
     */
    public long chunkCount() {
        return product(IntStream.range(0, rank()).mapToObj(this::chunks).toList());
    }

    /**
     * Number of all elements.
     *
     * @return the product of the shape; 1 for a scalar
     * @throws ArithmeticException if it does not fit into a long
     */
    public long elements() {
        return product(shape);
    }

    /**
     * Number of elements of a full chunk.
     *
     * @return the product of the chunk shape; 1 for a scalar
     * @throws ArithmeticException if it does not fit into a long
     */
    public long chunkElements() {
        return product(chunkShape);
    }

    /**
     * Numbers a chunk.
     *
     * @param index chunk index along each dimension, within the grid
     * @return its row-major number, from 0
     */
    public long number(long[] index) {
        long number = 0;
        for (int d = 0; d < rank(); d++) {
            number = number * chunks(d) + index[d];
        }
        return number;
    }

    /**
     * Finds a chunk's index.
     *
     * @param number row-major number of the chunk
     * @return chunk index along each dimension
     */
    public long[] index(long number) {
        long[] index = new long[rank()];
        long rest = number;
        for (int d = rank() - 1; d >= 0; d--) {
            index[d] = rest % chunks(d);
            rest /= chunks(d);
        }
        return index;
    }

    private static long product(List<Long> sizes) {
        return sizes.contains(0L) ? 0 : sizes.stream().reduce(1L, Math::multiplyExact);
    }
}
