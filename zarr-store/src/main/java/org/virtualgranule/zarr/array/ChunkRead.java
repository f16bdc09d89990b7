package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.store.ChunkDecoder;

/**
 * A stored chunk that somebody wants, or a piece of one.
 *
 * @param array the array
 * @param number the chunk's number in the array's grid
 * @param ref where it is stored
 * @param target who wants it
 * @param piece which piece it is; empty for a whole chunk
 */
public record ChunkRead(ArrayEntry array, long number, ChunkRef.Stored ref, ChunkTarget target, Optional<Piece> piece) {
    /**
     * A piece among others.
     *
     * @param all where the pieces come together
     * @param index which one it is, from 0
     */
    record Piece(ChunkPieces all, int index) {}

    /**
     * Reads a chunk that lies in one place.
     *
     * @param array the array
     * @param number the chunk's number in the array's grid
     * @param ref where it is stored
     * @param target who wants it
     */
    public ChunkRead(ArrayEntry array, long number, ChunkRef.Stored ref, ChunkTarget target) {
        this(array, number, ref, target, Optional.empty());
    }

    /**
     * Makes the reads of one chunk.
     *
     * @param array the array
     * @param number the chunk's number in the array's grid
     * @param ref where it is stored
     * @param target who wants it
     * @return a read for each piece
     */
    static List<ChunkRead> of(ArrayEntry array, long number, ChunkRef.InFile ref, ChunkTarget target) {
        if (ref instanceof ChunkRef.Stored stored) {
            return List.of(new ChunkRead(array, number, stored, target));
        }
        ChunkPieces all = new ChunkPieces(ref.pieces().size());
        List<ChunkRead> reads = new ArrayList<>();
        for (ChunkRef.Stored stored : ref.pieces()) {
            reads.add(new ChunkRead(array, number, stored, target, Optional.of(new Piece(all, reads.size()))));
        }
        return reads;
    }

    /**
     * The same chunk for somebody else.
     *
     * @param other who wants it instead; the chunk is put once, however many pieces it is read in
     * @return a copy, to be read in place of this one
     */
    public ChunkRead to(ChunkTarget other) {
        return new ChunkRead(array, number, ref, other, piece);
    }

    /**
     * Tells chunks from reads: of the reads that make up one chunk, one is the first.
     *
     * @return true for a whole chunk, and for the first piece of one
     */
    public boolean isFirstPiece() {
        return piece.isEmpty() || piece.get().index() == 0;
    }

    /** Decodes the chunk once all its bytes are there, and hands it over. */
    void take(ByteBuffer stored) {
        Optional<ByteBuffer> whole = piece.isEmpty()
                ? Optional.of(stored)
                : piece.get().all().put(piece.get().index(), stored);
        whole.ifPresent(bytes -> target.put(number, ChunkDecoder.decode(array, number, bytes, ref.filterMask())));
    }

    @Override
    public String toString() {
        return array.chunkName(number) + " at " + ref.range().offset() + "+"
                + ref.range().length();
    }
}
