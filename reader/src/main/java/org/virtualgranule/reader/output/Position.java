package org.virtualgranule.reader.output;

import java.util.List;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;

/**
 * Reads longitude or latitude of a row and lets no bad one through.
 *
 * @param name the field's name
 * @param index of the field among the fields
 * @param limit largest magnitude on Earth, degrees
 */
record Position(String name, int index, double limit) {
    /**
     * Finds the field.
     *
     * @throws IllegalArgumentException if it is missing or not FLOAT64
     */
    static Position in(List<Field> fields, String name, double limit) {
        int index = fields.indexOf(new Field(name, ColumnType.FLOAT64));
        if (index < 0) {
            throw new IllegalArgumentException("No field " + name + " of type FLOAT64 among " + fields);
        }
        return new Position(name, index, limit);
    }

    /**
     * Reads the coordinate in degrees.
     *
     * @throws IllegalArgumentException if it is absent, not a number, or beyond the limit
     */
    double at(Batch batch, int row) {
        Column column = batch.columns().get(index);
        if (column.isNull(row)) {
            throw new IllegalArgumentException(name + " is absent in row " + row + " of the batch");
        }
        double degrees = column.doubleAt(row);
        // Written so that NaN fails too.
        if (!(Math.abs(degrees) <= limit)) {
            throw new IllegalArgumentException(name + " " + degrees + " in row " + row + " of the batch is not within -"
                    + limit + " and " + limit + " degrees");
        }
        return degrees;
    }
}
