package org.virtualgranule.reader.output;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.Field;

/** The rows that are not in the file yet: encoded, and compressed page by page, on the heap. */
final class RowGroup {
    private final FileLayout layout;
    private final ParquetOutput.Group group;
    private final ColumnWriteStore columns;
    private final List<FieldWriter> fields;
    private final PointWriter points;
    private int rows;

    RowGroup(FileLayout layout, ParquetOutput.Group group) {
        this.layout = layout;
        this.group = group;
        columns = group.columns();
        fields = IntStream.range(0, layout.fields().size())
                .mapToObj(this::fieldWriter)
                .toList();
        points = new PointWriter(path -> columns.getColumnWriter(layout.schema().getColumnDescription(path)));
    }

    private FieldWriter fieldWriter(int index) {
        Field field = layout.fields().get(index);
        ColumnDescriptor column = layout.schema().getColumnDescription(new String[] {field.name()});
        return new FieldWriter(
                index, ValueWriter.of(field.type()), columns.getColumnWriter(column), column.getMaxDefinitionLevel());
    }

    int rows() {
        return rows;
    }

    /** Says whether the next row belongs to another group. */
    boolean isFull() {
        return rows == FileLayout.ROWS_IN_GROUP
                // in the middle of a slice it would depend on where batches end
                || rows % FileLayout.ROWS_IN_SLICE == 0 && columns.getBufferedSize() >= FileLayout.BYTES_IN_GROUP;
    }

    /**
     * Adds rows up to the end of a slice.
     *
     * @param bounds take in the positions
     * @return the first row that is left
     * @throws IllegalArgumentException if a position is absent or not on Earth
     */
    int add(Batch batch, int from, PointBounds bounds) {
        int space =
                Math.min(FileLayout.ROWS_IN_SLICE - rows % FileLayout.ROWS_IN_SLICE, FileLayout.ROWS_IN_GROUP - rows);
        int to = Math.min(batch.rows(), from + space);
        for (int row = from; row < to; row++) {
            double x = layout.longitude().at(batch, row);
            double y = layout.latitude().at(batch, row);
            bounds.add(x, y);
            points.write(x, y);
        }
        for (FieldWriter field : fields) {
            field.write(batch, from, to);
        }
        for (int row = from; row < to; row++) {
            columns.endRecord();
        }
        rows += to - from;
        return to;
    }

    /** Writes the group; nothing can be added then. */
    void write() throws IOException {
        group.write(rows);
    }

    /** One field's values, column by column: much less work than Parquet's interface for rows. */
    private record FieldWriter(int index, ValueWriter values, ColumnWriter writer, int level) {
        void write(Batch batch, int from, int to) {
            Column column = batch.columns().get(index);
            for (int row = from; row < to; row++) {
                if (column.isNull(row)) {
                    writer.writeNull(0, 0);
                } else {
                    values.write(column, row, writer, level);
                }
            }
        }
    }
}
