package org.virtualgranule.reader.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ChunkStart;

/** When a block begins, and, if wanted, where. */
final class BlockProbe implements Probe {
    private final TrackTimes track;
    private final int block;
    private final Fixes fixes;
    private final ChunkStart time;
    private final Optional<PlaceProbe> place;

    BlockProbe(TrackTimes track, int block, boolean withPlace, Fixes fixes) {
        this.track = track;
        this.block = block;
        this.fixes = fixes;
        time = PlaceProbe.first(track.arrays().time(), track.row(block));
        place = withPlace ? Optional.of(new PlaceProbe(track, block)) : Optional.empty();
    }

    @Override
    public List<ChunkRead> start() {
        return Stream.concat(time.start().stream(), place.stream().flatMap(p -> p.start().stream()))
                .toList();
    }

    @Override
    public List<ChunkRead> rest() {
        Stream<ChunkRead> times = time.value().isEmpty() ? time.whole().stream() : Stream.empty();
        return Stream.concat(times, place.stream().flatMap(p -> p.rest().stream()))
                .toList();
    }

    @Override
    public void tell() throws Disagreement {
        double seconds = time.value().orElseThrow();
        track.know(block, seconds);
        if (place.isPresent()) {
            place.get().tell(seconds, fixes);
        }
    }
}
