package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.zarr.codec.CodecChain;

/** How many bytes the chunks of one grid may have, in the file and decoded. */
final class ChunkSize {
    /** Filtered chunks are decoded whole, several at once; real ones have a few megabytes. */
    private static final long MAX_DECODED = 1 << 29;

    /** Unfiltered bytes that lie in one piece are read in chunks of about this size. */
    private static final long SPLIT = 1 << 22;

    /** What a sidecar claims to be longer than this many of them gets larger ones. */
    private static final long MAX_SPLITS = 1 << 16;

    private final List<Long> chunkShape;
    private final long elementBytes;
    private final CodecChain codecs;
    private final long bytes;

    /** Bounds of a stored size by filter mask: a sidecar has many chunks but few masks. */
    private final Map<Integer, Bounds> bounds = new HashMap<>();

    private record Bounds(long least, long most) {}

    /**
     * Checks that a chunk can be held.
     *
     * @param grid the chunks
     * @param elementBytes bytes of an element or record; 0 where only a decoded chunk tells
     * @param codecs what a chunk went through
     */
    ChunkSize(ChunkGrid grid, long elementBytes, CodecChain codecs) {
        this(grid.chunkShape(), elementBytes, Math.multiplyExact(grid.chunkElements(), elementBytes), codecs);
    }

    /** The same, of a chunk whose size is known. */
    ChunkSize(List<Long> chunkShape, long elementBytes, long bytes, CodecChain codecs) {
        this.chunkShape = chunkShape;
        this.elementBytes = elementBytes;
        this.codecs = codecs;
        this.bytes = bytes;
        if (isFiltered() && bytes > MAX_DECODED) {
            throw new NotMappable("a chunk of it has " + bytes + " bytes after decoding, more than the " + MAX_DECODED
                    + " that are decoded in one piece");
        }
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new NotMappable("a chunk of it has " + bytes + " bytes, more than one array can hold");
        }
    }

    /** The grid of an array that lies in the file in one piece, unfiltered: some of its rows make a chunk. */
    static ChunkGrid split(List<Long> shape, long elementBytes) {
        ChunkGrid whole = ChunkGrid.whole(shape);
        long total = Math.multiplyExact(whole.chunkElements(), elementBytes);
        if (shape.isEmpty() || total <= SPLIT) {
            return whole;
        }
        long chunk = Math.max(SPLIT, total / MAX_SPLITS);
        long rowBytes = total / whole.chunkShape().get(0);
        long rows = Math.max(1, chunk / rowBytes);
        if (rows >= shape.get(0)) {
            return whole;
        }
        List<Long> chunkShape = new ArrayList<>(whole.chunkShape());
        chunkShape.set(0, rows);
        return new ChunkGrid(shape, chunkShape);
    }

    boolean isFiltered() {
        return !codecs.codecs().isEmpty();
    }

    boolean isKnown() {
        return elementBytes > 0;
    }

    long elementBytes() {
        return elementBytes;
    }

    /** Bytes of a decoded chunk; 0 if not known. */
    long bytes() {
        return bytes;
    }

    /** Compares the stored size with what the shape and the filters allow. */
    void check(List<ChunkRef.Stored> pieces) {
        long stored = total(pieces);
        Bounds allowed = bounds.computeIfAbsent(
                pieces.get(0).filterMask(),
                mask -> isKnown()
                        ? new Bounds(codecs.least(bytes, mask), codecs.most(bytes, mask))
                        : new Bounds(0, StoredForm.MAX_TEXTS));
        if (stored < allowed.least() || stored > allowed.most()) {
            throw wrong(stored);
        }
    }

    /** Bytes of all pieces together. */
    static long total(List<ChunkRef.Stored> pieces) {
        long bytes = 0;
        for (ChunkRef.Stored piece : pieces) { // a stream would cost more than the sum, for every chunk
            bytes = Math.addExact(bytes, piece.range().length());
        }
        return bytes;
    }

    NotMappable wrong(long stored) {
        return new NotMappable("a chunk of " + chunkShape + " elements, "
                + (isKnown() ? bytes : "at most " + StoredForm.MAX_TEXTS) + " bytes, is said to be stored in " + stored
                + " bytes, which cannot be; its declared type may be wrong");
    }
}
