package org.virtualgranule.zarr.bytes;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

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
     * @param known the version that the caller has already; the content is left out if it is still that
     * @return the document, which the caller closes; its stream fails with an {@link java.io.IOException} if the
     *     resource breaks off
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the resource cannot be opened
     */
    Document open(URI location, Optional<Version> known);

    /**
     * Opens a whole resource.
     *
     * @param location the resource
     * @return a stream that the caller closes; it fails with an {@link java.io.IOException} if the resource breaks off
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the resource cannot be opened
     */
    default InputStream open(URI location) {
        return open(location, Optional.empty()).stream();
    }

    /**
     * A view for reading one granule: as soon as the source says that a resource has another version than before, reading
     * it is a {@link org.virtualgranule.dmrpp.model.StaleSidecarException}. It lives as long as this source, which is
     * closed in its place.
     *
     * @return the view; this source itself if it knows no versions
     */
    default ByteSource pinned() {
        return this;
    }

    /**
     * The version to which a pinned view holds a resource. Asks no server: a file it looks at.
     *
     * @param location the resource
     * @return the version in which it came first; {@link Version#UNKNOWN} if it has not been read yet, if nothing is said
     *     of versions, or if this is no pinned view
     * @throws org.virtualgranule.dmrpp.model.StaleSidecarException if it is seen to have another version now
     */
    default Version version(URI location) {
        return Version.UNKNOWN;
    }

    /**
     * What a request costs, as far as it is known.
     *
     * @param location the resource
     * @return the figures of now
     */
    default Wire wire(URI location) {
        return Wire.LOCAL;
    }

    /**
     * What went over the network so far.
     *
     * @return the counts, which go on; empty if no network was used
     */
    default Optional<Traffic> traffic() {
        return Optional.empty();
    }

    /** Gives connections and files back. A source that keeps none can still be read, any other fails. */
    @Override
    void close();
}
