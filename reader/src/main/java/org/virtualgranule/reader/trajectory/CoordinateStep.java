package org.virtualgranule.reader.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.search.CoordinateSearch;
import org.virtualgranule.reader.search.TrackArrays;
import org.virtualgranule.zarr.array.ChunkRead;

/**
 * The first step of a subset: which rows of each track are inside the region. Where a search tells which rows may be
 * inside, only those are read; all others otherwise. If anything that is read contradicts what the search rests on, all
 * coordinates of the granule are read after all.
 */
final class CoordinateStep {
    private final List<Track> tracks;
    private final Region region;
    private final Consumer<List<ChunkRead>> reading;
    private final Consumer<Diagnostic> diagnostics;

    /** The reading returns when all chunks are put. */
    CoordinateStep(
            List<Track> tracks, Region region, Consumer<List<ChunkRead>> reading, Consumer<Diagnostic> diagnostics) {
        this.tracks = tracks;
        this.region = region;
        this.reading = reading;
        this.diagnostics = diagnostics;
    }

    /** Searches; what is then to be read of each track, in the order of the tracks. */
    List<CoordinateScan> scans(Motion motion) {
        CoordinateSearch search = new CoordinateSearch(
                motion,
                region,
                tracks.stream().flatMap(track -> arrays(track).stream()).toList());
        for (List<ChunkRead> reads = search.next(); !reads.isEmpty(); reads = search.next()) {
            reading.accept(reads);
        }
        search.complaint().ifPresent(diagnostics);
        return tracks.stream().map(track -> scan(track, search)).toList();
    }

    /** The rows of each track, in the order of the tracks. */
    List<TrackSelection> select(Motion motion) {
        List<CoordinateScan> scans = read(scans(motion));
        Optional<Diagnostic> doubt =
                scans.stream().flatMap(scan -> scan.complaint().stream()).findFirst();
        doubt.ifPresent(diagnostics);
        if (doubt.isPresent()) {
            scans = read(tracks.stream()
                    .map(track -> new CoordinateScan(track, region))
                    .toList());
        }
        return scans.stream().map(CoordinateScan::selection).toList();
    }

    private static Optional<TrackArrays> arrays(Track track) {
        return track.time().map(time -> new TrackArrays(track.name(), track.latitude(), track.longitude(), time));
    }

    private CoordinateScan scan(Track track, CoordinateSearch search) {
        return search.candidates(track.name())
                .map(candidates -> new CoordinateScan(track, region, candidates))
                .orElseGet(() -> new CoordinateScan(track, region));
    }

    private List<CoordinateScan> read(List<CoordinateScan> scans) {
        reading.accept(scans.stream().flatMap(scan -> scan.start().stream()).toList());
        return scans;
    }
}
