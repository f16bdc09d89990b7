package org.virtualgranule.reader.trajectory;

import java.util.List;

/**
 * Selected rows of one track, column by column. The fields {@link #LATITUDE} and {@link #LONGITUDE} (FLOAT64, degrees,
 * never absent) are always among them.
 *
 * @param fields names and types, the same for every batch of a run
 * @param columns one for each field, in the same order
 * @param rows number of rows, at least 0
 */
public record Batch(List<Field> fields, List<Column> columns, int rows) {
    /** Name of the field that holds the latitude in degrees, north positive. */
    public static final String LATITUDE = "latitude";

    /** Name of the field that holds the longitude in degrees, east positive. */
    public static final String LONGITUDE = "longitude";

    /**
     * Copies the lists and checks that they agree.
     *
     * @param fields names and types
     * @param columns one for each field
     * @param rows number of rows
     */
    public Batch {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
        if (fields.size() != columns.size()) {
            throw new IllegalArgumentException(fields.size() + " fields but " + columns.size() + " columns");
        }
    }

    /** Short: there may be millions of values. */
    @Override
    public String toString() {
        return rows + (rows == 1 ? " row of " : " rows of ") + fields.size() + " columns";
    }
}
