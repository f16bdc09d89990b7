package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;

/**
 * The bytes of one member in each record of a chunk.
 *
 * @param offset first byte within a record
 * @param bytes bytes of the member, all its elements
 * @param recordBytes bytes of a record, gaps included
 */
public record Member(int offset, int bytes, int recordBytes) {
    /** Checks that the member lies within its record. */
    public Member {
        if (offset < 0 || bytes < 1 || offset > recordBytes - bytes) {
            throw new IllegalArgumentException(
                    "bytes " + offset + "+" + bytes + " of a record of " + recordBytes + " bytes");
        }
    }

    /** The member's bytes of all whole records, one after another, in a new buffer. */
    ByteBuffer of(ByteBuffer records) {
        int count = records.remaining() / recordBytes;
        byte[] found = new byte[count * bytes];
        for (int i = 0; i < count; i++) {
            records.get(records.position() + i * recordBytes + offset, found, i * bytes, bytes);
        }
        return ByteBuffer.wrap(found);
    }
}
