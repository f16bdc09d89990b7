package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import org.virtualgranule.zarr.bytes.ByteRange;

/** A document that is kept in memory. */
record Document(ByteBuffer content, String etag) implements Representation {
    static Document of(ByteBuffer content) {
        return new Document(content.slice().asReadOnlyBuffer(), ETags.of(content));
    }

    @Override
    public long size() {
        return content.remaining();
    }

    @Override
    public ByteBuffer bytes(ByteRange part) {
        return content.slice((int) part.offset(), (int) part.length());
    }

    @Override
    public void close() {
        // others are sent the same one
    }
}
