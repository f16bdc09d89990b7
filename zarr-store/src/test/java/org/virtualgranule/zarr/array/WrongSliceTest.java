package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.manifest.ZarrType;

class WrongSliceTest {
    private final MemoryGranule granule =
            new MemoryGranule().array(ArraySpec.of("a", ZarrType.INT8, List.of(4, 6), List.of(3, 3)));
    private final GranuleArray array = new GranuleArray(
            granule.entry("/a"), new ChunkReader(granule.source(), Executors.newSingleThreadExecutor()));

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(new long[] {0, 0}, new int[] {5, 1}),
                Arguments.of(new long[] {0, 6}, new int[] {1, 1}),
                Arguments.of(new long[] {5, 0}, new int[] {0, 0}),
                Arguments.of(new long[] {-1, 0}, new int[] {1, 1}),
                Arguments.of(new long[] {0, 0}, new int[] {1, -1}),
                Arguments.of(new long[] {Long.MAX_VALUE, 0}, new int[] {1, 1}),
                Arguments.of(new long[] {Long.MIN_VALUE, 0}, new int[] {Integer.MAX_VALUE, 1}),
                Arguments.of(new long[] {0}, new int[] {1}),
                Arguments.of(new long[] {0, 0}, new int[] {1}),
                Arguments.of(new long[0], new int[0]),
                Arguments.of(new long[] {0, 0, 0}, new int[] {1, 1, 1}));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aBoxThatDoesNotLieWithinTheArrayIsRefusedWithBothShapes(long[] origin, int[] shape) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> array.read(origin, shape))
                .withMessage("/a has shape [4, 6]; no slice from %s of shape %s"
                        .formatted(java.util.Arrays.toString(origin), java.util.Arrays.toString(shape)));
    }

    @Test
    void stepsThatLeaveTheArrayOrDoNotGoForwardAreRefused() {
        long[] origin = {1, 0};
        assertThat(array.read(origin, new int[] {2, 2}, new long[] {2, 5}).getSize())
                .isEqualTo(4);
        for (long[] steps : List.of(new long[] {3, 5}, new long[] {2, 6}, new long[] {2, 0}, new long[] {2})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> array.read(origin, new int[] {2, 2}, steps))
                    .withMessage("/a has shape [4, 6]; no slice from [1, 0] of shape [2, 2] in steps of "
                            + java.util.Arrays.toString(steps));
        }
    }

    @Test
    void anEmptyBoxAtTheEndIsNoMistakeAndNeedsNoBytes() {
        assertThat(array.read(new long[] {4, 6}, new int[] {0, 0}).getSize()).isZero();
        assertThat(array.read(new long[] {4, 0}, new int[] {0, 6}).getShape()).containsExactly(0, 6);
    }

    @Test
    void theCallersArraysAreNotKept() {
        long[] origin = {1, 1};
        int[] shape = {2, 2};
        ucar.ma2.Array values = array.read(origin, shape);
        shape[0] = 9;
        assertThat(values.getShape()).containsExactly(2, 2);
    }
}
