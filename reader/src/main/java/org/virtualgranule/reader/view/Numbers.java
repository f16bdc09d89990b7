package org.virtualgranule.reader.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.zarr.manifest.ArrayMetadata;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Values as text, the same on every Java: Java 17 prints some floating-point numbers with more digits than later ones. */
final class Numbers {
    /** For a value that is not there. */
    static final String MISSING = "missing";

    /** Enough for every float, and for a coordinate to a centimetre. */
    static final int SHORT = 9;

    /** Enough for every double. */
    static final int ALL = 17;

    private static final int MOST_TEXT = 40;
    private static final long MICROS = 1_000_000;
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Numbers() {}

    /** The value of a row with at most so many digits, if it is a floating-point number; a time to the millisecond. */
    static String text(ColumnType type, Column column, int row, int digits) {
        if (column.isNull(row)) {
            return MISSING;
        }
        return switch (type) {
            case FLOAT32, FLOAT64 -> text(column.doubleAt(row), type == ColumnType.FLOAT32, digits);
            case UINT64 -> Long.toUnsignedString(column.longAt(row));
            case TIMESTAMP -> time(column.longAt(row));
            case TEXT -> "\"" + Printable.cut(column.textAt(row), MOST_TEXT) + "\"";
            default -> Long.toString(column.longAt(row));
        };
    }

    private static String time(long micros) {
        long seconds = Math.floorDiv(micros, MICROS);
        return MILLIS.format(Instant.ofEpochSecond(seconds, Math.floorMod(micros, MICROS) * 1000));
    }

    /** What elements hold that were never written; not CF's {@code _FillValue}. */
    static String fill(ArrayMetadata array) {
        ZarrType type = array.element().type();
        return switch (type) {
            case STRING -> "\"" + array.fill().text() + "\"";
            case FLOAT32, FLOAT64 -> exact(array.fill().asDouble(type), type == ZarrType.FLOAT32);
            case UINT64 -> Long.toUnsignedString(array.fill().bits());
            default -> Long.toString(array.fill().bits());
        };
    }

    /** The fewest digits that stand for the same float or double. */
    static String exact(double value, boolean single) {
        return text(value, single, ALL);
    }

    /** The fewest digits that stand for the same number; if they are more than wanted it is rounded. */
    static String text(double value, boolean single, int most) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = 1; digits <= most; digits++) {
            rounded = exact.round(new MathContext(digits));
            if (single ? rounded.floatValue() == (float) value : rounded.doubleValue() == value) {
                break;
            }
        }
        return plain(rounded);
    }

    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return exponent > -5 && exponent < ALL ? stripped.toPlainString() : stripped.toString();
    }

    /** The value of a row as a double; unsigned numbers are not negative. */
    static double number(ColumnType type, Column column, int row) {
        return switch (type) {
            case FLOAT32, FLOAT64 -> column.doubleAt(row);
            case UINT64 -> unsigned(column.longAt(row));
            default -> column.longAt(row);
        };
    }

    private static double unsigned(long bits) {
        // half of it, its last bit kept for rounding, is a positive number
        return bits >= 0 ? bits : (bits >>> 1 | bits & 1) * 2.0;
    }
}
