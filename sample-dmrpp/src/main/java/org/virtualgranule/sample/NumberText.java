package org.virtualgranule.sample;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as the C++ builder of sidecars prints them. */
final class NumberText {
    private static final int FILL_DIGITS = 6;
    private static final int FLOAT_DIGITS = 10;
    private static final int DOUBLE_DIGITS = 17;
    private static final int LEAST_PLAIN_EXPONENT = -4;

    private NumberText() {}

    /** An attribute's value: enough digits to read it back exactly. */
    static String ofAttribute(Number number) {
        return number instanceof Float ? text(number, FLOAT_DIGITS) : text(number, DOUBLE_DIGITS);
    }

    /** A fill value: only six digits, so {@code 3.40282e+38} does not read back as the largest float. */
    static String ofFill(Number number) {
        return text(number, FILL_DIGITS);
    }

    private static String text(Number number, int digits) {
        if (!(number instanceof Float || number instanceof Double)) {
            return number.toString();
        }
        BigDecimal rounded = new BigDecimal(number.doubleValue()).round(new MathContext(digits));
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = rounded.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent < digits) {
            return shortest.toPlainString();
        }
        String mantissa = shortest.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return mantissa + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
