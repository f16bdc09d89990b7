package org.virtualgranule.reader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.reader.region.RowSelection;

class TrackTimesTest {
    /** Ten blocks of 1,000 rows and half a one. */
    private final TrackTimes track = new TrackTimes(MadeArrays.track("gt1l", 10_500, 1000, 1000, 1000));

    private static List<Span> at(double from, double to) {
        return List.of(new Span(from, to));
    }

    @Test
    void nothingKnownMeansThatEveryRowMayBeInside() {
        assertThat(track.blocks()).isEqualTo(11);
        assertThat(track.candidates(at(5, 6))).isEqualTo(RowSelection.of(0, 10_500));
        assertThat(track.candidates(List.of())).isEqualTo(RowSelection.none());
    }

    @Test
    void rowsOfBlocksWhoseTimesMeetAWindowAreCandidates() throws Disagreement {
        track.know(0, 100);
        track.know(11, 1150);
        track.know(4, 500);
        track.know(5, 600);
        assertThat(track.candidates(at(520, 580))).isEqualTo(RowSelection.of(4000, 5000));
        assertThat(track.candidates(at(600, 600))).isEqualTo(RowSelection.of(4000, 10_500));
        assertThat(track.candidates(at(0, 99))).isEqualTo(RowSelection.none());
        assertThat(track.candidates(at(1150, 2000))).isEqualTo(RowSelection.of(5000, 10_500));
        assertThat(track.candidates(List.of(new Span(0, 100), new Span(1150, 1151))))
                .hasToString("[0, 4000) [5000, 10500)");
        assertThat(track.span(4000, 5000)).isEqualTo(new Span(500, 600));
        assertThat(track.span(6000, 10_500)).isEqualTo(new Span(600, 1150));
    }

    @Test
    void theBlocksAroundALikelyWindowAreAskedForUntilTheyAreKnown() throws Disagreement {
        track.know(0, 100);
        track.know(11, 1150);
        assertThat(track.wishes(at(400, 700), at(520, 580))).containsExactly(4, 5);
        assertThat(track.wishes(at(400, 700), at(520, 720))).containsExactly(4, 7);
        assertThat(track.wishes(at(400, 700), List.of())).containsExactly(3, 6);
        assertThat(track.wishes(at(0, 2000), at(0, 2000))).isEmpty();
        assertThat(track.expected(4)).isBetween(480.0, 500.0);
        track.know(4, 500);
        track.know(5, 600);
        assertThat(track.wishes(at(510, 590), at(520, 580))).isEmpty();
        assertThat(track.wishes(at(590, 600), at(590, 600))).isEmpty();
    }

    @Test
    void aTimeThatFallsOrIsNoneIsADisagreement() throws Disagreement {
        track.know(3, 100);
        track.know(4, 100);
        assertThatThrownBy(() -> track.know(5, 99.5))
                .isInstanceOf(Disagreement.class)
                .hasMessage("the time falls along the track: row 5000 has 99.5 s, between 100.0 s and Infinity s");
        assertThatThrownBy(() -> track.know(2, 101)).hasMessageContaining("row 2000 has 101.0 s");
        for (double none : new double[] {Double.NaN, Double.MAX_VALUE, 2e10, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> track.know(1, none)).hasMessage("row 1000 has no time but " + none);
        }
    }

    @Test
    void aBlockIsTheLeastNumberOfRowsThatSuitsAllThreeArrays() {
        assertThat(MadeArrays.track("a", 10_000, 200, 300, 100).blockRows()).isEqualTo(600);
        assertThat(MadeArrays.track("a", 10_000, 200, 300, 100).isSearchable()).isTrue();
        assertThat(MadeArrays.track("a", 600, 200, 300, 100).isSearchable()).isFalse();
        assertThat(MadeArrays.track("a", 1_000_000, 997, 1009, 1013).isSearchable())
                .isFalse();
        // the least common multiple of these would not fit into a long
        assertThat(MadeArrays.track("a", 60_000_000, 59_999_999, 59_999_993, 59_999_987)
                        .isSearchable())
                .isFalse();
    }

    @Test
    void onlyStoredFloatingPointTimesCanBeSearched() {
        var good = MadeArrays.array("Float64", 3000, 500, "deflate", 5);
        assertThat(MadeArrays.track("a", List.of(good, good, good)).isSearchable())
                .isTrue();
        var single = MadeArrays.array("Float32", 3000, 500, "deflate", 3);
        assertThat(MadeArrays.track("a", List.of(single, single, good)).isSearchable())
                .isTrue();
        assertThat(MadeArrays.track("a", List.of(good, good, single)).isSearchable())
                .isFalse();
        var hole = MadeArrays.array("Float64", 3000, 500, "deflate", 0);
        assertThat(MadeArrays.track("a", List.of(hole, good, good)).isSearchable())
                .isFalse();
        assertThat(MadeArrays.track("a", List.of(good, good, hole)).isSearchable())
                .isFalse();
    }
}
