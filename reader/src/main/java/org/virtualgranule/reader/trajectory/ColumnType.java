package org.virtualgranule.reader.trajectory;

/** The type of an output column's values, and by which accessor of {@link Column} they are read. */
public enum ColumnType {
    /** Signed 8-bit integer, read as long. */
    INT8,
    /** Signed 16-bit integer, read as long. */
    INT16,
    /** Signed 32-bit integer, read as long. */
    INT32,
    /** Signed 64-bit integer, read as long. */
    INT64,
    /** Unsigned 8-bit integer, read as long. */
    UINT8,
    /** Unsigned 16-bit integer, read as long. */
    UINT16,
    /** Unsigned 32-bit integer, read as long. */
    UINT32,
    /** Unsigned 64-bit integer, read as the long with the same bits. */
    UINT64,
    /** IEEE 754 single precision, read as the double of the same value. */
    FLOAT32,
    /** IEEE 754 double precision, read as double. */
    FLOAT64,
    /** Microseconds since 1970-01-01T00:00:00 UTC, read as long. */
    TIMESTAMP,
    /** Unicode text, read as String. */
    TEXT
}
