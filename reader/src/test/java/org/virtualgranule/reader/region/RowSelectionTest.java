package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
    private static final RowSelection TWO_RUNS =
            RowSelection.concat(List.of(RowSelection.of(2, 5), RowSelection.of(8, 9)));

    @Test
    void countsRunsAndRows() {
        assertThat(TWO_RUNS.runs()).isEqualTo(2);
        assertThat(TWO_RUNS.start(1)).isEqualTo(8);
        assertThat(TWO_RUNS.end(1)).isEqualTo(9);
        assertThat(TWO_RUNS.count()).isEqualTo(4);
        assertThat(TWO_RUNS).hasToString("[2, 5) [8, 9)");
        assertThat(RowSelection.none()).hasToString("no rows");
    }

    @Test
    void anEmptyRunIsNoRun() {
        assertThat(RowSelection.of(4, 4)).isEqualTo(RowSelection.none());
        assertThat(RowSelection.of(4, 4).isEmpty()).isTrue();
        assertThat(TWO_RUNS.isEmpty()).isFalse();
    }

    @Test
    void joinsRunsThatTouchAtAWindowsBorder() {
        RowSelection whole = RowSelection.concat(List.of(TWO_RUNS, RowSelection.none(), RowSelection.of(9, 12)));
        assertThat(whole).hasToString("[2, 5) [8, 12)").hasSameHashCodeAs(whole.shift(0));
    }

    @Test
    void shiftsFarBeyondTheRangeOfInt() {
        RowSelection far = TWO_RUNS.shift(1L << 40);
        assertThat(far.contains((1L << 40) + 4)).isTrue();
        assertThat(far.shift(-(1L << 40))).isEqualTo(TWO_RUNS);
    }

    @Test
    void refusesRowsOutOfOrderOrNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowSelection.concat(List.of(TWO_RUNS, TWO_RUNS)))
                .withMessage("rows [2, 5) after row 9");
        assertThatIllegalArgumentException().isThrownBy(() -> RowSelection.of(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> TWO_RUNS.shift(-3));
    }

    @Test
    void containsAndIntersectsAgreeWithASetOfBits() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            BitSet bits = new BitSet();
            RowSelectionBuilder builder = new RowSelectionBuilder();
            for (int row = 0; row < 60; row++) {
                boolean in = random.nextInt(3) == 0;
                bits.set(row, in);
                builder.add(row, in ? row + 1 : row);
            }
            RowSelection rows = builder.build();
            for (int start = 0; start < 62; start++) {
                assertThat(rows.contains(start)).isEqualTo(bits.get(start));
                for (int end = 0; end < 62; end++) {
                    boolean any = start < end && !bits.get(start, end).isEmpty();
                    assertThat(rows.intersects(start, end)).isEqualTo(any);
                }
            }
        }
    }
}
