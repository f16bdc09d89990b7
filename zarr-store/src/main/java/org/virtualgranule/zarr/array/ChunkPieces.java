package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.virtualgranule.zarr.store.StoredBytes;

/** Collects the pieces of a chunk that lies in several places; they come in any order, from several threads. */
final class ChunkPieces {
    private final ByteBuffer[] pieces;
    private int missing;

    ChunkPieces(int count) {
        pieces = new ByteBuffer[count];
        missing = count;
    }

    /** Takes a piece; gives the whole chunk out when it was the last one. */
    synchronized Optional<ByteBuffer> put(int index, ByteBuffer bytes) {
        pieces[index] = bytes;
        return --missing > 0 ? Optional.empty() : Optional.of(StoredBytes.joined(Arrays.asList(pieces)));
    }
}
