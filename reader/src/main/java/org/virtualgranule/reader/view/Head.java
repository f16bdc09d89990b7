package org.virtualgranule.reader.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.zarr.array.GranuleArray;
import ucar.ma2.Array;

/** The first values of an array. Printed, {@code missing} stands for CF's {@code _FillValue}. */
public final class Head {
    /** Values side by side. */
    private static final int MOST_COLUMNS = 6;

    private static final int MOST_ROWS = Printable.HEIGHT - 4;

    private final GranuleArray array;
    private final Array values;
    private final int rows;
    private final int columns;

    private Head(GranuleArray array, int rows, int columns, Array values) {
        this.array = array;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    static Head of(GranuleArray array, int wanted) {
        if (wanted < 0) {
            throw new IllegalArgumentException("head(" + wanted + "): there are no fewer rows than 0");
        }
        List<Long> shape = array.shape();
        int[] box = new int[shape.size()];
        Arrays.setAll(box, d -> (int) Math.min(most(d, shape.size(), wanted), shape.get(d)));
        int rows = box.length == 0 ? 1 : box[0];
        int columns = box.length < 2 ? 1 : box[box.length - 1];
        return new Head(array, rows, columns, array.read(new long[box.length], box));
    }

    private static int most(int dimension, int rank, int wanted) {
        return dimension == 0 ? wanted : dimension == rank - 1 ? MOST_COLUMNS : 1;
    }

    /**
     * What was read.
     *
     * @return the stored values, in an array of the box's shape
     */
    public Array values() {
        return values;
    }

    @Override
    public String toString() {
        // beside a path there is little room for what is to be said of several dimensions
        Stream<String> heading = array.shape().size() > 1
                ? Stream.of(array.entry().toString(), "  " + extent())
                : Stream.of(array.entry() + ", " + extent());
        List<String> lines = new ArrayList<>(heading.map(Printable::line).toList());
        if (values.getSize() > 0) {
            lines.addAll(table().lines());
            if (rows > MOST_ROWS) {
                lines.add("  and " + Printable.count(rows - MOST_ROWS, "more row") + "; values() has all");
            }
        }
        return String.join("\n", lines);
    }

    private String extent() {
        int rank = array.shape().size();
        if (values.getSize() == 0) {
            return "no values";
        }
        if (rank == 0) {
            return "the value";
        }
        String first = rows == 1 ? "the first row" : "the first " + rows + " rows";
        long all = array.shape().get(rank - 1);
        return first
                + (rank > 1 && columns < all ? ", of each " + columns + " of " + all + " values" : "")
                + (rank > 2 ? " (index 0 between)" : "");
    }

    private Table table() {
        Column column = Column.of(array.entry(), values.getStorage());
        ColumnType type = ColumnType.of(array.metadata().element().type());
        // a single one has room for every digit
        int digits = columns == 1 ? Numbers.ALL : Numbers.SHORT;
        Table table = new Table();
        table.addNumbers("", cells(row -> array.shape().isEmpty() ? "" : "" + row));
        for (int c = 0; c < columns; c++) {
            int place = c;
            String name = columns == 1 ? "" : "" + c;
            List<String> cells = cells(row -> Numbers.text(type, column, row * columns + place, digits));
            if (type == ColumnType.TEXT) {
                table.addTexts(name, cells);
            } else {
                table.addNumbers(name, cells);
            }
        }
        return table;
    }

    private List<String> cells(IntFunction<String> cell) {
        return IntStream.range(0, Math.min(rows, MOST_ROWS)).mapToObj(cell).toList();
    }
}
