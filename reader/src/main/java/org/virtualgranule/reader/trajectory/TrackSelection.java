package org.virtualgranule.reader.trajectory;

import java.util.Map;
import java.util.Optional;
import org.virtualgranule.reader.region.RowSelection;
import org.virtualgranule.zarr.array.RowGather;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** The selected rows of one track, with their coordinates. */
final class TrackSelection {
    private final Track track;
    private final RowSelection rows;
    private final double[] latitudes;
    private final double[] longitudes;
    private final Optional<double[]> times;

    /** Takes the arrays over: a value for each selected row; no times where they were not read. */
    TrackSelection(Track track, RowSelection rows, double[] latitudes, double[] longitudes, Optional<double[]> times) {
        this.times = times;
        this.track = track;
        this.rows = rows;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        for (int i = 0; i < longitudes.length; i++) {
            // a file may count from 0 to 360; GeoParquet's CRS84 counts from -180 to 180
            longitudes[i] = longitudes[i] > 180 ? longitudes[i] - 360 : longitudes[i];
            longitudes[i] = longitudes[i] < -180 ? longitudes[i] + 360 : longitudes[i];
        }
    }

    Track track() {
        return track;
    }

    int count() {
        return latitudes.length;
    }

    Column latitude() {
        return Columns.of(latitudes);
    }

    Column longitude() {
        return Columns.of(longitudes);
    }

    /** Values of variables that need not be gathered any more, by the variable's path. */
    Map<String, Object> known() {
        return times.<Map<String, Object>>map(
                        values -> Map.of(track.time().orElseThrow().path(), values))
                .orElse(Map.of());
    }

    /** Prepares to gather another variable's values for the same rows. */
    RowGather gather(ArrayEntry array) {
        return gather(array, rows);
    }

    /** Prepares to gather a variable's values for some rows. */
    static RowGather gather(ArrayEntry array, RowSelection rows) {
        long[] starts = new long[rows.runs()];
        long[] ends = new long[rows.runs()];
        for (int run = 0; run < rows.runs(); run++) {
            starts[run] = rows.start(run);
            ends[run] = rows.end(run);
        }
        return new RowGather(array, starts, ends);
    }
}
