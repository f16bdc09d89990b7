package org.virtualgranule.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.TrackRows;

/**
 * Tracks that do not move as their product's profile says. If anything that is read shows it, the rows are those of the
 * full scan. If nothing does, only rows can be missing that break the law themselves: nobody can see those without
 * reading them.
 */
@Tag("sweep")
class LawlessTracksTest {
    private static final int FLIGHTS = 9;

    private int noticed;
    private int searches;

    @ParameterizedTest
    @EnumSource
    void whatIsNoticedLeadsToTheFullScanAndWhatIsNotCostsOnlyTheOffendingRows(Offence offence) {
        for (int seed = 0; seed < FLIGHTS; seed++) {
            Random random = new Random(1000 * offence.ordinal() + seed);
            List<MadeTrack> tracks = new Flight(random).tracks();
            offence.commit(tracks, random);
            try (VirtualGranule granule = new MadeGranule(tracks).open()) {
                for (Region region : new Around(tracks, random).regions()) {
                    compare(granule, region, new Law(tracks), offence + " " + seed + " " + region);
                }
            }
        }
        assertThat(noticed).as("searches given up").isGreaterThan(FLIGHTS);
        if (offence == Offence.TOO_FAST || offence == Offence.BACKWARDS) {
            // all but those of flights that are too short to be searched
            assertThat(noticed).isGreaterThan(searches / 2);
        }
    }

    private void compare(VirtualGranule granule, Region region, Law law, String name) {
        searches++;
        TrackRows found = granule.subset(region).columns("number").read();
        TrackRows all = granule.subset(region).columns("number").fullScan().read();
        assertThat(Subsets.complaints(all)).isEmpty();
        if (Subsets.complaints(found).isEmpty()) {
            Set<String> missing = new LinkedHashSet<>(Subsets.numbers(all));
            missing.removeAll(new HashSet<>(Subsets.numbers(found)));
            assertThat(missing).as(name).allMatch(law::isBrokenBy);
            Set<String> kept = new LinkedHashSet<>(Subsets.numbers(all));
            kept.removeAll(missing);
            assertThat(Subsets.numbers(found)).as(name).isEqualTo(List.copyOf(kept));
        } else {
            noticed++;
            assertThat(Subsets.rows(found)).as(name).isEqualTo(Subsets.rows(all));
        }
    }
}
