package org.virtualgranule.reader.refs;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.zarr.export.Reference;

/**
 * One file of kerchunk's Parquet layout: a row for each chunk, in the order of their numbers, without path and bytes where
 * the array has no reference. Columns that no row needs are left out, as readers expect.
 */
final class RecordFile {
    private static final long MOST_BYTES = 1L << 30;

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withAllocator(HeapByteBufferAllocator.getInstance()) // nothing to be given back
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .withMinRowCountForPageSizeCheck(1) // a row may have a whole chunk
            // fastparquet takes numbers for floats unless these say that there is no null
            .withStatisticsEnabled("offset", true)
            .withStatisticsEnabled("size", true)
            .build();

    private RecordFile() {}

    /**
     * Writes a file.
     *
     * @param rows what each chunk is made of; empty for those without a reference, which read as the fill value
     */
    static void write(Path file, List<Optional<Reference>> rows) throws IOException {
        MessageType schema = schema(has(rows, Reference.Range.class), has(rows, Reference.Value.class));
        try (ParquetOutput out = new ParquetOutput(file, schema, PROPERTIES, MOST_BYTES)) {
            ParquetOutput.Group group = out.group();
            Columns columns = new Columns(schema, group);
            for (Optional<Reference> row : rows) {
                columns.write(row);
                group.columns().endRecord();
            }
            group.write(rows.size());
            out.finish(Map.of());
        }
    }

    private static boolean has(List<Optional<Reference>> rows, Class<? extends Reference> kind) {
        return rows.stream().flatMap(Optional::stream).anyMatch(kind::isInstance);
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

        void write(Optional<Reference> row) {
            if (row.isPresent() && row.get() instanceof Reference.Range range) {
                column("path").write(Binary.fromConstantByteArray(range.url().getBytes(StandardCharsets.UTF_8)), 0, 1);
                column("offset").write(range.offset(), 0, 0);
                column("size").write(range.length(), 0, 0);
            } else if (schema.containsField("path")) {
                column("path").writeNull(0, 0);
                column("offset").write(0L, 0, 0);
                column("size").write(0L, 0, 0);
            }
            if (row.isPresent() && row.get() instanceof Reference.Value value) {
                column("raw").write(Binary.fromConstantByteBuffer(value.bytes()), 0, 1);
            } else if (schema.containsField("raw")) {
                column("raw").writeNull(0, 0);
            }
        }

        private ColumnWriter column(String name) {
            return group.columns().getColumnWriter(schema.getColumnDescription(new String[] {name}));
        }
    }
}
