package org.virtualgranule.reader.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.region.RowSelection;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.RowGather;

/**
 * The first step of a subset: reads latitudes and longitudes of a track, masks them, and keeps the selected rows only.
 * The track is cut into windows that begin and end where chunks of both variables do; each is masked as soon as its last
 * chunk is there, by the thread that brought it, and then let go.
 */
final class CoordinateScan {
    /** Windows are not smaller than this, whatever the chunks are; nor, where it can be avoided, much larger. */
    private static final long MIN_ROWS = 4096;

    private static final long MAX_CHUNKS = 16;

    private static final long MAX_WINDOWS = 4096;

    private final Track track;
    private final Region region;
    private final List<Window> windows = new ArrayList<>();

    CoordinateScan(Track track, Region region) {
        this.track = track;
        this.region = region;
        long size = windowSize(
                track.latitude().grid().chunkShape().get(0),
                track.longitude().grid().chunkShape().get(0));
        for (long start = 0; start < track.rows(); start += size) {
            windows.add(new Window(start, Math.min(track.rows(), start + size)));
        }
    }

    /** The smallest window that suits both, or the whole track if their chunks hardly ever end together. */
    private long windowSize(long latitudeChunk, long longitudeChunk) {
        long a = Math.min(latitudeChunk, track.rows());
        long b = Math.min(longitudeChunk, track.rows());
        long common = a / gcd(a, b) * b; // both at most 2^31 rows: chunks fit into arrays
        if (a == 0 || common / Math.max(a, b) > MAX_CHUNKS) {
            return Math.max(1, track.rows());
        }
        long least = Math.max(MIN_ROWS, track.rows() / MAX_WINDOWS);
        return common * Math.max(1, (least + common - 1) / common);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.max(a, 1) : gcd(b, a % b);
    }

    /** Lists the chunks to fetch. */
    List<ChunkRead> start() {
        return windows.stream().flatMap(window -> window.start().stream()).toList();
    }

    /** The rows inside the region; to be called when every chunk is taken. */
    TrackSelection selection() {
        windows.forEach(Window::checkMasked);
        RowSelection rows =
                RowSelection.concat(windows.stream().map(w -> w.rows).toList());
        double[] latitudes = new double[Math.toIntExact(rows.count())];
        double[] longitudes = new double[latitudes.length];
        int at = 0;
        for (Window window : windows) {
            System.arraycopy(window.latitudes, 0, latitudes, at, window.latitudes.length);
            System.arraycopy(window.longitudes, 0, longitudes, at, window.latitudes.length);
            at += window.latitudes.length;
        }
        return new TrackSelection(track, rows, latitudes, longitudes);
    }

    private final class Window {
        private final long start;
        private final int size;
        private final AtomicInteger pending = new AtomicInteger();
        private RowGather latitude;
        private RowGather longitude;
        private RowSelection rows = RowSelection.none();
        private double[] latitudes = {};
        private double[] longitudes = {};

        Window(long start, long end) {
            this.start = start;
            this.size = Math.toIntExact(end - start);
            latitude = new RowGather(track.latitude(), new long[] {start}, new long[] {end});
            longitude = new RowGather(track.longitude(), new long[] {start}, new long[] {end});
        }

        List<ChunkRead> start() {
            List<ChunkRead> reads = new ArrayList<>();
            latitude.start()
                    .forEach(chunk -> reads.add(chunk.to((number, plain) -> {
                        latitude.put(number, plain);
                        taken();
                    })));
            longitude
                    .start()
                    .forEach(chunk -> reads.add(chunk.to((number, plain) -> {
                        longitude.put(number, plain);
                        taken();
                    })));
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
            double[] lat = Columns.doubles(latitude.values());
            double[] lon = Columns.doubles(longitude.values());
            rows = region.select(lat, lon, size, start);
            latitudes = picked(lat);
            longitudes = picked(lon);
            latitude = null;
            longitude = null;
        }

        /** Rows that were not looked at must not pass for rows outside the region. */
        void checkMasked() {
            if (latitude != null) {
                throw new IllegalStateException("rows " + start + " to " + (start + size) + " of " + track.name()
                        + " were not compared with the region: " + pending + " of their chunks were not taken");
            }
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
}
