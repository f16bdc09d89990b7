package org.virtualgranule.reader.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.virtualgranule.reader.output.GeoParquetSink;
import org.virtualgranule.reader.output.TrajectorySink;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Field;
import org.virtualgranule.reader.trajectory.TrackRows;

/**
 * Rows of one track. Printed, it shows the first of them, and as many columns as there is room for: those that the caller
 * chose before the others.
 */
public final class TrackTable {
    private static final int FEW = 10;
    private static final int MOST_ROWS = Printable.HEIGHT - 4;

    private final String title;
    private final TrackRows rows;
    private final Batch batch;
    private final List<String> chosen;
    private final int shown;

    /**
     * Makes a table.
     *
     * @param title what the rows are of
     * @param rows rows of one track
     * @param chosen names of the columns that are to be shown first; those that the rows do not have are passed over
     * @throws IllegalArgumentException if they are of more, or of none
     */
    public TrackTable(String title, TrackRows rows, List<String> chosen) {
        this(title, rows, chosen, FEW);
    }

    private TrackTable(String title, TrackRows rows, List<String> chosen, int shown) {
        if (rows.batches().size() != 1) {
            throw new IllegalArgumentException(
                    "a table shows one track, not " + rows.batches().size());
        }
        this.title = title;
        this.rows = rows;
        this.chosen = List.copyOf(chosen);
        this.shown = shown;
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
     * Takes the first rows.
     *
     * @param most how many, at least 1; no more than there are are taken, and a terminal's height is printed
     * @return a table of these rows alone
     */
    public TrackTable head(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("head(" + most + "): a table has 1 row at least");
        }
        int first = Math.min(most, count());
        Batch few = new Batch(batch.fields(), batch.columns(), first);
        return new TrackTable(
                title,
                new TrackRows(rows.fields(), List.of(few), rows.bytesWanted(), rows.diagnostics()),
                chosen,
                Math.min(most, MOST_ROWS));
    }

    /** Prints all rows to the standard output, with as many columns as there is room for. */
    public void print() {
        System.out.println(text(count()));
    }

    /**
     * Takes one column.
     *
     * @param name name of one of the table's columns
     * @return its values, to be printed, summed up or plotted
     * @throws IllegalArgumentException if there is no such column
     */
    public ColumnView column(String name) {
        Field field = field(name);
        return new ColumnView(title, field, batch);
    }

    /**
     * Plots a column against the latitude.
     *
     * @param column one of the table's columns of numbers
     * @return a plot, to be printed or written
     * @throws IllegalArgumentException if there is no such column, or it has no numbers
     */
    public Plot plot(String column) {
        return column(column).plot();
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
                .orElseThrow(() ->
                        new IllegalArgumentException("no column \"" + name + "\"; there are " + names(batch.fields())));
    }

    private static String names(List<Field> fields) {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    /** Those that were chosen, then the others. */
    private List<Field> fields() {
        Stream<Field> first = chosen.stream()
                .flatMap(name -> batch.fields().stream().filter(f -> f.name().equals(name)));
        return Stream.concat(first, batch.fields().stream()).distinct().toList();
    }

    @Override
    public String toString() {
        return text(Math.min(shown, count()));
    }

    private String text(int most) {
        List<Field> fields = fields();
        Table table = table(fields, most);
        List<String> lines = new ArrayList<>();
        lines.add(Printable.line(Printable.count(count(), "row") + " of " + title));
        lines.addAll(table.lines());
        if (count() == 0) {
            lines.add("  none is inside; in boxes and polygons longitude comes first");
        }
        if (count() > most) {
            lines.add("  and " + Printable.count(count() - most, "more row") + "; head(n) shows n, print() shows all");
        }
        // the first column of the table is the row
        int room = table.fitting() - 1;
        if (room < fields.size()) {
            lines.add(Printable.line("  and columns " + names(fields.subList(room, fields.size()))));
        }
        if (!rows.diagnostics().isEmpty()) {
            int things = rows.diagnostics().size();
            lines.add("  note: " + Printable.count(things, "thing") + (things == 1 ? " was" : " were")
                    + " assumed of the granule; rows().diagnostics() tells");
        }
        return String.join("\n", lines);
    }

    private Table table(List<Field> fields, int most) {
        Table table = new Table();
        table.addNumbers("", IntStream.range(0, most).mapToObj(row -> "" + row).toList());
        fields.forEach(field -> column(field.name()).addTo(table, Printable.of(field.name()), most, Numbers.SHORT));
        return table;
    }
}
