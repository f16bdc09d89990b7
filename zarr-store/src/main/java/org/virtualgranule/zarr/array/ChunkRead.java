package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.store.ChunkDecoder;

/**
 * A stored chunk that somebody wants, a piece of one, or its beginning.
 *
 * @param array the array
 * @param number the chunk's number in the array's grid
 * @param ref where it is stored: the bytes to fetch
 * @param target who wants it
 * @param part how much of the chunk the bytes are
 */
public record ChunkRead(ArrayEntry array, long number, ChunkRef.Stored ref, ChunkTarget target, Part part) {
    /** How much of a chunk is read. */
    sealed interface Part {}

    /** All of it, from one place. */
    record Whole() implements Part {}

    /**
     * A piece among others.
     *
     * @param all where the pieces come together
     * @param index which one it is, from 0
     */
    record Piece(ChunkPieces all, int index) implements Part {}

    /**
     * Its first bytes.
     *
     * @param bytes how many decoded bytes are wanted
     */
    record Start(int bytes) implements Part {}

    /**
     * Reads a chunk that lies in one place.
     *
     * @param array the array
     * @param number the chunk's number in the array's grid
     * @param ref where it is stored
     * @param target who wants it
     */
    public ChunkRead(ArrayEntry array, long number, ChunkRef.Stored ref, ChunkTarget target) {
        this(array, number, ref, target, new Whole());
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
            reads.add(new ChunkRead(array, number, stored, target, new Piece(all, reads.size())));
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
        return new ChunkRead(array, number, ref, other, part);
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
                array, number, ref, target, new Start(array.metadata().element().size()));
    }

    /**
     * Tells chunks from reads: of the reads that make up one chunk, one is the first.
     *
     * @return true for a whole chunk, for the first piece of one, and for a beginning
     */
    public boolean isFirstPiece() {
        return !(part instanceof Piece piece) || piece.index() == 0;
    }

    /** Decodes the chunk once all its bytes are there, and hands it over. */
    void take(ByteBuffer stored) {
        if (part instanceof Start start) {
            target.put(number, start(stored, start.bytes()));
            return;
        }
        Optional<ByteBuffer> whole =
                part instanceof Piece piece ? piece.all().put(piece.index(), stored) : Optional.of(stored);
        whole.ifPresent(bytes -> target.put(number, ChunkDecoder.decode(array, number, bytes, ref.filterMask())));
    }

    private ByteBuffer start(ByteBuffer stored, int bytes) {
        try {
            return array.form().codecs().decodeStart(stored, ref.filterMask(), bytes);
        } catch (CodecException e) {
            return ByteBuffer.allocate(0);
        }
    }

    @Override
    public String toString() {
        return array.chunkName(number) + " at " + ref.range().offset() + "+"
                + ref.range().length();
    }
}
