package org.virtualgranule.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.TrackRows;

/** Tracks that move as their product's profile says: the search never gives up, and finds what reading everything finds. */
@Tag("sweep")
class LawfulTracksTest {
    private static final int FLIGHTS = 60;

    @Test
    void theSearchFindsTheRowsOfTheFullScanWhateverTheTracksTheLayoutAndTheRegion() {
        long rows = 0;
        long searched = 0;
        long scanned = 0;
        for (int seed = 0; seed < FLIGHTS; seed++) {
            Random random = new Random(seed);
            List<MadeTrack> tracks = new Flight(random).tracks();
            if (seed % 2 == 0) {
                tracks.forEach(track -> track.anyLayout(random));
            }
            MadeGranule made = new MadeGranule(tracks);
            try (VirtualGranule granule = made.open()) {
                for (Region region : new Around(tracks, random).regions()) {
                    made.forget();
                    TrackRows found = granule.subset(region).columns("number").read();
                    searched += made.bytes();
                    assertThat(Subsets.complaints(found)).as("seed " + seed).isEmpty();
                    assertThat(found.bytesWanted()).isEqualTo(made.bytes());
                    made.forget();
                    TrackRows all =
                            granule.subset(region).columns("number").fullScan().read();
                    scanned += made.bytes();
                    rows += all.rows();
                    assertThat(Subsets.rows(found))
                            .as("seed " + seed + ", " + region)
                            .isEqualTo(Subsets.rows(all));
                }
            }
        }
        assertThat(rows).isGreaterThan(100_000);
        assertThat(searched).as("bytes").isLessThan(scanned * 3 / 4);
    }
}
