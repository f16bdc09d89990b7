package org.virtualgranule.reader.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;

/** One column of a track's rows, all of it in memory. Printed, it shows the first values. */
public final class ColumnView {
    private static final int FEW = 10;

    private final String title;
    private final Field field;
    private final Batch batch;
    private final Column values;

    /** Takes one of the batch's fields. */
    ColumnView(String title, Field field, Batch batch) {
        this.title = title;
        this.field = field;
        this.batch = batch;
        values = column(field.name());
    }

    private Column column(String name) {
        List<String> names = batch.fields().stream().map(Field::name).toList();
        return batch.columns().get(names.indexOf(name));
    }

    /**
     * The values as they are stored, of any type.
     *
     * @return by row, from 0; rows without a value say so
     */
    public Column values() {
        return values;
    }

    /**
     * The values as doubles.
     *
     * @return a new array with one for each row, NaN where the row has none; times are microseconds since 1970
     * @throws IllegalArgumentException if they are texts
     */
    public double[] doubles() {
        if (field.type() == ColumnType.TEXT) {
            throw new IllegalArgumentException(field.name() + " is TEXT: values() has them");
        }
        double[] doubles = new double[batch.rows()];
        Arrays.setAll(doubles, row -> values.isNull(row) ? Double.NaN : Numbers.number(field.type(), values, row));
        return doubles;
    }

    /**
     * Sums the values up.
     *
     * @return count, missing, min, max and mean
     * @throws IllegalArgumentException if they are no numbers
     */
    public Statistics stats() {
        requireNumbers("summed up");
        Sum sum = Sum.of(field.type());
        int absent = 0;
        for (int row = 0; row < batch.rows(); row++) {
            if (values.isNull(row)) {
                absent++;
            } else {
                sum.add(values, row);
            }
        }
        boolean floating = field.type() == ColumnType.FLOAT32 || field.type() == ColumnType.FLOAT64;
        List<String> notes =
                floating ? List.of("missing: " + absent + " without a value, " + sum.nan() + " NaN") : List.of();
        return new Statistics(heading(), sum.count(), absent + sum.nan(), sum.min(), sum.max(), sum.mean(), notes);
    }

    /**
     * Plots the values against the latitude.
     *
     * @return a plot, to be printed or written
     * @throws IllegalArgumentException if they are no numbers
     */
    public Plot plot() {
        requireNumbers("plotted");
        Column latitudes = column(Batch.LATITUDE);
        double[] places = IntStream.range(0, batch.rows())
                .mapToDouble(latitudes::doubleAt)
                .toArray();
        Profile profile = new Profile(
                Arrays.stream(places).min().orElse(0),
                Arrays.stream(places).max().orElse(0),
                Plot.BINS);
        for (int row = 0; row < places.length; row++) {
            if (values.isNull(row)) {
                profile.addMissing();
            } else {
                profile.add(places[row], Numbers.number(field.type(), values, row));
            }
        }
        return new Plot(title, Batch.LATITUDE, field.name(), profile);
    }

    private void requireNumbers(String what) {
        if (field.type() == ColumnType.TEXT || field.type() == ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException(field.name() + " is " + field.type() + ": only numbers can be " + what);
        }
    }

    /** Adds the first values to a table, floating-point numbers with at most so many digits. */
    void addTo(Table table, String name, int rows, int digits) {
        List<String> cells = IntStream.range(0, rows)
                .mapToObj(row -> Numbers.text(field.type(), values, row, digits))
                .toList();
        if (field.type() == ColumnType.TEXT || field.type() == ColumnType.TIMESTAMP) {
            table.addTexts(name, cells);
        } else {
            table.addNumbers(name, cells);
        }
    }

    private String heading() {
        return field.name() + " " + field.type().name().toLowerCase(Locale.ROOT) + "[" + batch.rows() + "] of " + title;
    }

    @Override
    public String toString() {
        int shown = Math.min(FEW, batch.rows());
        Table table = new Table();
        table.addNumbers("", IntStream.range(0, shown).mapToObj(row -> "" + row).toList());
        addTo(table, "", shown, Numbers.ALL);
        List<String> lines = new ArrayList<>(List.of(Printable.line(heading())));
        lines.addAll(table.lines());
        if (shown < batch.rows()) {
            lines.add(
                    "  and " + Printable.count(batch.rows() - shown, "more row") + "; doubles() and values() have all");
        }
        return String.join("\n", lines);
    }
}
