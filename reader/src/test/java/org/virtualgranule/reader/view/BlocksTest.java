package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.VirtualGranule;

class BlocksTest {
    @TempDir
    private Path folder;

    @Test
    void everyElementIsSeenOnceAndWithItsRowWhateverTheShapeAndTheChunks() throws IOException {
        Random random = new Random(11);
        for (int trial = 0; trial < 200; trial++) {
            int rank = 1 + random.nextInt(3);
            List<Integer> shape = random.ints(rank, 1, 14).boxed().toList();
            List<Integer> chunk = random.ints(rank, 1, 7).boxed().toList();
            int most = 1 + random.nextInt(300);
            int[] seen = new int[shape.stream().reduce(1, (a, b) -> a * b)];
            AtomicInteger largest = new AtomicInteger();
            try (VirtualGranule granule =
                    new MadeGranule().numbered("a", shape, chunk).open(folder)) {
                Blocks.each(granule.array("a"), most, (values, count, row, width) -> {
                    largest.accumulateAndGet(count, Math::max);
                    for (int i = 0; i < count; i++) {
                        int number = (int) values.longAt(i);
                        seen[number]++;
                        assertThat(row + i / width).isEqualTo(number / (seen.length / shape.get(0)));
                    }
                });
            }
            assertThat(seen).as(shape + " in " + chunk).containsOnly(1);
            assertThat(largest.get())
                    .isLessThanOrEqualTo(Math.max(most, chunk.stream().reduce(1, (a, b) -> a * b)));
        }
    }

    @Test
    void whatASidecarClaimsWithoutEndIsRefused() throws IOException {
        String claim = "<Int8 name=\"a\"><Dim size=\"4000000000000\"/><dmrpp:chunks fillValue=\"0\" byteOrder=\"LE\">"
                + "<dmrpp:chunkDimensionSizes>1000</dmrpp:chunkDimensionSizes></dmrpp:chunks></Int8>";
        try (VirtualGranule granule = new MadeGranule().say(claim).open(folder)) {
            assertThatThrownBy(() -> granule.array("a").stats())
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .hasMessage("[a.h5.dmrpp] /a int8[4000000000000] is too large to be looked at as a whole:"
                            + " 4000000000000 elements in chunks of 1000; read() takes slices");
            assertThat(granule.array("a").head(2))
                    .hasToString("/a int8[4000000000000], the first 2 rows\n  0  0\n  1  0");
        }
    }
}
