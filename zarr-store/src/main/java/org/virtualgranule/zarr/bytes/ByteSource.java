package org.virtualgranule.zarr.bytes;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;

/**
 * Somewhere that bytes come from: a file system, a web server. Thread-safe. Wrappers that count or cache take any
 * source and print what is inside them.
 */
public interface ByteSource extends AutoCloseable {
    /**
     * Reads one range.
     *
     * @param location the resource
     * @param range which bytes; at most 2^31 - 9 of them
     * @return a heap buffer, the caller's own, with exactly {@code range.length()} bytes remaining
     * @throws IllegalArgumentException if the range is longer, or the location is none for this source
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the bytes did not come
     * @throws org.virtualgranule.dmrpp.model.StaleSidecarException if the resource ends before the range does
     */
    ByteBuffer read(URI location, ByteRange range);

    /**
     * Opens a whole resource, for documents that are read as a stream.
     *
     * @param location the resource
     * @return a stream that the caller closes; it fails with an {@link java.io.IOException} if the resource breaks off
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the resource cannot be opened
     */
    InputStream open(URI location);

    /** Gives connections and files back. A source that keeps none can still be read, any other fails. */
    @Override
    void close();
}
