package org.virtualgranule.reader.output;

import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;

/** A cursor over the rows of a batch: one object for all rows, because the Parquet writer wants an object for each. */
final class BatchRow {
    private final Batch batch;
    private int row = -1;

    BatchRow(Batch batch) {
        this.batch = batch;
    }

    /** Goes to the next row, at first to row 0; false after the last. */
    boolean advance() {
        row++;
        return row < batch.rows();
    }

    /** The row's number in the batch, from 0. */
    int number() {
        return row;
    }

    Column column(int field) {
        return batch.columns().get(field);
    }
}
