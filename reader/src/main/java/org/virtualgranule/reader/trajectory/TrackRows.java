package org.virtualgranule.reader.trajectory;

import java.util.List;
import org.virtualgranule.dmrpp.model.Diagnostic;

/**
 * The selected rows of one granule.
 *
 * @param fields names and types of the columns, the same for all batches
 * @param batches one for each track of the granule, in the product's order
 * @param bytesWanted stored bytes of the chunks, and of the beginnings of chunks, that were read
 * @param diagnostics what was not as expected
 */
public record TrackRows(List<Field> fields, List<Batch> batches, long bytesWanted, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public TrackRows {
        fields = List.copyOf(fields);
        batches = List.copyOf(batches);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Counts the rows.
     *
     * @return rows of all batches
     */
    public long rows() {
        return batches.stream().mapToLong(Batch::rows).sum();
    }

    /** Short: there may be millions of values. */
    @Override
    public String toString() {
        return rows() + (rows() == 1 ? " row of " : " rows of ") + batches.size()
                + (batches.size() == 1 ? " track, " : " tracks, ") + fields.size() + " columns each";
    }
}
