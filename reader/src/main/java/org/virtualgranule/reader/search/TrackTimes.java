package org.virtualgranule.reader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.virtualgranule.reader.region.RowSelection;

/**
 * What is known of the times of a track's rows. The rows are cut into blocks; of some blocks the time of the first row
 * is known, and since times never fall, every row has a time between those of the known blocks around it.
 */
final class TrackTimes {
    /** Seconds: three hundred years. Below it a double counts microseconds; what is beyond is a fill value. */
    private static final double MOST_SECONDS = 1e10;

    private final TrackArrays arrays;
    private final int blocks;

    /** By block; {@code blocks} itself has the time of the last row. Infinite as long as nothing is known. */
    private final TreeMap<Integer, Double> starts = new TreeMap<>();

    TrackTimes(TrackArrays arrays) {
        this.arrays = arrays;
        blocks = Math.toIntExact((arrays.rows() - 1) / arrays.blockRows() + 1);
        starts.put(0, Double.NEGATIVE_INFINITY);
        starts.put(blocks, Double.POSITIVE_INFINITY);
    }

    TrackArrays arrays() {
        return arrays;
    }

    int blocks() {
        return blocks;
    }

    /** First row of a block. */
    long row(int block) {
        return Math.min(arrays.rows(), block * arrays.blockRows());
    }

    /** Mean time from block to block, once the first and the last time are known. */
    double blockSeconds() {
        return (starts.get(blocks) - starts.get(0)) / blocks;
    }

    /** Takes the time of a block's first row, or of the last row for the number of blocks. Throws if it is no time. */
    void know(int block, double time) throws Disagreement {
        String path = arrays.time().path();
        if (!(Math.abs(time) <= MOST_SECONDS)) {
            throw new Disagreement(path, "row " + row(block) + " has no time but " + time);
        }
        double before = block == 0
                ? Double.NEGATIVE_INFINITY
                : starts.floorEntry(block - 1).getValue();
        double after = block == blocks
                ? Double.POSITIVE_INFINITY
                : starts.ceilingEntry(block + 1).getValue();
        if (time < before || time > after) {
            throw new Disagreement(
                    path,
                    "the time falls along the track: row " + row(block) + " has " + time + " s, between " + before
                            + " s and " + after + " s");
        }
        starts.put(block, time);
    }

    /** The times that rows from one on to before another can have, as far as known. */
    Span span(long first, long end) {
        long block = arrays.blockRows();
        int from = Math.toIntExact(first / block);
        int to = Math.toIntExact((end + block - 1) / block);
        return new Span(
                starts.floorEntry(from).getValue(), starts.ceilingEntry(to).getValue());
    }

    boolean isKnown(int block) {
        return starts.containsKey(block);
    }

    /** Blocks that may have rows in the windows, as rows. */
    RowSelection candidates(List<Span> windows) {
        return RowSelection.concat(runs(windows).stream()
                .map(run -> RowSelection.of(row(run.first), row(run.end)))
                .toList());
    }

    /** Blocks between two known times. */
    private record Run(int first, int end, Span span) {}

    /** Neighbouring known times whose blocks may have rows in the windows. */
    private List<Run> runs(List<Span> windows) {
        List<Run> runs = new ArrayList<>();
        for (Map.Entry<Integer, Double> start : starts.headMap(blocks).entrySet()) {
            Map.Entry<Integer, Double> end = starts.higherEntry(start.getKey());
            Span span = new Span(start.getValue(), end.getValue());
            if (!span.within(windows).isEmpty()) {
                runs.add(new Run(start.getKey(), end.getKey(), span));
            }
        }
        return runs;
    }

    /**
     * Blocks whose first time would tell most: of runs that may have rows in the windows, those around the likely ends
     * of the likely windows. None when nothing is likely to be ruled out any more.
     */
    Set<Integer> wishes(List<Span> windows, List<Span> likely) {
        Set<Integer> wishes = new TreeSet<>();
        for (Run run : runs(windows)) {
            List<Span> guess = run.span.within(likely);
            for (Span span : guess.isEmpty() ? run.span.within(windows) : guess) {
                wishes.add((int) Math.floor(position(run, span.from())));
                wishes.add((int) Math.ceil(position(run, span.to())));
            }
        }
        wishes.removeIf(starts::containsKey);
        return wishes;
    }

    /** Where in a run a time is expected, in blocks; between the run's ends. */
    private double position(Run run, double time) {
        double last = run.end == blocks ? arrays.rows() / (double) arrays.blockRows() : run.end;
        double seconds = run.span.to() - run.span.from();
        double part = seconds > 0 ? (time - run.span.from()) / seconds : 0;
        return Double.isFinite(part) ? run.first + part * (last - run.first) : (run.first + last) / 2;
    }

    /** When a block is expected to begin. */
    double expected(int block) {
        Map.Entry<Integer, Double> before = starts.floorEntry(block);
        Map.Entry<Integer, Double> after = starts.ceilingEntry(block);
        int apart = after.getKey() - before.getKey();
        double part = apart == 0 ? 0 : (block - before.getKey()) / (double) apart;
        return before.getValue() + part * (after.getValue() - before.getValue());
    }
}
