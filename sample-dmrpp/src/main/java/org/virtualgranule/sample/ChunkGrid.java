package org.virtualgranule.sample;

import java.util.Arrays;
import java.util.List;

/** Where the chunks of a variable lie in it, numbered in C order. A variable without chunks has a grid of none. */
final class ChunkGrid {
    private final long[] shape;
    private final List<Integer> chunk;

    ChunkGrid(SampleVariable variable) {
        this.shape = variable.shape();
        this.chunk = variable.storage().chunk();
    }

    long count() {
        if (chunk.isEmpty()) {
            return 0;
        }
        long count = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            count *= along(axis);
        }
        return count;
    }

    /** Element index of the chunk's first element. */
    long[] origin(long number) {
        long[] origin = new long[shape.length];
        long rest = number;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            origin[axis] = rest % along(axis) * chunk.get(axis);
            rest /= along(axis);
        }
        return origin;
    }

    /** The chunk's shape, without what lies beyond the variable's end. */
    long[] clippedShape(long number) {
        long[] clipped = origin(number);
        for (int axis = 0; axis < shape.length; axis++) {
            clipped[axis] = Math.min(chunk.get(axis), shape[axis] - clipped[axis]);
        }
        return clipped;
    }

    /** As many ones as dimensions. */
    long[] ones() {
        long[] ones = new long[shape.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private long along(int axis) {
        return (shape[axis] + chunk.get(axis) - 1) / chunk.get(axis);
    }
}
