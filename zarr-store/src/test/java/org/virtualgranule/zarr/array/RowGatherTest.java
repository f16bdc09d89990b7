package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.manifest.ZarrType;

class RowGatherTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomRunsHaveTheirRowsAndTheirChunksEachOnceAndNoneElse(int seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(120);
        int chunk = 1 + random.nextInt(seed % 3 == 0 ? 200 : 9);
        ArraySpec spec = ArraySpec.of("a", ZarrType.FLOAT64, List.of(rows), List.of(chunk))
                .withMissing("77", n -> n % 4 == seed % 5);
        boolean inline = seed % 10 == 9;
        MemoryGranule granule = inline ? new MemoryGranule().inline(spec) : new MemoryGranule().array(spec);
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        TreeSet<Long> chunks = new TreeSet<>();
        for (int row = random.nextInt(5); row < rows; row += random.nextInt(20)) {
            int end = Math.min(rows, row + 1 + random.nextInt(random.nextInt(4) == 0 ? 60 : 3));
            starts.add((long) row);
            ends.add((long) end);
            for (; row < end; row++) {
                boolean missing = !inline && spec.missing().test(row / chunk);
                expected.add(missing ? 77 : ArraySpec.value(spec.type(), row));
                if (!missing && !inline) {
                    chunks.add((long) row / chunk);
                }
            }
        }
        RowGather gather = new RowGather(granule.entry("/a"), array(starts), array(ends));
        List<ChunkRead> reads = new ArrayList<>(gather.start());
        assertThat(reads).extracting(ChunkRead::number).containsExactlyElementsOf(chunks);
        assertThat(reads).allMatch(read -> read.target() == gather);
        Collections.shuffle(reads, random);
        new ChunkReader(granule.source(), THREADS).read(ReadPlan.of(reads));
        assertThat((double[]) gather.values())
                .containsExactly(expected.stream().mapToDouble(v -> v).toArray());
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(n -> n).toArray();
    }

    private static RowGather gather(List<Integer> shape, long[] starts, long[] ends) {
        List<Integer> chunk = shape.stream().map(n -> 4).toList();
        ArraySpec spec = ArraySpec.of("a", ZarrType.INT8, shape, chunk);
        return new RowGather(new MemoryGranule().array(spec).entry("/a"), starts, ends);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(List.of(10), new long[] {8}, new long[] {11}),
                Arguments.of(List.of(10), new long[] {-1}, new long[] {1}),
                Arguments.of(List.of(10), new long[] {3}, new long[] {3}),
                Arguments.of(List.of(10), new long[] {0, 2}, new long[] {3, 5}),
                Arguments.of(List.of(10), new long[] {5, 0}, new long[] {6, 1}),
                Arguments.of(List.of(10), new long[] {5}, new long[] {6, 7}),
                Arguments.of(List.of(10, 10), new long[] {0}, new long[] {1}),
                Arguments.of(List.of(), new long[] {0}, new long[] {1}));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void runsThatAreNotInTheArrayInOrderAreRefusedAndNotFilled(List<Integer> shape, long[] starts, long[] ends) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gather(shape, starts, ends))
                .withMessageStartingWith("/a has shape " + shape + "; no rows from [");
    }

    @Test
    void noRunsAreNoRows() {
        RowGather gather = gather(List.of(10), new long[0], new long[0]);
        assertThat(gather.start()).isEmpty();
        assertThat((byte[]) gather.values()).isEmpty();
    }
}
