package org.virtualgranule.reader.refs;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.zarr.export.Reference;
import org.virtualgranule.zarr.export.ReferenceArray;

/**
 * One file of kerchunk's Parquet layout: a row for each chunk, in the order of their numbers. Columns that no row needs are
 * left out, as readers expect. Every row has something: fsspec does not get by with a row of nulls, which is to stand for a
 * chunk that was never written.
 */
final class RecordFile {
    private static final long MOST_BYTES = 1L << 30;

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withAllocator(HeapByteBufferAllocator.getInstance()) // nothing to be given back
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            // fastparquet takes numbers for floats unless these say that there is no null
            .withStatisticsEnabled("offset", true)
            .withStatisticsEnabled("size", true)
            .build();

    private RecordFile() {}

    /** Writes the references of so many chunks from a number on. */
    static void write(Path file, ReferenceArray array, long from, long count) throws IOException {
        List<Reference> rows = rows(array, from, count);
        boolean ranges = rows.stream().anyMatch(Reference.Range.class::isInstance);
        boolean values = rows.stream().anyMatch(Reference.Value.class::isInstance);
        MessageType schema = schema(ranges, values);
        try (ParquetOutput out = new ParquetOutput(file, schema, PROPERTIES, MOST_BYTES)) {
            ParquetOutput.Group group = out.group();
            Columns columns = new Columns(schema, group);
            for (Reference row : rows) {
                columns.write(row);
                group.columns().endRecord();
            }
            group.write(rows.size());
            out.finish(Map.of());
        }
    }

    private static List<Reference> rows(ReferenceArray array, long from, long count) {
        List<Reference> rows = new ArrayList<>();
        PrimitiveIterator.OfLong numbers =
                array.numbers().filter(n -> n >= from && n < from + count).iterator();
        Reference unwritten = null;
        for (long next = numbers.nextLong(), number = from; number < from + count; number++) {
            if (number == next) {
                rows.add(array.find(number));
                next = numbers.hasNext() ? numbers.nextLong() : -1;
            } else {
                unwritten = unwritten == null ? new Reference.Value(array.unwritten()) : unwritten;
                rows.add(unwritten);
            }
        }
        return rows;
    }

    private static MessageType schema(boolean ranges, boolean values) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        if (ranges) {
            schema.addField(Types.optional(BINARY).as(stringType()).named("path"));
            schema.addField(Types.required(INT64).named("offset"));
            schema.addField(Types.required(INT64).named("size"));
        }
        if (values) {
            schema.addField(Types.optional(BINARY).named("raw"));
        }
        return schema.named("references");
    }

    /** Writers of the columns that are there. */
    private static final class Columns {
        private final MessageType schema;
        private final ParquetOutput.Group group;

        Columns(MessageType schema, ParquetOutput.Group group) {
            this.schema = schema;
            this.group = group;
        }

        void write(Reference row) {
            if (row instanceof Reference.Range range) {
                column("path").write(Binary.fromConstantByteArray(range.url().getBytes(StandardCharsets.UTF_8)), 0, 1);
                column("offset").write(range.offset(), 0, 0);
                column("size").write(range.length(), 0, 0);
                if (schema.containsField("raw")) {
                    column("raw").writeNull(0, 0);
                }
            } else if (row instanceof Reference.Value value) {
                if (schema.containsField("path")) {
                    column("path").writeNull(0, 0);
                    column("offset").write(0L, 0, 0);
                    column("size").write(0L, 0, 0);
                }
                column("raw").write(Binary.fromConstantByteBuffer(value.bytes()), 0, 1);
            }
        }

        private ColumnWriter column(String name) {
            return group.columns().getColumnWriter(schema.getColumnDescription(new String[] {name}));
        }
    }
}
