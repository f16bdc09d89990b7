package org.virtualgranule.dmrpp.model;

import java.util.Locale;

/**
 * Something that was assumed, repaired or left out.
 *
 * @param path absolute path of the variable or group that it is about, "/" for the whole document; of a subset's granule
 *     its address
 * @param topic what kind of thing it is about
 * @param message one sentence: what was assumed, and what the document says or lacks
 */
public record Diagnostic(String path, Topic topic, String message) {
    /** What a diagnostic is about. */
    public enum Topic {
        /** Groups, paths, names and dimensions. */
        TREE,
        /** A variable that is in the document but not in the HDF5 file. */
        SYNTHETIC,
        /** Bytes of one element. */
        WIDTH,
        /** Order of an element's bytes. */
        BYTE_ORDER,
        /** Filters and their order. */
        FILTERS,
        /** The value of elements that were never written. */
        FILL_VALUE,
        /** Which stored bytes make up the array. */
        CHUNKS,
        /** A variable that cannot be read. */
        SKIPPED,
        /** A column or granule of a subset. */
        SUBSET;

        /**
         * The topic's word in lists for programs.
         *
         * @return such as {@code byte_order}; it never changes
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Says whether it matters to a variable or group.
     *
     * @param other absolute path
     * @return true if it is about just this, about a group or Structure above it, or about the whole document
     */
    public boolean isAbout(String other) {
        return other.equals(path) || path.equals("/") || other.startsWith(path + "/");
    }
}
