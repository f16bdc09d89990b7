package org.virtualgranule.reader.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.virtualgranule.reader.file.PendingFile;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Field;

/**
 * Writes a <a href="https://geoparquet.org/releases/v1.1.0/">GeoParquet 1.1.0</a> file: a column {@code geometry} (WKB
 * points in OGC:CRS84, longitude first), then the fields in their order, then {@code bbox} (the point as FLOAT, rounded
 * outwards). Pages are compressed with Zstandard; a row group holds at most 100,000 rows, and no more than one is kept
 * in memory. The same rows give the same bytes.
 */
public final class GeoParquetSink implements TrajectorySink {
    private enum State {
        OPEN,
        FAILED,
        FINISHED,
        CLOSED
    }

    private final PendingFile file;
    private final List<Field> fields;
    private final RowGroups groups;
    private State state = State.OPEN;

    private GeoParquetSink(PendingFile file, List<Field> fields, RowGroups groups) {
        this.file = file;
        this.fields = fields;
        this.groups = groups;
    }

    /**
     * Begins a file. The rows go to a hidden file in the same directory until {@link #finish()}.
     *
     * @param file where the finished file goes; its directory must exist
     * @param fields of every batch to come; {@link org.virtualgranule.reader.trajectory.Batch#LATITUDE} and
     *     {@link org.virtualgranule.reader.trajectory.Batch#LONGITUDE} are among them as FLOAT64
     * @return an open sink, to be closed by the caller
     * @throws IllegalArgumentException if latitude or longitude is missing or not FLOAT64, if two fields have one name,
     *     or if one is called {@code geometry} or {@code bbox}
     * @throws UncheckedIOException if no file of that name can be made there; the message names path and remedy
     */
    public static GeoParquetSink create(Path file, List<Field> fields) {
        List<Field> copy = List.copyOf(fields);
        FileLayout layout = FileLayout.of(copy);
        PendingFile pending = PendingFile.beside(file);
        try {
            return new GeoParquetSink(pending, copy, new RowGroups(pending.path(), layout));
        } catch (IOException e) {
            pending.discard();
            throw pending.failure(e);
        }
    }

    @Override
    public void write(Batch batch) {
        requireOpen();
        state = State.FAILED;
        if (!batch.fields().equals(fields)) {
            throw new IllegalArgumentException(
                    "[" + file + "] was begun with fields " + fields + ", this batch has " + batch.fields());
        }
        try {
            groups.write(batch);
        } catch (IOException e) {
            throw file.failure(e);
        }
        state = State.OPEN;
    }

    @Override
    public void finish() {
        requireOpen();
        state = State.FAILED;
        try {
            groups.finish();
        } catch (IOException e) {
            throw file.failure(e);
        }
        file.publish();
        state = State.FINISHED;
    }

    @Override
    public void close() {
        if (state == State.FINISHED || state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        try {
            groups.close();
        } catch (IOException e) {
            // What could not be stored was to be dropped anyway.
        } finally {
            file.discard();
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("[" + file + "] takes no more rows: the sink is " + state);
        }
    }
}
