package org.virtualgranule.it.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.manifest.ChunkRef;

/** Bytes that do not decode are an error with the chunk's name, also where only a chunk's beginning is looked at. */
class DamagedProbeTest {
    /** So long that they are searched. */
    private static List<MadeTrack> longTracks() {
        return IntStream.range(0, 100)
                .mapToObj(seed -> new Flight(new Random(seed)).tracks())
                .filter(tracks -> tracks.stream().allMatch(track -> track.rows() > 1500))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gt1l/land_ice_segments/delta_time", "gt3r/land_ice_segments/delta_time"})
    void aDamagedFirstChunkOfTimesIsAnErrorThatNamesIt(String path) {
        MadeGranule made = new MadeGranule(longTracks());
        try (VirtualGranule granule = made.open()) {
            ChunkRef.Stored first =
                    (ChunkRef.Stored) granule.array(path).entry().chunks().find(0);
            ByteRange range = first.range();
            made.damage(range.offset(), (int) range.length());
            assertThatThrownBy(() -> granule.subset(Region.box(0, 0, 1, 1))
                            .columns("number")
                            .read())
                    .isInstanceOf(ChunkDecodeException.class)
                    .hasMessageContaining("/" + path + " chunk (0)");
        }
    }
}
