package org.virtualgranule.reader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.RowGather;

/**
 * When the last block of a track begins and ends, and, if wanted, where it begins. Only whole chunks tell when it ends,
 * and without that rows behind the last known time might be anywhere.
 */
final class EndProbe implements Probe {
    private final TrackTimes track;
    private final Fixes fixes;
    private final RowGather times;
    private final Optional<PlaceProbe> place;

    EndProbe(TrackTimes track, boolean withPlace, Fixes fixes) {
        this.track = track;
        this.fixes = fixes;
        int last = track.blocks() - 1;
        times = new RowGather(track.arrays().time(), new long[] {track.row(last)}, new long[] {
            track.arrays().rows()
        });
        place = withPlace ? Optional.of(new PlaceProbe(track, last)) : Optional.empty();
    }

    @Override
    public List<ChunkRead> start() {
        List<ChunkRead> reads = new ArrayList<>(times.start());
        place.ifPresent(p -> reads.addAll(p.start()));
        return reads;
    }

    @Override
    public List<ChunkRead> rest() {
        return place.map(PlaceProbe::rest).orElse(List.of());
    }

    @Override
    public void tell() throws Disagreement {
        double[] seconds = (double[]) times.values();
        RowCheck.ascending(track.arrays(), track.row(track.blocks() - 1), seconds);
        track.know(track.blocks() - 1, seconds[0]);
        track.know(track.blocks(), seconds[seconds.length - 1]);
        if (place.isPresent()) {
            place.get().tell(seconds[0], fixes);
        }
    }
}
