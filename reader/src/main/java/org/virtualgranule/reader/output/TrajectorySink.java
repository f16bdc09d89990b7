package org.virtualgranule.reader.output;

import org.virtualgranule.reader.trajectory.Batch;

/**
 * Takes the rows of a run, batch by batch, and makes one file of them. Only {@link #finish()} gives the file its name;
 * closing without it drops everything, so that an exception inside try-with-resources never leaves half a file:
 *
 * <pre>{@code
 * try (TrajectorySink sink = GeoParquetSink.create(file, fields)) {
 *     batches.forEach(sink::write);
 *     sink.finish();
 * }
 * }</pre>
 *
 * <p>A sink belongs to one thread at a time.
 */
public interface TrajectorySink extends AutoCloseable {
    /**
     * Adds rows after those already written. The batch is read during the call and not kept. After any failure the sink
     * can only be closed.
     *
     * @param batch rows whose fields are those the sink was made with
     * @throws IllegalArgumentException if the batch has other fields, or a position that is absent or not on Earth
     * @throws IllegalStateException if the sink has failed, is finished or is closed
     * @throws java.io.UncheckedIOException if the rows cannot be stored
     */
    void write(Batch batch);

    /**
     * Completes the file and gives it its name, replacing an older file of that name. A sink without rows gives a valid
     * file without rows.
     *
     * @throws IllegalStateException if the sink has failed, is finished or is closed
     * @throws java.io.UncheckedIOException if the file cannot be completed; an older file is then untouched
     */
    void finish();

    /**
     * Drops everything unless {@link #finish()} went well; an older file of the name is then untouched. Closing again
     * does nothing.
     *
     * @throws java.io.UncheckedIOException if the unfinished file cannot be removed
     */
    @Override
    void close();
}
