package org.virtualgranule.reader.output;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;

/** Hands one value, known to be there, from a column to the Parquet writer. */
@FunctionalInterface
interface ValueWriter {
    void write(Column column, int row, RecordConsumer consumer);

    /** The writer for one column of the type; it may keep state, so each column needs its own. */
    static ValueWriter of(ColumnType type) {
        return switch (type) {
            // Parquet keeps unsigned numbers up to 32 bits as the int with the same bits.
            case INT8, INT16, INT32, UINT8, UINT16, UINT32 ->
                (column, row, consumer) -> consumer.addInteger((int) column.longAt(row));
            case INT64, UINT64, TIMESTAMP -> (column, row, consumer) -> consumer.addLong(column.longAt(row));
            case FLOAT32 -> (column, row, consumer) -> consumer.addFloat((float) column.doubleAt(row));
            case FLOAT64 -> (column, row, consumer) -> consumer.addDouble(column.doubleAt(row));
            case TEXT -> new TextWriter();
        };
    }

    /** Encodes a run of equal texts (track, granule) once. */
    final class TextWriter implements ValueWriter {
        private String text = "";
        private Binary encoded = Binary.EMPTY;

        @Override
        public void write(Column column, int row, RecordConsumer consumer) {
            String next = column.textAt(row);
            if (!next.equals(text)) {
                text = next;
                encoded = Binary.fromString(next);
            }
            consumer.addBinary(encoded);
        }
    }
}
