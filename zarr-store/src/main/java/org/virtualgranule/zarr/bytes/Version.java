package org.virtualgranule.zarr.bytes;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * What a server says of the state of a resource. Two answers of different versions do not belong together.
 *
 * @param tag the ETag as it was sent; empty if there was none
 * @param modified the Last-Modified as it was sent; empty if there was none
 */
public record Version(String tag, String modified) {
    /** For clocks that differ. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

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

    /**
     * Says whether all bytes are the same wherever this version is stated, and not only their meaning: so of a strong
     * tag, and of a time that has been over for a while, since times are stated in whole seconds.
     *
     * @return false if nothing is known, too
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8">RFC 9110, section 8.8</a>
     */
    public boolean isStrong() {
        return tag.isEmpty() ? isOver() : !tag.startsWith("W/");
    }

    private boolean isOver() {
        try {
            Instant time = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(modified));
            return time.isBefore(Instant.now().minus(A_WHILE));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return tag.isEmpty() ? modified : tag;
    }
}
