package org.virtualgranule.reader.trajectory;

/** What the time of a reading is spent on. */
public enum Stage {
    /** Fetching and understanding the sidecar. */
    SIDECAR,
    /** Fetching, decoding and masking latitudes and longitudes. */
    COORDINATES,
    /** Fetching and decoding the other columns. */
    COLUMNS,
    /** Writing rows. */
    WRITE
}
