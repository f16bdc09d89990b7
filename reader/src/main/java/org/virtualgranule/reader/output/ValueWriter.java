package org.virtualgranule.reader.output;

import java.nio.charset.StandardCharsets;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;

/** Hands one value, known to be there, from a column to Parquet's writer of that column. */
@FunctionalInterface
interface ValueWriter {
    /** {@code level} is the column's definition level for a value that is there. */
    void write(Column column, int row, ColumnWriter writer, int level);

    /** The writer for one column of the type; it may keep state, so each column needs its own. */
    static ValueWriter of(ColumnType type) {
        return switch (type) {
            // Parquet keeps unsigned numbers up to 32 bits as the int with the same bits.
            case INT8, INT16, INT32, UINT8, UINT16, UINT32 ->
                (column, row, writer, level) -> writer.write((int) column.longAt(row), 0, level);
            case INT64, UINT64, TIMESTAMP -> (column, row, writer, level) -> writer.write(column.longAt(row), 0, level);
            case FLOAT32 -> (column, row, writer, level) -> writer.write((float) column.doubleAt(row), 0, level);
            case FLOAT64 -> (column, row, writer, level) -> writer.write(column.doubleAt(row), 0, level);
            case TEXT -> new TextWriter();
        };
    }

    /** Encodes a run of equal texts (track, granule) once. */
    final class TextWriter implements ValueWriter {
        private String text = "";
        private Binary encoded = Binary.EMPTY;

        @Override
        public void write(Column column, int row, ColumnWriter writer, int level) {
            String next = column.textAt(row);
            if (!next.equals(text)) {
                text = next;
                // an array: Binary.fromString takes a buffer, which is slow to hash and to compare
                encoded = Binary.fromConstantByteArray(next.getBytes(StandardCharsets.UTF_8));
            }
            writer.write(encoded, 0, level);
        }
    }
}
