package org.virtualgranule.reader.refs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.virtualgranule.reader.file.ParquetOutput;

/** Writes rows of which most columns are null. */
final class RowWriter {
    private final ParquetOutput.Group group;
    private final Map<String, Column> columns = new HashMap<>();
    private long rows;

    /** A column and the row that it was given a value for last. */
    private static final class Column {
        private final ColumnWriter writer;
        private final int level;
        private long filled = -1;

        Column(ColumnWriter writer, int level) {
            this.writer = writer;
            this.level = level;
        }
    }

    RowWriter(MessageType schema, ParquetOutput.Group group) {
        this.group = group;
        for (ColumnDescriptor column : schema.getColumns()) {
            columns.put(
                    column.getPath()[0],
                    new Column(group.columns().getColumnWriter(column), column.getMaxDefinitionLevel()));
        }
    }

    RowWriter put(String name, String text) {
        return put(name, Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
    }

    RowWriter put(String name, ByteBuffer bytes) {
        return put(name, Binary.fromConstantByteBuffer(bytes.duplicate()));
    }

    private RowWriter put(String name, Binary value) {
        Column column = filled(name);
        column.writer.write(value, 0, column.level);
        return this;
    }

    RowWriter put(String name, long number) {
        Column column = filled(name);
        column.writer.write(number, 0, column.level);
        return this;
    }

    RowWriter put(String name, int number) {
        Column column = filled(name);
        column.writer.write(number, 0, column.level);
        return this;
    }

    RowWriter put(String name, boolean value) {
        Column column = filled(name);
        column.writer.write(value, 0, column.level);
        return this;
    }

    private Column filled(String name) {
        Column column = columns.get(name);
        column.filled = rows;
        return column;
    }

    /** Ends the row; what was not put into it is null. */
    void endRow() {
        for (Column column : columns.values()) {
            if (column.filled < rows) {
                column.writer.writeNull(0, 0);
            }
        }
        group.columns().endRecord();
        rows++;
    }

    /** Writes the rows to the file. */
    void endGroup() throws IOException {
        group.write(rows);
    }
}
