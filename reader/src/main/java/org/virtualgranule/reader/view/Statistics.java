package org.virtualgranule.reader.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.zarr.array.GranuleArray;

/**
 * An array's numbers, summed up as they are stored: no scale and no offset is applied.
 *
 * @param array path, type and shape
 * @param count values that are there
 * @param missing the others: elements that hold CF's {@code _FillValue}, and those that are NaN
 * @param min the least value: a Float, a Double, a Long, or a BigInteger of an unsigned 64-bit array; empty if none is
 *     there
 * @param max the greatest value, of the same class
 * @param mean the sum of the values, exact for integers, divided by their number; empty if none is there
 * @param notes what else is to be known: what was taken for missing, what was not applied
 */
public record Statistics(
        String array,
        long count,
        long missing,
        Optional<Number> min,
        Optional<Number> max,
        OptionalDouble mean,
        List<String> notes) {
    /** Copies the list. */
    public Statistics {
        notes = List.copyOf(notes);
    }

    static Statistics of(GranuleArray array) {
        ColumnType type = Numeric.type(array, "stats()");
        Sum sum = Sum.of(type);
        long[] fill = {0};
        Blocks.each(array, (values, count, row, width) -> {
            for (int i = 0; i < count; i++) {
                if (values.isNull(i)) {
                    fill[0]++;
                } else {
                    sum.add(values, i);
                }
            }
        });
        return new Statistics(
                array.entry().toString(),
                sum.count(),
                fill[0] + sum.nan(),
                sum.min(),
                sum.max(),
                sum.mean(),
                Numeric.notes(array.entry(), fill[0], sum.nan()));
    }

    @Override
    public String toString() {
        Stream<String> figures = Stream.of(
                array,
                "  count    " + count,
                "  missing  " + missing,
                "  min      " + text(min),
                "  max      " + text(max),
                "  mean     " + (mean.isPresent() ? Numbers.text(mean.getAsDouble(), false, meanDigits()) : "none"));
        return Stream.concat(figures, notes.stream().map(note -> "  note     " + note))
                .map(Printable::line)
                .collect(Collectors.joining("\n"));
    }

    /** Integers may be long, and their mean is to be seen beside them. */
    private int meanDigits() {
        return min.filter(n -> n instanceof Float || n instanceof Double).isPresent() ? Numbers.SHORT : Numbers.ALL;
    }

    private static String text(Optional<Number> number) {
        return number.map(n -> n instanceof Float || n instanceof Double
                        ? Numbers.exact(n.doubleValue(), n instanceof Float)
                        : n.toString())
                .orElse("none");
    }
}
