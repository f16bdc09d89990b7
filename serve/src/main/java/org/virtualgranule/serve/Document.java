package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import org.virtualgranule.zarr.bytes.ByteRange;

/** A document that is kept in memory. */
record Document(String type, ByteBuffer content, String etag) implements Representation {
    static Document of(String type, ByteBuffer content) {
        return new Document(type, content.slice().asReadOnlyBuffer(), ETags.of(content));
    }

    @Override
    public long size() {
        return content.remaining();
    }

    @Override
    public ByteBuffer bytes(ByteRange part) {
        return content.slice(Math.toIntExact(part.offset()), Math.toIntExact(part.length()));
    }

    @Override
    public void close() {
        // others are sent the same one
    }
}
