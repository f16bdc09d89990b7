package org.virtualgranule.dmrpp.packed;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;

/**
 * Takes a granule apart: texts and attributes go into tables, as the same ones come again for every track; what is left
 * are numbers, seven bits a byte, the lowest first.
 */
final class PackOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final Map<String, Integer> texts;
    private final Map<Attribute, Integer> attributes;

    PackOutput() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private PackOutput(Map<String, Integer> texts, Map<Attribute, Integer> attributes) {
        this.texts = texts;
        this.attributes = attributes;
    }

    /** An output of its own with the same tables. */
    PackOutput sharing() {
        return new PackOutput(texts, attributes);
    }

    /** Any number; small ones from 0 take the least room. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** Any number; those near 0 on either side take the least room. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void flag(boolean value) {
        bytes.write(value ? 1 : 0);
    }

    /** A text of the table. */
    void text(String value) {
        number(index(texts, value));
    }

    /** The place in the table of an attribute without others inside. */
    int leaf(Attribute attribute) {
        return index(attributes, attribute);
    }

    private static <T> int index(Map<T, Integer> table, T value) {
        Integer known = table.putIfAbsent(value, table.size());
        return known == null ? table.size() - 1 : known;
    }

    <T> void list(List<T> values, Form<T> form) {
        number(values.size());
        values.forEach(value -> form.write(value, this));
    }

    <T> void optional(Optional<T> value, Form<T> form) {
        flag(value.isPresent());
        value.ifPresent(v -> form.write(v, this));
    }

    void raw(byte[] value) {
        bytes.writeBytes(value);
    }

    List<String> texts() {
        return List.copyOf(texts.keySet());
    }

    List<Attribute> leaves() {
        return List.copyOf(attributes.keySet());
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
