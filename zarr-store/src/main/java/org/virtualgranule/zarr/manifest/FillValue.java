package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * HDF5's fill value: what elements hold that were never written. Not CF's {@code _FillValue}.
 *
 * @param bits a number's bits: an integer's value, {@code floatToRawIntBits} or {@code doubleToRawLongBits}; 0 for text
 * @param text a text's value without padding; empty for numbers
 */
public record FillValue(long bits, String text) {
    /** Zero, or the empty text. */
    public static final FillValue ZERO = new FillValue(0, "");

    static FillValue of(long bits) {
        return new FillValue(bits, "");
    }

    static FillValue ofFloat(float value) {
        return of(Float.floatToRawIntBits(value));
    }

    static FillValue ofDouble(double value) {
        return of(Double.doubleToRawLongBits(value));
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

    /**
     * The value as an element of a chunk has it.
     *
     * @param element type, size and byte order
     * @return as many bytes as an element has
     */
    public ByteBuffer bytes(ElementType element) {
        if (element.isText()) {
            return ByteBuffer.wrap(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), element.size()));
        }
        ByteBuffer bytes = ByteBuffer.allocate(element.size()).order(element.order());
        switch (element.size()) {
            case 1 -> bytes.put((byte) bits);
            case 2 -> bytes.putShort((short) bits);
            case 4 -> bytes.putInt((int) bits);
            default -> bytes.putLong(bits);
        }
        return bytes.flip();
    }

    /**
     * Fills the rest of a chunk.
     *
     * @param chunk its remaining bytes become elements of this value, and its position its end
     * @param element type, size and byte order
     */
    public void fill(ByteBuffer chunk, ElementType element) {
        ByteBuffer one = bytes(element);
        while (chunk.hasRemaining()) {
            chunk.put(one.duplicate());
        }
    }
}
