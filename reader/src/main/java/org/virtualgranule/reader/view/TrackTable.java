package org.virtualgranule.reader.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.virtualgranule.reader.output.GeoParquetSink;
import org.virtualgranule.reader.output.TrajectorySink;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;
import org.virtualgranule.reader.trajectory.TrackRows;

/** Rows of one track. Printed, it shows the first of them, and as many columns as there is room for. */
public final class TrackTable {
    private static final int FEW = 10;

    private final String title;
    private final TrackRows rows;
    private final Batch batch;

    /**
     * Makes a table.
     *
     * @param title what the rows are of
     * @param rows rows of one track
     * @throws IllegalArgumentException if they are of more, or of none
     */
    public TrackTable(String title, TrackRows rows) {
        if (rows.batches().size() != 1) {
            throw new IllegalArgumentException(
                    "a table shows one track, not " + rows.batches().size());
        }
        this.title = title;
        this.rows = rows;
        batch = rows.batches().get(0);
    }

    /**
     * The values, column by column.
     *
     * @return one batch, with what was assumed
     */
    public TrackRows rows() {
        return rows;
    }

    /**
     * Counts the rows.
     *
     * @return how many there are
     */
    public int count() {
        return batch.rows();
    }

    /**
     * Plots a column against the latitude.
     *
     * @param column one of the table's columns of numbers
     * @return a plot, to be printed or written
     * @throws IllegalArgumentException if there is no such column, or it has no numbers
     */
    public Plot plot(String column) {
        Field field = field(column);
        if (field.type() == ColumnType.TEXT || field.type() == ColumnType.TIMESTAMP) {
            throw new IllegalArgumentException(column + " is " + field.type() + ": only numbers can be plotted");
        }
        Column values = column(field);
        Column latitudes = column(field(Batch.LATITUDE));
        double[] places =
                IntStream.range(0, count()).mapToDouble(latitudes::doubleAt).toArray();
        Profile profile = new Profile(
                IntStream.range(0, count()).mapToDouble(i -> places[i]).min().orElse(0),
                IntStream.range(0, count()).mapToDouble(i -> places[i]).max().orElse(0),
                Plot.BINS);
        for (int row = 0; row < count(); row++) {
            if (values.isNull(row)) {
                profile.addMissing();
            } else {
                profile.add(places[row], Numbers.number(field.type(), values, row));
            }
        }
        return new Plot(title, Batch.LATITUDE, column, profile);
    }

    /**
     * Writes the rows to a GeoParquet file, with all columns. No rows give a valid file without rows.
     *
     * @param file the file; one of that name is replaced, but only when everything went well
     * @return number of rows written
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public long write(Path file) {
        try (TrajectorySink sink = GeoParquetSink.create(file, rows.fields())) {
            sink.write(batch);
            sink.finish();
        }
        return count();
    }

    /**
     * Writes the rows to a GeoParquet file.
     *
     * @param file path of the file, as for {@link #write(Path)}
     * @return number of rows written
     */
    public long write(String file) {
        return write(Path.of(file));
    }

    private Field field(String name) {
        return batch.fields().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column \"" + name + "\"; there are " + names(0)));
    }

    private Column column(Field field) {
        return batch.columns().get(batch.fields().indexOf(field));
    }

    private String names(int from) {
        return batch.fields().stream().skip(from).map(Field::name).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        Table table = table();
        List<String> lines = new ArrayList<>();
        lines.add(Printable.line(count() + " rows of " + title));
        lines.addAll(table.lines());
        if (count() > FEW) {
            lines.add("  and " + (count() - FEW) + " more rows");
        }
        // the first column of the table is the row
        int shown = table.fitting() - 1;
        if (shown < batch.fields().size()) {
            lines.add(Printable.line("  and columns " + names(shown)));
        }
        if (!rows.diagnostics().isEmpty()) {
            lines.add("  note: " + rows.diagnostics().size()
                    + " things were assumed of the granule; rows().diagnostics() tells");
        }
        return String.join("\n", lines);
    }

    private Table table() {
        Table table = new Table();
        table.addNumbers("", cells(row -> "" + row));
        for (Field field : batch.fields()) {
            Column column = column(field);
            List<String> cells = cells(row -> Numbers.text(field.type(), column, row, Numbers.SHORT));
            if (field.type() == ColumnType.TEXT || field.type() == ColumnType.TIMESTAMP) {
                table.addTexts(Printable.of(field.name()), cells);
            } else {
                table.addNumbers(Printable.of(field.name()), cells);
            }
        }
        return table;
    }

    private List<String> cells(IntFunction<String> cell) {
        return IntStream.range(0, Math.min(count(), FEW)).mapToObj(cell).toList();
    }
}
