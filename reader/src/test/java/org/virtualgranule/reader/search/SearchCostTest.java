package org.virtualgranule.reader.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Region;

class SearchCostTest {
    private static final Region REGION = Region.box(0, 0, 1, 1);

    @Test
    void tracksOfFullSizeAreSearchedAndThoseOfAFewChunksAreRead() {
        assertThat(SearchCost.isWorthwhile(MadeArrays.six(100_000, 10_000))).isTrue();
        assertThat(SearchCost.isWorthwhile(MadeArrays.six(40_000, 10_000))).isTrue();
        assertThat(SearchCost.isWorthwhile(MadeArrays.six(20_000, 10_000))).isFalse();
        assertThat(SearchCost.isWorthwhile(List.of())).isFalse();
    }

    @Test
    void whatIsNotWorthwhileOrHasNoBoundOrIsGivenUpReadsNothing() {
        List<TrackArrays> large =
                MadeArrays.six(100_000, 10_000).stream().map(TrackTimes::arrays).toList();
        List<TrackArrays> small =
                MadeArrays.six(20_000, 10_000).stream().map(TrackTimes::arrays).toList();
        Motion motion = new Motion(7000, 1000);
        assertThat(new CoordinateSearch(motion, REGION, large).next()).hasSize(6 + 6 + 4);
        CoordinateSearch none = new CoordinateSearch(motion, REGION, small);
        assertThat(none.next()).isEmpty();
        assertThat(none.candidates("a")).isEmpty();
        assertThat(new CoordinateSearch(Motion.UNBOUNDED, REGION, large).next()).isEmpty();
    }
}
