package org.virtualgranule.reader.trajectory;

import org.virtualgranule.zarr.manifest.ZarrType;

/** The type of an output column's values, and by which accessor of {@link Column} they are read. */
public enum ColumnType {
    /** Signed 8-bit integer, read as long. */
    INT8(1),
    /** Signed 16-bit integer, read as long. */
    INT16(2),
    /** Signed 32-bit integer, read as long. */
    INT32(4),
    /** Signed 64-bit integer, read as long. */
    INT64(8),
    /** Unsigned 8-bit integer, read as long. */
    UINT8(1),
    /** Unsigned 16-bit integer, read as long. */
    UINT16(2),
    /** Unsigned 32-bit integer, read as long. */
    UINT32(4),
    /** Unsigned 64-bit integer, read as the long with the same bits. */
    UINT64(8),
    /** IEEE 754 single precision, read as the double of the same value. */
    FLOAT32(4),
    /** IEEE 754 double precision, read as double. */
    FLOAT64(8),
    /** Microseconds since 1970-01-01T00:00:00 UTC, read as long. */
    TIMESTAMP(8),
    /** Unicode text, read as String. */
    TEXT(64);

    private final int bytes;

    ColumnType(int bytes) {
        this.bytes = bytes;
    }

    /**
     * The type of a column with an array's values.
     *
     * @param type the array's
     * @return the type of the same numbers, or TEXT
     */
    public static ColumnType of(ZarrType type) {
        return type == ZarrType.STRING ? TEXT : valueOf(type.name());
    }

    /** Memory that a value takes; of a text, what a short one takes. */
    int bytes() {
        return bytes;
    }
}
