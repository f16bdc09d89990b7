package org.virtualgranule.reader.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.region.RowSelection;
import org.virtualgranule.reader.search.Candidates;
import org.virtualgranule.reader.search.ReadRows;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.RowGather;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** Some rows of a track on their way through memory: chunks in, selected rows out. Chunks come from any thread. */
final class CoordinateWindow {
    private final Track track;
    private final Region region;
    private final long start;
    private final int size;
    private final Optional<Candidates> candidates;
    private final AtomicInteger pending = new AtomicInteger();

    /** Latitude, longitude, and the time of candidates; empty when the window is masked. */
    private List<RowGather> gathers;

    private RowSelection rows = RowSelection.none();
    private double[] latitudes = {};
    private double[] longitudes = {};
    private Optional<double[]> times = Optional.empty();
    private Optional<Diagnostic> complaint = Optional.empty();

    /** Rows from the start on to before the end; of candidates the times too, to check them. */
    CoordinateWindow(Track track, Region region, long start, long end, Optional<Candidates> candidates) {
        this.track = track;
        this.region = region;
        this.start = start;
        this.size = Math.toIntExact(end - start);
        this.candidates = candidates;
        List<ArrayEntry> arrays = new ArrayList<>(List.of(track.latitude(), track.longitude()));
        candidates.ifPresent(c -> arrays.add(track.time().orElseThrow()));
        gathers = arrays.stream()
                .map(array -> new RowGather(array, new long[] {start}, new long[] {end}))
                .toList();
    }

    List<ChunkRead> start() {
        List<ChunkRead> reads = new ArrayList<>();
        for (RowGather gather : gathers) {
            gather.start()
                    .forEach(chunk -> reads.add(chunk.to((number, plain) -> {
                        gather.put(number, plain);
                        taken();
                    })));
        }
        pending.set(reads.size());
        if (reads.isEmpty()) {
            mask();
        }
        return reads;
    }

    private void taken() {
        if (pending.decrementAndGet() == 0) {
            mask();
        }
    }

    private void mask() {
        double[] lat = Columns.doubles(gathers.get(0).values());
        double[] lon = Columns.doubles(gathers.get(1).values());
        rows = region.select(lat, lon, size, start);
        latitudes = picked(lat);
        longitudes = picked(lon);
        if (candidates.isPresent()) {
            double[] seconds = Columns.doubles(gathers.get(2).values());
            complaint = candidates.get().check(new ReadRows(start, seconds, lat, lon));
            times = Optional.of(picked(seconds));
        }
        gathers = List.of();
    }

    /** Rows that were not looked at must not pass for rows outside the region. */
    void checkMasked() {
        if (!gathers.isEmpty()) {
            throw new IllegalStateException("rows " + start + " to " + (start + size) + " of " + track.name()
                    + " were not compared with the region: " + pending + " of their chunks were not taken");
        }
    }

    RowSelection rows() {
        return rows;
    }

    double[] latitudes() {
        return latitudes;
    }

    double[] longitudes() {
        return longitudes;
    }

    /** Times of the selected candidates; empty if the times were not read. */
    Optional<double[]> times() {
        return times;
    }

    /** What is wrong with the candidates. */
    Optional<Diagnostic> complaint() {
        return complaint;
    }

    private double[] picked(double[] values) {
        double[] picked = new double[Math.toIntExact(rows.count())];
        int at = 0;
        for (int run = 0; run < rows.runs(); run++) {
            int length = (int) (rows.end(run) - rows.start(run));
            System.arraycopy(values, (int) (rows.start(run) - start), picked, at, length);
            at += length;
        }
        return picked;
    }
}
