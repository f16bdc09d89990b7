package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A whole resource that is read as a stream.
 *
 * @param version what the source says of its state
 * @param content the bytes, to be closed; empty if the resource still is what the caller knows
 */
public record Document(Version version, Optional<InputStream> content) implements AutoCloseable {
    /**
     * A document that is the same as before.
     *
     * @param version its state
     * @return a document without content
     */
    public static Document unchanged(Version version) {
        return new Document(version, Optional.empty());
    }

    /**
     * The bytes of a document that was asked for without knowing a version.
     *
     * @return the stream
     * @throws IllegalStateException if the document is unchanged
     */
    public InputStream stream() {
        return content.orElseThrow(() -> new IllegalStateException("the document is unchanged, it has no content"));
    }

    @Override
    public void close() throws IOException {
        if (content.isPresent()) {
            content.get().close();
        }
    }
}
