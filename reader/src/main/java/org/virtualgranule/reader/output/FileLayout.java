package org.virtualgranule.reader.output;

import java.util.List;
import java.util.Set;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.schema.MessageType;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;

/**
 * What all row groups of a file have in common.
 *
 * @param fields of every batch
 * @param schema the file's columns
 * @param longitude where a batch has it
 * @param latitude where a batch has it
 * @param properties pages and encodings
 */
record FileLayout(
        List<Field> fields, MessageType schema, Position longitude, Position latitude, ParquetProperties properties) {
    /** Small enough for readers to skip parts of a file, large enough to compress well. */
    static final int ROWS_IN_GROUP = 100_000;

    /** A row group of very many columns ends before {@link #ROWS_IN_GROUP}. */
    static final long BYTES_IN_GROUP = 128L << 20;

    /**
     * Columns take turns after so many rows, and only then is looked whether pages are full: so the pages are the same
     * however the rows are spread over batches.
     */
    static final int ROWS_IN_SLICE = 1 << 10;

    private static final int SLICES_IN_PAGE = 20;

    private static final Set<ColumnType> FEW_DISTINCT_VALUES =
            Set.of(ColumnType.TEXT, ColumnType.INT8, ColumnType.UINT8, ColumnType.INT16, ColumnType.UINT16);

    /**
     * Lays out a file for the fields.
     *
     * @throws IllegalArgumentException if a position is missing or not FLOAT64, or two columns would have one name
     */
    static FileLayout of(List<Field> fields) {
        return new FileLayout(
                fields,
                TrackSchema.of(fields),
                Position.in(fields, Batch.LONGITUDE, 180),
                Position.in(fields, Batch.LATITUDE, 90),
                properties(fields));
    }

    private static ParquetProperties properties(List<Field> fields) {
        ParquetProperties.Builder properties = ParquetProperties.builder()
                .withAllocator(HeapByteBufferAllocator.getInstance()) // nothing to be given back
                .estimateRowCountForPageSizeCheck(false)
                .withMinRowCountForPageSizeCheck(ROWS_IN_SLICE)
                .withPageRowCountLimit(SLICES_IN_PAGE * ROWS_IN_SLICE)
                .withDictionaryEncoding(false)
                .withStatisticsEnabled(false)
                // the sizes of texts and the levels of nested columns: there are none worth it
                .withSizeStatisticsEnabled(false);
        for (Field field : fields) {
            properties.withDictionaryEncoding(field.name(), FEW_DISTINCT_VALUES.contains(field.type()));
            properties.withStatisticsEnabled(field.name(), !mayHoldNan(field));
        }
        for (String edge : TrackSchema.EDGES) {
            properties.withStatisticsEnabled(TrackSchema.BBOX + "." + edge, true);
        }
        return properties.build();
    }

    /**
     * Says whether least and greatest value would mislead: since 1.18 parquet-hadoop leaves NaN out of them, and readers
     * that do not expect that (DuckDB 1.5) then overlook rows.
     */
    private static boolean mayHoldNan(Field field) {
        return !TrackSchema.isPosition(field)
                && (field.type() == ColumnType.FLOAT32 || field.type() == ColumnType.FLOAT64);
    }
}
