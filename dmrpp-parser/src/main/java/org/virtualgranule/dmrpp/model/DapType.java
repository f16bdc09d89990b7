package org.virtualgranule.dmrpp.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** DAP4's atomic types, as far as DMR++ documents hold them. */
public enum DapType implements VariableType {
    /** Signed 8-bit integer. */
    INT8,
    /** Unsigned 8-bit integer; also written {@code Byte} and {@code Char}. */
    UINT8,
    /** Signed 16-bit integer. */
    INT16,
    /** Unsigned 16-bit integer. */
    UINT16,
    /** Signed 32-bit integer. */
    INT32,
    /** Unsigned 32-bit integer. */
    UINT32,
    /** Signed 64-bit integer. */
    INT64,
    /** Unsigned 64-bit integer. */
    UINT64,
    /** IEEE 754 single precision. */
    FLOAT32,
    /** IEEE 754 double precision. */
    FLOAT64,
    /** Text, of fixed or variable length; also written {@code URL}. */
    STRING;

    private static final Map<String, DapType> BY_ELEMENT = Map.ofEntries(
            Map.entry("Byte", UINT8),
            Map.entry("Char", UINT8),
            Map.entry("Int8", INT8),
            Map.entry("UInt8", UINT8),
            Map.entry("Int16", INT16),
            Map.entry("UInt16", UINT16),
            Map.entry("Int32", INT32),
            Map.entry("UInt32", UINT32),
            Map.entry("Int64", INT64),
            Map.entry("UInt64", UINT64),
            Map.entry("Float32", FLOAT32),
            Map.entry("Float64", FLOAT64),
            Map.entry("String", STRING),
            Map.entry("URL", STRING),
            Map.entry("Url", STRING));

    /**
     * The type's word in documents.
     *
     * @return such as {@code UInt16}
     */
    public String word() {
        return name().startsWith("UI")
                ? "UInt" + name().substring(4)
                : name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /**
     * Finds the type that an element or an attribute's type word stands for.
     *
     * @param word such as {@code Float32}
     * @return the type; empty if the word is not an atomic type
     */
    public static Optional<DapType> of(String word) {
        return Optional.ofNullable(BY_ELEMENT.get(word));
    }
}
