package org.virtualgranule.zarr.array;

import java.util.OptionalInt;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * A chunk that somebody wants, or its beginning, that has to be fetched.
 *
 * @param array the array
 * @param number the chunk's number in the array's grid
 * @param ref where the bytes to fetch are, in one piece or in several
 * @param target who wants it
 * @param start decoded bytes that are wanted, if only the beginning is; empty for the whole chunk
 */
public record ChunkRead(ArrayEntry array, long number, ChunkRef.InFile ref, ChunkTarget target, OptionalInt start) {
    /**
     * Reads a whole chunk.
     *
     * @param array the array
     * @param number the chunk's number in the array's grid
     * @param ref where it is stored, in one piece or in several
     * @param target who wants it
     */
    public ChunkRead(ArrayEntry array, long number, ChunkRef.InFile ref, ChunkTarget target) {
        this(array, number, ref, target, OptionalInt.empty());
    }

    /**
     * Makes the read of a chunk's beginning.
     *
     * @param array the array, whose chunk {@link org.virtualgranule.zarr.manifest.StoredForm#hasStart has a start}
     * @param number the chunk's number in the array's grid
     * @param ref where the first stored bytes are
     * @param target takes as many of the chunk's first bytes as come out of them, at most an element; none if they are
     *     damaged: the whole chunk then tells
     * @return a read of just these bytes
     */
    static ChunkRead start(ArrayEntry array, long number, ChunkRef.Stored ref, ChunkTarget target) {
        return new ChunkRead(
                array,
                number,
                ref,
                target,
                OptionalInt.of(array.metadata().element().size()));
    }

    /**
     * The same chunk for somebody else.
     *
     * @param other who wants it instead
     * @return a copy, to be read in place of this one
     */
    public ChunkRead to(ChunkTarget other) {
        return new ChunkRead(array, number, ref, other, start);
    }

    @Override
    public String toString() {
        return array.chunkName(number) + " at " + ref.pieces().get(0).range().offset()
                + (ref.pieces().size() > 1 ? " and elsewhere" : "");
    }
}
