package org.virtualgranule.reader.search;

import java.util.List;
import java.util.stream.Stream;
import org.virtualgranule.reader.region.Place;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ChunkStart;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** Where the first row of a block is. */
final class PlaceProbe {
    private final TrackTimes track;
    private final int block;
    private final ChunkStart latitude;
    private final ChunkStart longitude;

    PlaceProbe(TrackTimes track, int block) {
        this.track = track;
        this.block = block;
        latitude = first(track.arrays().latitude(), track.row(block));
        longitude = first(track.arrays().longitude(), track.row(block));
    }

    /** The first value of the chunk that begins with a row. */
    static ChunkStart first(ArrayEntry array, long row) {
        return new ChunkStart(array, row / TrackArrays.chunkRows(array));
    }

    List<ChunkRead> start() {
        return Stream.of(latitude, longitude)
                .flatMap(value -> value.start().stream())
                .toList();
    }

    List<ChunkRead> rest() {
        return Stream.of(latitude, longitude)
                .filter(value -> value.value().isEmpty())
                .flatMap(value -> value.whole().stream())
                .toList();
    }

    /** A row without a place, such as one of fill values, fixes nothing. */
    void tell(double time, Fixes fixes) throws Disagreement {
        double north = latitude.value().orElseThrow();
        double east = longitude.value().orElseThrow();
        if (Place.isPlace(north, east)) {
            String row = "row " + track.row(block) + " of " + track.arrays().name();
            fixes.add(track.arrays().latitude().path(), row, time, north, east);
        }
    }
}
