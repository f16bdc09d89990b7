package org.virtualgranule.dmrpp.model;

/** How inline values are written. */
public enum InlineForm {
    /** {@code dmrpp:compact}: the values, little endian, unfiltered. */
    COMPACT,
    /** {@code dmrpp:missingdata}: the values, little endian; a zlib stream unless there is just one element. */
    MISSING_DATA,
    /**
     * {@code dmrpp:specialstructuredata}: records with texts, one after another without padding; numbers little endian,
     * each text as base64 and a semicolon.
     */
    RECORDS
}
