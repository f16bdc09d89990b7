package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/** Undoes a stored chunk's filters, and says which chunk it was when that fails. */
public final class ChunkDecoder {
    private ChunkDecoder() {}

    /**
     * Decodes one chunk.
     *
     * @param array the array it belongs to
     * @param number the chunk's number in the grid
     * @param stored the bytes of the file, a heap buffer
     * @param filterMask bit i set means that filter i was not applied
     * @return the full chunk's elements, row-major, in the array's byte order
     * @throws ChunkDecodeException if the bytes are not what the sidecar promises
     */
    public static ByteBuffer decode(ArrayEntry array, long number, ByteBuffer stored, int filterMask) {
        try {
            checkShort(array, number, stored);
            ByteBuffer plain = array.form().decode(stored, filterMask);
            return array.metadata().element().isSizeKnown() && plain.remaining() < array.chunkBytes()
                    ? filledUp(array, plain)
                    : plain;
        } catch (CodecException e) {
            throw new ChunkDecodeException(
                    array.source(),
                    array.chunkName(number) + ": " + e.getMessage()
                            + ". The granule is damaged, or the sidecar does not belong to it; get both again",
                    e);
        }
    }

    /** Unfiltered bytes that are too few would decode: they must be as few as the sidecar says. */
    private static void checkShort(ArrayEntry array, long number, ByteBuffer stored) throws CodecException {
        if (array.form().isShort(stored) && array.chunks().find(number) instanceof ChunkRef.InFile ref) {
            if (ref.length() != stored.remaining()) {
                throw new CodecException(ref.length() + " bytes expected, " + stored.remaining() + " found");
            }
        }
    }

    /** The rest of a chunk that the file holds only the beginning of was never written. */
    private static ByteBuffer filledUp(ArrayEntry array, ByteBuffer plain) {
        ByteBuffer full = ByteBuffer.allocate(array.chunkBytes()).put(plain.duplicate());
        array.metadata().fill().fill(full, array.metadata().element());
        return full.flip();
    }
}
