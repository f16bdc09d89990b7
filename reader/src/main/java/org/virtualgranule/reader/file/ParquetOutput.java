package org.virtualgranule.reader.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;

/** A Parquet file that is written row group by row group; pages are compressed with Zstandard. Not thread-safe. */
public final class ParquetOutput implements AutoCloseable {
    private final MessageType schema;
    private final ParquetProperties properties;
    private final ZstdPages zstd = new ZstdPages();
    private final HeldFile target;
    private final ParquetFileWriter file;

    /**
     * Begins a file.
     *
     * @param path where it goes; a file of that name is overwritten
     * @param schema its columns
     * @param properties pages and encodings
     * @param groupBytes the most bytes of a row group
     * @throws IOException if it cannot be written
     */
    public ParquetOutput(Path path, MessageType schema, ParquetProperties properties, long groupBytes)
            throws IOException {
        this.schema = schema;
        this.properties = properties;
        target = new HeldFile(path);
        file = new ParquetFileWriter(
                target,
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                groupBytes,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null, // no encryption
                properties);
        file.start();
    }

    /** Rows that are not in the file yet: encoded, and compressed page by page, on the heap. */
    public final class Group {
        private final ColumnChunkPageWriteStore pages = ColumnChunkPageWriteStore.builder()
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .withCompressorProvider(column -> zstd)
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
        private final ColumnWriteStore columns = properties.newColumnWriteStore(schema, pages, pages);

        private Group() {}

        /**
         * Where values go.
         *
         * @return the writers of the columns; {@code endRecord} is called after each row
         */
        public ColumnWriteStore columns() {
            return columns;
        }

        /**
         * Writes the group to the file; nothing can be added then.
         *
         * @param rows how many were added
         * @throws IOException if it cannot be written
         */
        public void write(long rows) throws IOException {
            file.startBlock(rows);
            columns.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
        }
    }

    /**
     * Begins a row group.
     *
     * @return an empty one
     */
    public Group group() {
        return new Group();
    }

    /**
     * Writes the footer.
     *
     * @param documents texts by key
     * @throws IOException if it cannot be written
     */
    public void finish(Map<String, String> documents) throws IOException {
        file.end(new TreeMap<>(documents)); // sorted: the order of Map.of is another one in each run
    }

    /** Lets go of the file, finished or not. */
    @Override
    public void close() throws IOException {
        try (target) {
            file.close();
        }
    }
}
