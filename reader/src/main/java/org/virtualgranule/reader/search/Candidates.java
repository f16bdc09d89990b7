package org.virtualgranule.reader.search;

import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.region.RowSelection;

/** The rows of a track that may be inside the region. Immutable; rows may be checked by several threads at once. */
public final class Candidates {
    private final TrackTimes track;
    private final Fixes fixes;
    private final RowSelection rows;

    Candidates(TrackTimes track, Fixes fixes) {
        this.track = track;
        this.fixes = fixes;
        rows = track.candidates(fixes.windows());
    }

    /**
     * The rows to read, with their times: they begin where chunks of all three arrays do, and end there or with the track.
     *
     * @return all rows that may be inside
     */
    public RowSelection rows() {
        return rows;
    }

    /**
     * Rows to be read at a time, or a multiple.
     *
     * @return the least number of rows so that chunks of all three arrays begin with each such block
     */
    public long blockRows() {
        return track.arrays().blockRows();
    }

    /**
     * Compares rows that were read with what the search rests on: times that never fall, and the product's motion.
     *
     * @param read rows within {@link #rows}, from the start of a block to the end of one or of the track
     * @return what is not as it should be, so that rows that were not read may be inside too; empty if all is well
     */
    public Optional<Diagnostic> check(ReadRows read) {
        try {
            new RowCheck(track, fixes, read).run();
            return Optional.empty();
        } catch (Disagreement e) {
            return Optional.of(e.diagnostic());
        }
    }
}
