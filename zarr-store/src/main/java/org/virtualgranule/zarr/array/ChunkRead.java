package org.virtualgranule.zarr.array;

import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * A stored chunk that somebody wants.
 *
 * @param array the array
 * @param number the chunk's number in the array's grid
 * @param ref where it is stored
 * @param target who wants it
 */
public record ChunkRead(ArrayEntry array, long number, ChunkRef.Stored ref, ChunkTarget target) {
    /**
     * The same chunk for somebody else.
     *
     * @param other who wants it instead
     * @return a copy
     */
    public ChunkRead to(ChunkTarget other) {
        return new ChunkRead(array, number, ref, other);
    }

    @Override
    public String toString() {
        return array.chunkName(number) + " at " + ref.range().offset() + "+"
                + ref.range().length();
    }
}
