package org.virtualgranule.zarr.array;

import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * A chunk that somebody wants, and that has to be fetched.
 *
 * @param array the array
 * @param number the chunk's number in the array's grid
 * @param ref where it is stored, in one piece or in several
 * @param target who wants it
 */
public record ChunkRead(ArrayEntry array, long number, ChunkRef.InFile ref, ChunkTarget target) {
    /**
     * The same chunk for somebody else.
     *
     * @param other who wants it instead
     * @return a copy, to be read in place of this one
     */
    public ChunkRead to(ChunkTarget other) {
        return new ChunkRead(array, number, ref, other);
    }

    @Override
    public String toString() {
        return array.chunkName(number) + " at " + ref.pieces().get(0).range().offset()
                + (ref.pieces().size() > 1 ? " and elsewhere" : "");
    }
}
