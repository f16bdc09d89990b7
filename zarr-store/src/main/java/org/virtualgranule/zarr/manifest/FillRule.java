package org.virtualgranule.zarr.manifest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;

/**
 * Makes a value of the {@code fillValue} text, which has six significant digits for floats: {@code 3.40282e+38} stands
 * for the largest float, and would otherwise come out as a valid-looking number. A {@code _FillValue} attribute that
 * prints the same wins, then the well-known constants, then the text itself.
 */
final class FillRule {
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** Largest finite numbers, netCDF's default fill for both float types, and HDF-EOS5's (OMI), minus two to the 100th. */
    static final List<Double> CONSTANTS =
            List.of((double) Float.MAX_VALUE, Double.MAX_VALUE, 9.9692099683868690e+36, 0x1p100);

    private static final int MAX_DIGITS = 1000;

    private final ElementType element;
    private final Optional<String> attribute;
    private final boolean maySwap;
    private final Notes notes;

    /**
     * Prepares the rule for one variable.
     *
     * @param element its type and byte order
     * @param attribute first value of its {@code _FillValue}
     * @param notes takes what was assumed
     */
    FillRule(ElementType element, Optional<String> attribute, Notes notes) {
        this(element, attribute, true, notes);
    }

    /**
     * Prepares the rule for one variable.
     *
     * @param element its type and byte order
     * @param attribute first value of its {@code _FillValue}
     * @param maySwap whether the writer printed big-endian values with their bytes swapped, and it matters
     * @param notes takes what was assumed
     */
    FillRule(ElementType element, Optional<String> attribute, boolean maySwap, Notes notes) {
        this.element = element;
        this.maySwap = maySwap && element.order() == ByteOrder.BIG_ENDIAN && element.size() > 1;
        this.attribute = attribute;
        this.notes = notes;
    }

    /** A number of this type as attributes write it; empty if the text is none, or the type is text. */
    static Optional<FillValue> number(ElementType element, String text) {
        return element.isText() ? Optional.empty() : new FillRule(element, Optional.empty(), Notes.NONE).number(text);
    }

    /** The fill value of this text; without a text {@code _FillValue} or zero. */
    FillValue of(Optional<String> text) {
        if (element.isText()) {
            return TextFill.of(text.orElse(""), element);
        }
        if (text.isEmpty() || text.get().isBlank()) {
            Optional<FillValue> assumed = attribute.flatMap(this::number);
            notes.add(
                    Topic.FILL_VALUE,
                    "no HDF5 fill value stated; elements that were never written are taken as "
                            + (assumed.isPresent() ? attribute.orElseThrow() : "0"));
            return assumed.orElse(FillValue.ZERO);
        }
        String stated = text.get().strip();
        FillValue parsed = number(stated)
                .orElseThrow(() -> new NotMappable("its fill value \"" + stated + "\" is no "
                        + element.type().zarrName()));
        return maySwap && parsed.bits() != 0 ? bigEndian(stated, parsed) : parsed;
    }

    /** The writer prints the fill of big-endian data with its bytes swapped. */
    private FillValue bigEndian(String stated, FillValue parsed) {
        Optional<FillValue> meant = new SwappedFill(element, stated).meant(parsed, attribute.flatMap(this::number));
        if (meant.isEmpty()) {
            throw new NotMappable("some of its elements were never written, and its fill value \"" + stated
                    + "\", printed from big-endian bytes, may be any; a _FillValue would tell");
        }
        if (!meant.get().equals(parsed)) {
            notes.add(
                    Topic.FILL_VALUE,
                    "fill value \"" + stated + "\" of big-endian data is "
                            + attribute
                                    .flatMap(this::number)
                                    .filter(meant.get()::equals)
                                    .map(f -> "_FillValue " + attribute.get())
                                    .orElseGet(() -> Double.toString(meant.get().asDouble(element.type())))
                            + " with its bytes swapped");
        }
        return meant.get();
    }

    private Optional<FillValue> number(String text) {
        return element.type().isInteger() ? integer(text) : floating(text);
    }

    private Optional<FillValue> integer(String text) {
        try {
            BigInteger value = decimal(text).toBigIntegerExact();
            int width = 8 * element.size();
            // one bit more than a signed type has: some writers print signed fill values as unsigned and vice versa
            if (value.bitLength() > width || value.signum() < 0 && value.bitLength() >= width) {
                return Optional.empty();
            }
            long bits = value.longValue();
            if (element.size() == 8) {
                return Optional.of(FillValue.of(bits));
            }
            long low = bits & ((1L << width) - 1);
            return Optional.of(FillValue.of(element.type().isUnsigned() ? low : low << (64 - width) >> (64 - width)));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<FillValue> floating(String text) {
        Optional<Double> parsed = parse(text);
        if (parsed.isEmpty() || !Double.isFinite(parsed.get()) || isExact(text)) {
            return parsed.map(d -> bits(d, text));
        }
        Optional<Double> cf = attribute.flatMap(FillRule::parse).filter(d -> printsAs(d, text));
        if (cf.isPresent()) {
            return Optional.of(bits(cf.get(), attribute.orElseThrow()));
        }
        Optional<Double> constant = CONSTANTS.stream()
                .flatMap(d -> List.of(d, -d).stream())
                .filter(d -> printsAs(d, text))
                .findFirst();
        // fewer digits were hardly cut: the writer leaves out zeros at the end
        boolean cut = !maySwap && decimal(text).stripTrailingZeros().precision() == SIX_DIGITS.getPrecision();
        if (constant.isPresent() || cut) {
            notes.add(
                    Topic.FILL_VALUE,
                    "fill value \"" + text.strip() + "\" has six digits, taken as " + constant.orElse(parsed.get()));
        }
        return Optional.of(constant.map(d -> bits(d, Double.toString(d))).orElseGet(() -> bits(parsed.get(), text)));
    }

    /** A float is parsed as a float: going through a double could round twice. */
    private FillValue bits(double value, String text) {
        if (element.type() == ZarrType.FLOAT64) {
            return FillValue.ofDouble(Double.isFinite(value) ? Double.parseDouble(text.strip()) : value);
        }
        return FillValue.ofFloat(Double.isFinite(value) ? Float.parseFloat(text.strip()) : (float) value);
    }

    /** More than six digits were not cut by the writer; zero is exact however it is written. */
    private static boolean isExact(String text) {
        BigDecimal value = decimal(text);
        return value.signum() == 0 || value.precision() > 6;
    }

    static boolean printsAs(double value, String text) {
        return Double.isFinite(value) && new BigDecimal(value).round(SIX_DIGITS).compareTo(decimal(text)) == 0;
    }

    /** A decimal number; one with an absurd exponent or a million digits would cost gigabytes, or hours. */
    private static BigDecimal decimal(String text) {
        String digits = text.strip();
        if (digits.length() > MAX_DIGITS || !digits.chars().allMatch(c -> c < 128)) {
            throw new NumberFormatException("more than " + MAX_DIGITS + " digits, or other ones than 0 to 9");
        }
        BigDecimal value = new BigDecimal(digits);
        if (Math.abs((long) value.scale()) + value.precision() > MAX_DIGITS) {
            throw new NumberFormatException("more than " + MAX_DIGITS + " digits");
        }
        return value;
    }

    private static Optional<Double> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nan", "-nan", "+nan" -> Optional.of(Double.NaN);
            case "inf", "+inf", "infinity" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
            default -> {
                try {
                    yield Optional.of(decimal(text).doubleValue());
                } catch (NumberFormatException e) {
                    yield Optional.empty();
                }
            }
        };
    }
}
