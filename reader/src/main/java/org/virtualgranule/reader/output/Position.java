package org.virtualgranule.reader.output;

import java.util.List;
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
    double at(BatchRow row) {
        Column column = row.column(index);
        if (column.isNull(row.number())) {
            throw new IllegalArgumentException(name + " is absent in row " + row.number() + " of the batch");
        }
        double degrees = column.doubleAt(row.number());
        // Written so that NaN fails too.
        if (!(Math.abs(degrees) <= limit)) {
            throw new IllegalArgumentException(name + " " + degrees + " in row " + row.number()
                    + " of the batch is not within -" + limit + " and " + limit + " degrees");
        }
        return degrees;
    }
}
