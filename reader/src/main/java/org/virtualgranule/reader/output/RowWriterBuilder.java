package org.virtualgranule.reader.output;

import java.nio.file.Path;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;

/** The physical layout of the file: codec, row groups, encodings. */
final class RowWriterBuilder extends ParquetWriter.Builder<BatchRow, RowWriterBuilder> {
    /** Small enough for readers to skip parts of a file, large enough to compress well. */
    static final int ROWS_IN_GROUP = 100_000;

    private static final Set<ColumnType> FEW_DISTINCT_VALUES =
            Set.of(ColumnType.TEXT, ColumnType.INT8, ColumnType.UINT8, ColumnType.INT16, ColumnType.UINT16);

    private final RowWriter rows;

    RowWriterBuilder(Path file, RowWriter rows) {
        super(new LocalOutputFile(file));
        this.rows = rows;
        withConf(new PlainParquetConfiguration());
        withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
        withCodecFactory(new ZstdCodecFactory());
        withCompressionCodec(CompressionCodecName.ZSTD);
        withRowGroupRowCountLimit(ROWS_IN_GROUP);
        withDictionaryEncoding(false);
        withStatisticsEnabled(false);
        // the sizes of texts and the levels of nested columns: there are none worth it
        withSizeStatisticsEnabled(false);
        for (Field field : rows.fields()) {
            withDictionaryEncoding(field.name(), FEW_DISTINCT_VALUES.contains(field.type()));
            withStatisticsEnabled(field.name(), !mayHoldNan(field));
        }
        for (String edge : TrackSchema.EDGES) {
            withStatisticsEnabled(TrackSchema.BBOX + "." + edge, true);
        }
    }

    /**
     * Says whether least and greatest value would mislead: since 1.18 parquet-hadoop leaves NaN out of them, and readers
     * that do not expect that (DuckDB 1.5) then overlook rows.
     */
    private static boolean mayHoldNan(Field field) {
        return !TrackSchema.isPosition(field)
                && (field.type() == ColumnType.FLOAT32 || field.type() == ColumnType.FLOAT64);
    }

    @Override
    protected RowWriterBuilder self() {
        return this;
    }

    @Override
    protected WriteSupport<BatchRow> getWriteSupport(ParquetConfiguration configuration) {
        return rows;
    }

    /** Never called, as {@link RowWriter#init(Configuration)}. */
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<BatchRow> getWriteSupport(Configuration configuration) {
        return rows;
    }
}
