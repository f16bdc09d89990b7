package org.virtualgranule.reader.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.region.RowSelection;
import org.virtualgranule.reader.search.Candidates;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/**
 * Reads latitudes and longitudes of a track, all of them or those of some candidates, masks them, and keeps the selected
 * rows only. The track is cut into windows that begin and end where chunks of all its variables do; each is masked as
 * soon as its last chunk is there, by the thread that brought it, and then let go.
 */
final class CoordinateScan {
    /** Windows are not smaller than this, whatever the chunks are; nor, where it can be avoided, much larger. */
    private static final long MIN_ROWS = 4096;

    private static final long MAX_CHUNKS = 16;

    private static final long MAX_WINDOWS = 4096;

    private final Track track;
    private final RowSelection candidates;
    private final boolean withTimes;
    private final List<CoordinateWindow> windows = new ArrayList<>();

    /** Reads all rows. */
    CoordinateScan(Track track, Region region) {
        this.track = track;
        candidates = RowSelection.of(0, track.rows());
        withTimes = false;
        long size = windowSize(
                track.latitude().grid().chunkShape().get(0),
                track.longitude().grid().chunkShape().get(0));
        for (long start = 0; start < track.rows(); start += size) {
            windows.add(
                    new CoordinateWindow(track, region, start, Math.min(track.rows(), start + size), Optional.empty()));
        }
    }

    /** Reads the candidates, with their times, and checks each. */
    CoordinateScan(Track track, Region region, Candidates candidates) {
        this.track = track;
        RowSelection rows = candidates.rows();
        this.candidates = rows;
        withTimes = true;
        long size = atLeastMinimum(candidates.blockRows());
        for (int run = 0; run < rows.runs(); run++) {
            for (long start = rows.start(run); start < rows.end(run); start += size) {
                long end = Math.min(rows.end(run), start + size);
                windows.add(new CoordinateWindow(track, region, start, end, Optional.of(candidates)));
            }
        }
    }

    /** The smallest window that suits both, or the whole track if their chunks hardly ever end together. */
    private long windowSize(long latitudeChunk, long longitudeChunk) {
        long a = Math.min(latitudeChunk, track.rows());
        long b = Math.min(longitudeChunk, track.rows());
        long common = a / gcd(a, b) * b; // both at most 2^31 rows: chunks fit into arrays
        return a == 0 || common / Math.max(a, b) > MAX_CHUNKS ? Math.max(1, track.rows()) : atLeastMinimum(common);
    }

    private long atLeastMinimum(long common) {
        long least = Math.max(MIN_ROWS, track.rows() / MAX_WINDOWS);
        return common * Math.max(1, (least + common - 1) / common);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
    }

    Track track() {
        return track;
    }

    /** The rows that are looked at. */
    RowSelection rows() {
        return candidates;
    }

    /** Of some variables those that are not read along with the coordinates. */
    List<ArrayEntry> unread(List<ArrayEntry> wanted) {
        return wanted.stream()
                .filter(array -> !withTimes || !track.time().equals(Optional.of(array)))
                .toList();
    }

    /** Lists the chunks to fetch. */
    List<ChunkRead> start() {
        return windows.stream().flatMap(window -> window.start().stream()).toList();
    }

    /** What is not as the search of candidates supposed; empty if all is well. Only when every chunk is taken. */
    Optional<Diagnostic> complaint() {
        windows.forEach(CoordinateWindow::checkMasked);
        return windows.stream().flatMap(window -> window.complaint().stream()).findFirst();
    }

    /** The rows inside the region; to be called when every chunk is taken. */
    TrackSelection selection() {
        windows.forEach(CoordinateWindow::checkMasked);
        RowSelection rows =
                RowSelection.concat(windows.stream().map(CoordinateWindow::rows).toList());
        Optional<double[]> times = windows.stream()
                        .allMatch(window -> window.times().isPresent())
                ? Optional.of(joined(
                        windows.stream().map(window -> window.times().get()).toList()))
                : Optional.empty();
        return new TrackSelection(
                track,
                rows,
                joined(windows.stream().map(CoordinateWindow::latitudes).toList()),
                joined(windows.stream().map(CoordinateWindow::longitudes).toList()),
                times);
    }

    private static double[] joined(List<double[]> parts) {
        double[] all = new double[parts.stream().mapToInt(part -> part.length).reduce(0, Math::addExact)];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
