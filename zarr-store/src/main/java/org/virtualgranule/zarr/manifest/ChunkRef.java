package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Where a chunk lives. */
public sealed interface ChunkRef {
    /** Stored bytes, to be fetched and decoded. */
    sealed interface InFile extends ChunkRef {
        /**
         * The places of the bytes.
         *
         * @return one or more, in order
         */
        List<Stored> pieces();

        /**
         * HDF5's filter mask of the chunk.
         *
         * @return bit i set means that filter i was not applied
         */
        int filterMask();

        /**
         * Sums up the pieces.
         *
         * @return bytes in files
         */
        default long length() {
            return pieces().stream().mapToLong(piece -> piece.range().length()).sum();
        }
    }

    /**
     * In a file.
     *
     * @param location the HDF5 file, or the file that the sidecar names for this chunk
     * @param range the stored bytes
     * @param filterMask bit i set means that filter i was not applied
     */
    record Stored(URI location, ByteRange range, int filterMask) implements InFile {
        @Override
        public List<Stored> pieces() {
            return List.of(this);
        }
    }

    /**
     * In several places, whose bytes follow one another before the filters are undone.
     *
     * @param pieces at least two, in order; all with the same filter mask
     */
    record Joined(List<Stored> pieces) implements InFile {
        /** Copies the list. */
        public Joined {
            pieces = List.copyOf(pieces);
        }

        @Override
        public int filterMask() {
            return pieces.get(0).filterMask();
        }
    }

    /**
     * In the sidecar, as texts.
     *
     * @param runs texts by element; the whole array is one chunk
     */
    record Texts(TextRuns runs) implements ChunkRef {}

    /**
     * In the sidecar.
     *
     * @param bytes the whole chunk, little endian and unfiltered; read-only
     */
    record Inline(ByteBuffer bytes) implements ChunkRef {
        /**
         * The whole chunk.
         *
         * @return a view of its own for each reader
         */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }
    }

    /** Nowhere: it was never written, all its elements are the fill value. Only the manifest may say so. */
    record Missing() implements ChunkRef {}
}
