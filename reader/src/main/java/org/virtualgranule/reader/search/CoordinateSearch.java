package org.virtualgranule.reader.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.array.ChunkRead;

/**
 * Finds the rows of a granule's tracks that may be inside a region, without reading the others: see
 * {@code design/coordinate-search.md}. It goes in rounds: {@link #next} says what to read, and, when all of that has been
 * put, what to read after it; when there is no more, {@link #candidates} tells. Reads nothing by itself. For one thread.
 */
public final class CoordinateSearch {
    private static final int MOST_ROUNDS = 8;

    private final List<TrackTimes> tracks = new ArrayList<>();
    private final Fixes fixes;
    private List<Probe> probes = List.of();
    private Optional<Diagnostic> complaint = Optional.empty();
    private int rounds;

    /**
     * Prepares a search. Tracks whose arrays do not allow it are left out, and all of them if it would cost more than to
     * read everything, or if motion has no bound.
     *
     * @param motion how far apart rows of the granule can be
     * @param region where rows are wanted
     * @param arrays the granule's tracks, each with a name of its own
     */
    public CoordinateSearch(Motion motion, Region region, List<TrackArrays> arrays) {
        List<TrackTimes> able = !motion.isBounded()
                ? List.of()
                : arrays.stream()
                        .filter(TrackArrays::isSearchable)
                        .map(TrackTimes::new)
                        .sorted(Comparator.comparingInt(TrackTimes::blocks).reversed())
                        .toList();
        if (SearchCost.isWorthwhile(able)) {
            tracks.addAll(able);
        }
        fixes = new Fixes(motion, tracks.isEmpty() ? List.of() : region.caps());
    }

    /**
     * Goes on with what was read.
     *
     * @return what to read next, all of it at once; none when the search is over
     */
    public List<ChunkRead> next() {
        List<ChunkRead> rest =
                probes.stream().flatMap(probe -> probe.rest().stream()).toList();
        if (!rest.isEmpty()) {
            return rest;
        }
        try {
            for (Probe probe : probes) {
                probe.tell();
            }
            probes = nextProbes();
        } catch (Disagreement e) {
            complaint = Optional.of(e.diagnostic());
            tracks.clear();
            probes = List.of();
        }
        return probes.stream().flatMap(probe -> probe.start().stream()).toList();
    }

    /**
     * Tells what was found; only after the last round.
     *
     * @param track a track's name
     * @return which rows to read; empty if all rows of the track must be read
     */
    public Optional<Candidates> candidates(String track) {
        return tracks.stream()
                .filter(t -> t.arrays().name().equals(track))
                .findFirst()
                .map(t -> new Candidates(t, fixes));
    }

    /**
     * Tells why a search was given up.
     *
     * @return what is not as the product's profile says; empty if nothing was noticed
     */
    public Optional<Diagnostic> complaint() {
        return complaint;
    }

    private List<Probe> nextProbes() {
        rounds++;
        if (tracks.isEmpty() || rounds > MOST_ROUNDS) {
            return List.of();
        }
        return rounds == 1 ? ends() : fixes.size() < 2 ? moreFixes() : wishes();
    }

    /** When each track begins and ends; where, of the one with the most blocks. */
    private List<Probe> ends() {
        List<Probe> ends = new ArrayList<>();
        for (TrackTimes track : tracks) {
            boolean first = track == reference();
            ends.add(new BlockProbe(track, 0, first, fixes));
            ends.add(new EndProbe(track, first, fixes));
        }
        return ends;
    }

    /** The track whose rows are fixes. */
    private TrackTimes reference() {
        return tracks.get(0);
    }

    /** Where the first or last row has no coordinates, others may: one from each end that is not known yet. */
    private List<Probe> moreFixes() {
        TrackTimes track = reference();
        List<Probe> more = new ArrayList<>();
        int first = 0;
        int last = track.blocks() - 1;
        while (first < last && track.isKnown(first)) {
            first++;
        }
        while (last > first && track.isKnown(last)) {
            last--;
        }
        for (int block = first; block <= last; block += Math.max(1, last - first)) {
            if (!track.isKnown(block)) {
                more.add(new BlockProbe(track, block, true, fixes));
            }
        }
        return more.isEmpty() ? wishes() : more;
    }

    /** Fixes come from the reference, and from others where they go on before its first fix or after its last one. */
    private List<Probe> wishes() {
        List<Span> windows = fixes.windows();
        List<Span> likely = fixes.likelyWindows(reference().blockSeconds());
        List<Probe> wishes = new ArrayList<>();
        for (TrackTimes track : tracks) {
            for (int block : track.wishes(windows, likely)) {
                boolean fix = track == reference() || !fixes.enclose(track.expected(block));
                wishes.add(new BlockProbe(track, block, fix, fixes));
            }
        }
        return wishes;
    }
}
