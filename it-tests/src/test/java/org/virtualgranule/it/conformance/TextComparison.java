package org.virtualgranule.it.conformance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ZarrType;
import ucar.ma2.Array;
import ucar.ma2.IndexIterator;

/** An array against its values as printed: texts and integers exactly, other numbers in as many digits as were printed. */
final class TextComparison {
    private final GranuleArray array;
    private final HyraxText.Values text;
    private final ZarrType type;

    private TextComparison(GranuleArray array, HyraxText.Values text) {
        this.array = array;
        type = array.metadata().element().type();
        this.text = type == ZarrType.STRING && array.shape().isEmpty() ? text.joined() : text;
    }

    /** The first difference; empty if there is none. */
    static Optional<String> difference(GranuleArray array, HyraxText.Values text) {
        return new TextComparison(array, text).difference();
    }

    private Optional<String> difference() {
        if (text.shape().isPresent() && !text.shape().get().equals(array.shape())) {
            return Optional.of(
                    "shape " + array.shape() + ", Hyrax has " + text.shape().get());
        }
        Array values = array.read();
        List<String> items = text.items();
        if (values.getSize() != items.size()) {
            return Optional.of(values.getSize() + " values, Hyrax has " + items.size());
        }
        IndexIterator iterator = values.getIndexIterator();
        for (int i = 0; i < items.size(); i++) {
            Object value = iterator.getObjectNext();
            if (!isEqual(value, items.get(i))) {
                return Optional.of("value " + i + " is " + value + ", Hyrax has " + items.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean isEqual(Object value, String item) {
        if (type == ZarrType.STRING) {
            // of a text that was never written Hyrax makes a blank
            return item.equals("\"" + value) || item.equals("\" ") && value.equals("");
        }
        String plain = item.equals("_") ? fill() : item;
        if (type.isInteger()) {
            return integer((Number) value).equals(new BigInteger(plain));
        }
        double number = ((Number) value).doubleValue();
        String word = plain.toLowerCase(Locale.ROOT).replaceAll("(nan|infinity|inf)f$", "$1");
        if (Double.isNaN(number) || word.contains("nan")) {
            return Double.isNaN(number) && word.contains("nan");
        }
        if (Double.isInfinite(number) || word.contains("inf")) {
            return Double.isInfinite(number) && word.contains("inf") && word.startsWith("-") == number < 0;
        }
        return isRounded(new BigDecimal(number), new BigDecimal(plain.replaceAll("\\.?f?$", "")));
    }

    /** ncdump prints 7 and 15 digits, the other form 6 and 15. */
    private boolean isRounded(BigDecimal value, BigDecimal printed) {
        int digits = type == ZarrType.FLOAT64 ? 15 : text.isNcdump() ? 7 : 6;
        return value.round(new MathContext(digits, RoundingMode.HALF_EVEN)).compareTo(printed) == 0;
    }

    private BigInteger integer(Number value) {
        BigInteger signed = BigInteger.valueOf(value.longValue());
        BigInteger range = BigInteger.ONE.shiftLeft(8 * type.size());
        return type.isUnsigned() && signed.signum() < 0 ? signed.add(range) : signed;
    }

    /** ncdump's underscore: the attribute, or netCDF's own value for "nothing here". */
    private String fill() {
        return array.entry().attribute("_FillValue").orElseGet(() -> switch (type) {
            case INT8 -> "-127";
            case UINT8 -> "255";
            case INT16 -> "-32767";
            case UINT16 -> "65535";
            case INT32 -> "-2147483647";
            case UINT32 -> "4294967295";
            case INT64 -> "-9223372036854775806";
            case UINT64 -> "18446744073709551614";
            default -> "9.969209968386869e+36";
        });
    }
}
