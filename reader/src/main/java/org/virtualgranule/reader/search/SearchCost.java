package org.virtualgranule.reader.search;

import java.util.List;
import java.util.stream.Stream;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ReadPlan;
import org.virtualgranule.zarr.array.RowGather;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/**
 * Whether a search is worth its requests. Costs are in bytes: a request counts as the bytes that a connection could have
 * brought in its place, a round of requests that wait for those before as some requests more.
 */
final class SearchCost {
    private static final long REQUEST = 32 << 10;
    private static final long ROUND = 8 * REQUEST;
    private static final long ROUNDS = 2;

    /** The first bytes of a chunk, at most. */
    private static final long PROBE = 256;

    private SearchCost() {}

    /** Compares what reading all coordinates costs with what a search costs when every track crosses the region. */
    static boolean isWorthwhile(List<TrackTimes> tracks) {
        List<ChunkRead> all = tracks.stream()
                .map(TrackTimes::arrays)
                .flatMap(t -> chunks(t.latitude(), t.longitude()).stream())
                .toList();
        ReadPlan plan = ReadPlan.of(all);
        long whole = plan.requests().size() * REQUEST + plan.bytesFetched();
        long search = ROUNDS * ROUND + (tracks.isEmpty() ? 0 : places(tracks.get(0)));
        for (TrackTimes track : tracks) {
            search += crossing(track);
        }
        return search < whole;
    }

    private static List<ChunkRead> chunks(ArrayEntry latitude, ArrayEntry longitude) {
        return Stream.of(latitude, longitude)
                .flatMap(array -> new RowGather(array, new long[] {0}, new long[] {
                            array.grid().shape().get(0)
                        })
                        .start().stream())
                .toList();
    }

    /** Four fixes. */
    private static long places(TrackTimes track) {
        return 4 * (probe(track.arrays().latitude()) + probe(track.arrays().longitude()));
    }

    /** Three probes of the time, its last chunk; then a block and a half of coordinates, whose times are wanted anyway. */
    private static long crossing(TrackTimes track) {
        TrackArrays arrays = track.arrays();
        long perBlock = 2 * REQUEST * chunksPerBlock(track)
                + (stored(arrays.latitude()) + stored(arrays.longitude())) / track.blocks();
        return 3 * probe(arrays.time()) + REQUEST + stored(arrays.time()) / track.blocks() + perBlock * 3 / 2;
    }

    private static long chunksPerBlock(TrackTimes track) {
        long smaller = Math.min(
                TrackArrays.chunkRows(track.arrays().latitude()),
                TrackArrays.chunkRows(track.arrays().longitude()));
        return track.arrays().blockRows() / smaller;
    }

    private static long probe(ArrayEntry array) {
        return REQUEST
                + (array.form().hasStart(0)
                        ? PROBE
                        : stored(array) / array.grid().chunkCount());
    }

    private static long stored(ArrayEntry array) {
        return array.chunks().storedBytes();
    }
}
