package org.virtualgranule.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;

/** Elements of one type as little-endian bytes in C order: a variable's, an attribute's or a fill value. Immutable. */
final class Values {
    private final ElementType type;
    private final byte[] bytes;

    private Values(ElementType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    static Values doubles(double... values) {
        ByteBuffer buffer = buffer(values.length * Double.BYTES);
        buffer.asDoubleBuffer().put(values);
        return new Values(ElementType.FLOAT64, buffer.array());
    }

    static Values floats(float... values) {
        ByteBuffer buffer = buffer(values.length * Float.BYTES);
        buffer.asFloatBuffer().put(values);
        return new Values(ElementType.FLOAT32, buffer.array());
    }

    static Values ints(int... values) {
        ByteBuffer buffer = buffer(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        return new Values(ElementType.INT32, buffer.array());
    }

    static Values shorts(short... values) {
        ByteBuffer buffer = buffer(values.length * Short.BYTES);
        buffer.asShortBuffer().put(values);
        return new Values(ElementType.INT16, buffer.array());
    }

    static Values bytes(byte... values) {
        return new Values(ElementType.INT8, values.clone());
    }

    /** One string, padded with NUL to the length. */
    static Values text(String text, int length) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Values(ElementType.string(length), Arrays.copyOf(latin, length));
    }

    static Values text(String text) {
        return text(text, text.length());
    }

    /** Copies what libhdf5 has read. */
    static Values copyOf(ElementType type, BytePointer pointer, int length) {
        byte[] bytes = new byte[length];
        pointer.get(bytes, 0, length);
        return new Values(type, bytes);
    }

    ElementType type() {
        return type;
    }

    int count() {
        return bytes.length / type.size();
    }

    /** A copy of the bytes. */
    byte[] toBytes() {
        return bytes.clone();
    }

    /** A native copy for libhdf5, never empty; the caller closes it. */
    BytePointer toPointer() {
        return new BytePointer(Math.max(1, bytes.length)).put(bytes, 0, bytes.length);
    }

    /** The number at an index, in the Java type of the element's width. */
    Number number(int index) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = index * type.size();
        return switch (type.dapName()) {
            case "Int8" -> buffer.get(at);
            case "Int16" -> buffer.getShort(at);
            case "Int32" -> buffer.getInt(at);
            case "Float32" -> buffer.getFloat(at);
            case "Float64" -> buffer.getDouble(at);
            default -> throw new IllegalStateException("not a number: " + type);
        };
    }

    /** The string at an index, without its padding. */
    String string(int index) {
        int from = index * type.size();
        int to = from;
        while (to < from + type.size() && bytes[to] != 0) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
