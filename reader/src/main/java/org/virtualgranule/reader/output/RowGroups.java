package org.virtualgranule.reader.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.reader.trajectory.Batch;

/** Fills one row group after the other, and sums up the positions for the footer. */
final class RowGroups implements AutoCloseable {
    private final FileLayout layout;
    private final PointBounds bounds = new PointBounds();
    private final ParquetOutput file;
    private RowGroup group;

    /** Begins the file, without rows yet. */
    RowGroups(Path path, FileLayout layout) throws IOException {
        this.layout = layout;
        file = new ParquetOutput(path, layout.schema(), layout.properties(), FileLayout.BYTES_IN_GROUP);
        group = new RowGroup(layout, file.group());
    }

    void write(Batch batch) throws IOException {
        int row = 0;
        while (row < batch.rows()) {
            if (group.isFull()) {
                group.write();
                group = new RowGroup(layout, file.group());
            }
            row = group.add(batch, row, bounds);
        }
    }

    /** Writes what is left, and the footer. */
    void finish() throws IOException {
        if (group.rows() > 0) {
            group.write();
        }
        file.finish(Map.of(
                FooterDocuments.OWN_KEY, FooterDocuments.own(), FooterDocuments.GEO_KEY, FooterDocuments.geo(bounds)));
    }

    /** Lets go of the file, finished or not. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
