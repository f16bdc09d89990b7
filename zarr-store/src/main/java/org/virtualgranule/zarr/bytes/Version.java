package org.virtualgranule.zarr.bytes;

/**
 * What a server says of the state of a resource. Two answers of different versions do not belong together.
 *
 * @param tag the ETag as it was sent; empty if there was none
 * @param modified the Last-Modified as it was sent; empty if there was none
 */
public record Version(String tag, String modified) {
    /** Nothing is known; it agrees with every other. */
    public static final Version UNKNOWN = new Version("", "");

    /**
     * Says whether anything is known.
     *
     * @return false if there is neither tag nor time
     */
    public boolean isKnown() {
        return !tag.isEmpty() || !modified.isEmpty();
    }

    /**
     * Compares what both state: the tags, else the times.
     *
     * @param other of another answer about the same resource
     * @return false only if they state different things
     */
    public boolean agreesWith(Version other) {
        if (!tag.isEmpty() && !other.tag.isEmpty()) {
            return tag.equals(other.tag);
        }
        return modified.isEmpty() || other.modified.isEmpty() || modified.equals(other.modified);
    }

    @Override
    public String toString() {
        return tag.isEmpty() ? modified : tag;
    }
}
