package org.virtualgranule.zarr.manifest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fill value of big-endian HDF5 data: the writer of sidecars takes its bytes as little-endian ones and prints the
 * number that comes out. Which number was meant shows only if a likely one, swapped, prints as the text does.
 */
final class SwappedFill {
    private final ElementType element;
    private final String text;

    SwappedFill(ElementType element, String text) {
        this.element = element;
        this.text = text;
    }

    /**
     * Finds the number that was meant.
     *
     * @param written the text as a number
     * @param attribute {@code _FillValue}
     * @return the number; empty if it cannot be known
     */
    Optional<FillValue> meant(FillValue written, Optional<FillValue> attribute) {
        if (swapped(written.bits()) == written.bits()
                || attribute.filter(written::equals).isPresent()) {
            return Optional.of(written);
        }
        List<FillValue> likely =
                Stream.concat(attribute.stream(), constants(written).stream()).toList();
        return likely.stream()
                .filter(f -> f.equals(written) || isPrinted(f, written))
                .findFirst();
    }

    private boolean isPrinted(FillValue fill, FillValue written) {
        FillValue swapped = FillValue.of(swapped(fill.bits()));
        if (element.type().isInteger()) {
            return swapped.equals(written);
        }
        double value = swapped.asDouble(element.type());
        double number = written.asDouble(element.type());
        return Double.isNaN(value) ? Double.isNaN(number) : Double.isFinite(number) && FillRule.printsAs(value, text);
    }

    /** Well-known numbers; but of those that print as NaN when swapped there are too many to tell one. */
    private List<FillValue> constants(FillValue written) {
        if (element.type().isInteger() || !Double.isFinite(written.asDouble(element.type()))) {
            return List.of();
        }
        return FillRule.CONSTANTS.stream()
                .flatMap(d -> Stream.of(d, -d))
                .filter(d -> element.type() == ZarrType.FLOAT64 || Math.abs(d) <= Float.MAX_VALUE)
                .map(d ->
                        element.type() == ZarrType.FLOAT64 ? FillValue.ofDouble(d) : FillValue.ofFloat(d.floatValue()))
                .toList();
    }

    /** The number with its bytes in the other order, in the form of {@link FillValue#bits}. */
    private long swapped(long bits) {
        long swapped = Long.reverseBytes(bits) >> (64 - 8 * element.size());
        boolean signed = element.type().isInteger() && !element.type().isUnsigned() || element.size() == 8;
        // a float's bits are those of an int, which a long holds with its sign
        return signed || !element.type().isInteger() ? swapped : swapped & ((1L << 8 * element.size()) - 1);
    }
}
