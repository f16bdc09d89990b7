package org.virtualgranule.dmrpp.model;

/**
 * Something that was assumed, repaired or left out.
 *
 * @param path the variable or group that it is about; "/" for the whole document
 * @param topic what kind of thing it is about
 * @param message one sentence
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
        SUBSET
    }
}
