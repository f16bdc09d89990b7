package org.virtualgranule.zarr.manifest;

/**
 * HDF5's fill value: what elements hold that were never written. Not CF's {@code _FillValue}.
 *
 * @param bits a number's bits: an integer's value, {@code floatToRawIntBits} or {@code doubleToRawLongBits}; 0 for text
 */
public record FillValue(long bits) {
    /** Zero, or the empty text. */
    public static final FillValue ZERO = new FillValue(0);

    static FillValue ofFloat(float value) {
        return new FillValue(Float.floatToRawIntBits(value));
    }

    static FillValue ofDouble(double value) {
        return new FillValue(Double.doubleToRawLongBits(value));
    }

    /**
     * The value as a double.
     *
     * @param type FLOAT32 or FLOAT64
     * @return the number
     */
    public double asDouble(ZarrType type) {
        return type == ZarrType.FLOAT32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    }
}
