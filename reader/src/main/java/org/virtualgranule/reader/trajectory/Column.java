package org.virtualgranule.reader.trajectory;

import org.virtualgranule.zarr.manifest.ArrayEntry;

/**
 * The values of one field for the rows of a batch, in along-track order. Which accessor applies is told by the field's
 * {@link ColumnType}; the others throw {@link UnsupportedOperationException}.
 */
public interface Column {
    /**
     * Makes a column of an array's values.
     *
     * @param array whose they are
     * @param values a Java array of the element's type, as {@link org.virtualgranule.zarr.array.RowGather#values} gives it;
     *     not copied
     * @return the values in their order; absent where they are the array's {@code _FillValue}
     */
    static Column of(ArrayEntry array, Object values) {
        return Columns.of(array, values);
    }

    /**
     * Says whether the row has no value: the file holds the variable's {@code _FillValue} there.
     *
     * @param row row of the batch, from 0
     * @return true where the value is absent; the other accessors are then undefined
     */
    boolean isNull(int row);

    /**
     * Reads an integer or a timestamp.
     *
     * @param row row of the batch, from 0
     * @return the value; a UINT64 keeps its bits
     */
    default long longAt(int row) {
        throw new UnsupportedOperationException("not a column of integers");
    }

    /**
     * Reads a floating-point number.
     *
     * @param row row of the batch, from 0
     * @return the value, exact for FLOAT32 as for FLOAT64
     */
    default double doubleAt(int row) {
        throw new UnsupportedOperationException("not a column of floating-point numbers");
    }

    /**
     * Reads a text.
     *
     * @param row row of the batch, from 0
     * @return the text
     */
    default String textAt(int row) {
        throw new UnsupportedOperationException("not a column of text");
    }
}
