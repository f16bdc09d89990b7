package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;

/** Takes decoded chunks. */
@FunctionalInterface
public interface ChunkTarget {
    /**
     * Takes one chunk; several threads may call at once, in no order.
     *
     * @param number the chunk's number in the array's grid
     * @param plain the full chunk's elements in the array's byte order; not changed
     */
    void put(long number, ByteBuffer plain);
}
