package org.virtualgranule.zarr.bytes;

/**
 * A range of bytes of a resource.
 *
 * @param offset first byte, from 0
 * @param length number of bytes, at least 0; {@code offset + length} fits into a long
 */
public record ByteRange(long offset, long length) {
    /** Checks the bounds. */
    public ByteRange {
        if (offset < 0 || length < 0 || offset > Long.MAX_VALUE - length) {
            throw new IllegalArgumentException("no byte range: offset " + offset + ", length " + length);
        }
    }

    /**
     * The length as the size of an array.
     *
     * @return number of bytes
     * @throws IllegalArgumentException if one array cannot hold them
     */
    public int size() {
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a range of " + length + " bytes is more than one array can hold");
        }
        return (int) length;
    }

    /**
     * The byte after the last.
     *
     * @return offset + length
     */
    public long end() {
        return offset + length;
    }
}
