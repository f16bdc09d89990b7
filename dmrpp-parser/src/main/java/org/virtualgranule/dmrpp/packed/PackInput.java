package org.virtualgranule.dmrpp.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.virtualgranule.dmrpp.model.Attribute;

/** Puts a granule together again. No length is believed beyond the bytes that are there. */
final class PackInput {
    /** Deeper than any document that the parser takes. */
    private static final int MAX_DEPTH = 256;

    private final byte[] bytes;
    private int at;
    private int depth;
    private List<String> texts = List.of();
    private List<Attribute> leaves = List.of();

    PackInput(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Sets the table that {@link #text} looks into. */
    void texts(List<String> table) {
        texts = table;
    }

    /** Sets the table that {@link #leaf} looks into. */
    void leaves(List<Attribute> table) {
        leaves = table;
    }

    /** Any number. */
    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = next();
            value |= (b & 0x7FL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new NotUsable("a number of more than 64 bits");
    }

    /** Any number, as {@link PackOutput#signed} wrote it. */
    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    /** A number from 0. */
    long size() {
        long value = number();
        if (value < 0) {
            throw new NotUsable("a negative size " + value);
        }
        return value;
    }

    /** A number from 0 below a limit. */
    int index(int limit) {
        long value = number();
        if (value < 0 || value >= limit) {
            throw new NotUsable(value + " of " + limit);
        }
        return (int) value;
    }

    /**
     * A number of things that are to come.
     *
     * @param least bytes that each of them takes, at least 1
     */
    int count(int least) {
        return index((bytes.length - at) / least + 1);
    }

    boolean flag() {
        byte b = next();
        if (b != 0 && b != 1) {
            throw new NotUsable("neither yes nor no: " + b);
        }
        return b == 1;
    }

    String text() {
        return texts.get(index(texts.size()));
    }

    /** An attribute of the table. */
    Attribute leaf(int index) {
        if (index >= leaves.size()) {
            throw new NotUsable("attribute " + index + " of " + leaves.size());
        }
        return leaves.get(index);
    }

    <T> List<T> list(Form<T> form) {
        int count = count(1);
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(form.read(this));
        }
        return values;
    }

    <T> Optional<T> optional(Form<T> form) {
        return flag() ? Optional.of(form.read(this)) : Optional.empty();
    }

    /** Reads something that may hold others of its kind. */
    <T> T nested(Function<PackInput, T> reading) {
        if (++depth > MAX_DEPTH) {
            throw new NotUsable("deeper than any document");
        }
        T value = reading.apply(this);
        depth--;
        return value;
    }

    /** Where the next bytes are, in {@link #bytes}; they are passed over. */
    int skip(int count) {
        if (count > bytes.length - at) {
            throw new NotUsable("cut off");
        }
        at += count;
        return at - count;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Checks that everything was read. */
    void end() {
        if (at != bytes.length) {
            throw new NotUsable((bytes.length - at) + " bytes too many");
        }
    }

    private byte next() {
        return bytes[skip(1)];
    }
}
