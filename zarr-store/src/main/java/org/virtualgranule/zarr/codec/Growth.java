package org.virtualgranule.zarr.codec;

/**
 * How a codec changes the number of bytes, as bounds: whoever reads a stored size can tell whether it can be.
 *
 * @param shrink encoded bytes are at least the plain ones divided by this
 * @param perMille they are at most this share more
 * @param slack and this many bytes more
 * @param added bytes that encoding always adds
 */
public record Growth(int shrink, int perMille, int slack, int added) {
    /** Leaves the number of bytes as it is. */
    public static final Growth NONE = new Growth(1, 0, 0, 0);

    /**
     * The fewest bytes that encoding can give.
     *
     * @param plain bytes before encoding
     * @return bytes after it
     */
    public long least(long plain) {
        return plain / shrink + added;
    }

    /**
     * The most bytes that encoding can give.
     *
     * @param plain bytes before encoding
     * @return bytes after it
     */
    public long most(long plain) {
        return plain + plain * perMille / 1000 + slack + added;
    }
}
