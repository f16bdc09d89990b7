package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.nio.ByteBuffer;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Where a chunk lives. */
public sealed interface ChunkRef {
    /**
     * In a file.
     *
     * @param location the HDF5 file, or the file that the sidecar names for this chunk
     * @param range the stored bytes
     * @param filterMask bit i set means that filter i was not applied
     */
    record Stored(URI location, ByteRange range, int filterMask) implements ChunkRef {}

    /**
     * In the sidecar.
     *
     * @param bytes the whole chunk, little endian and unfiltered; read-only
     */
    record Inline(ByteBuffer bytes) implements ChunkRef {}

    /** Nowhere: it was never written, all its elements are the fill value. Only the manifest may say so. */
    record Missing() implements ChunkRef {}
}
