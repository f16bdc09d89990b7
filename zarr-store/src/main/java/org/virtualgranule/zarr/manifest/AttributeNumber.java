package org.virtualgranule.zarr.manifest;

import java.math.BigInteger;
import java.util.Locale;
import org.virtualgranule.dmrpp.model.DapType;

/** Numbers in attributes, as the writers of sidecars spell them. */
public final class AttributeNumber {
    private static final int MAX_DIGITS = 100;

    private AttributeNumber() {}

    /**
     * Reads a number.
     *
     * @param text one value of an attribute
     * @param type its type, not text
     * @return a {@code Float}, a {@code Double} or, for all integers, a {@code BigInteger}, which may be too large for the
     *     type
     * @throws NumberFormatException if it is no number of that type
     */
    public static Number parse(String text, DapType type) {
        return switch (type) {
            case FLOAT32 -> Float.parseFloat(floating(text));
            case FLOAT64 -> Double.parseDouble(floating(text));
            default -> integer(text.strip());
        };
    }

    /** Parsing takes the square of the digits' number in time; no integer type has more than 20. */
    private static BigInteger integer(String text) {
        if (text.length() > MAX_DIGITS) {
            throw new NumberFormatException("too many digits");
        }
        return new BigInteger(text);
    }

    private static String floating(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nan", "-nan", "*" -> "NaN";
            case "inf", "+inf", "infinity" -> "Infinity";
            case "-inf", "-infinity" -> "-Infinity";
            default -> text.strip();
        };
    }
}
