package org.virtualgranule.zarr.manifest;

import java.util.Locale;
import org.virtualgranule.dmrpp.model.DapType;

/** Zarr v3 data types of the arrays. */
public enum ZarrType {
    /** Signed 8-bit integer. */
    INT8(1),
    /** Unsigned 8-bit integer. */
    UINT8(1),
    /** Signed 16-bit integer. */
    INT16(2),
    /** Unsigned 16-bit integer. */
    UINT16(2),
    /** Signed 32-bit integer. */
    INT32(4),
    /** Unsigned 32-bit integer. */
    UINT32(4),
    /** Signed 64-bit integer. */
    INT64(8),
    /** Unsigned 64-bit integer. */
    UINT64(8),
    /** IEEE 754 single precision. */
    FLOAT32(4),
    /** IEEE 754 double precision. */
    FLOAT64(8),
    /** Text; stored in a fixed number of bytes that {@link ElementType} tells. */
    STRING(0);

    private final int size;

    ZarrType(int size) {
        this.size = size;
    }

    /**
     * Bytes of one number.
     *
     * @return 1, 2, 4 or 8; 0 for text
     */
    public int size() {
        return size;
    }

    /**
     * Tells integers from the others.
     *
     * @return true for the eight integer types
     */
    public boolean isInteger() {
        return ordinal() < FLOAT32.ordinal();
    }

    /**
     * Tells unsigned integers from the others.
     *
     * @return true for the four unsigned types
     */
    public boolean isUnsigned() {
        return name().startsWith("U");
    }

    /**
     * The type as {@code zarr.json} has it.
     *
     * @return such as {@code float32}
     */
    public String zarrName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the type of the same values.
     *
     * @param type a type of the sidecar
     * @return the type in Zarr
     */
    public static ZarrType of(DapType type) {
        return valueOf(type.name());
    }
}
