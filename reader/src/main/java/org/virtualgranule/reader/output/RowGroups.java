package org.virtualgranule.reader.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.virtualgranule.reader.trajectory.Batch;

/** Fills one row group after the other, and sums up the positions for the footer. */
final class RowGroups implements AutoCloseable {
    private final FileLayout layout;
    private final ZstdPages zstd = new ZstdPages();
    private final PointBounds bounds = new PointBounds();
    private final HeldFile target;
    private final ParquetFileWriter file;
    private RowGroup group;

    /** Begins the file, without rows yet. */
    RowGroups(Path path, FileLayout layout) throws IOException {
        this.layout = layout;
        group = new RowGroup(layout, zstd);
        target = new HeldFile(path);
        file = new ParquetFileWriter(
                target,
                layout.schema(),
                ParquetFileWriter.Mode.OVERWRITE,
                FileLayout.BYTES_IN_GROUP,
                ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
                null, // no encryption
                layout.properties());
        file.start();
    }

    void write(Batch batch) throws IOException {
        int row = 0;
        while (row < batch.rows()) {
            if (group.isFull()) {
                group.writeTo(file);
                group = new RowGroup(layout, zstd);
            }
            row = group.add(batch, row, bounds);
        }
    }

    /** Writes what is left, and the footer. */
    void finish() throws IOException {
        if (group.rows() > 0) {
            group.writeTo(file);
        }
        // sorted: the order of Map.of is another one in each run
        file.end(new TreeMap<>(Map.of(
                FooterDocuments.OWN_KEY, FooterDocuments.own(), FooterDocuments.GEO_KEY, FooterDocuments.geo(bounds))));
    }

    /** Lets go of the file, finished or not. */
    @Override
    public void close() throws IOException {
        try (target) {
            file.close();
        }
    }
}
