package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PointWriterTest {
    @Test
    void theFloatBoxContainsTheNumberAndIsAsTightAsFloatsAllow() {
        DoubleStream edges = DoubleStream.of(0.0, -0.0, 180, -180, 90, 0.1, -0.1, 1e-300, -1e-300, Double.MIN_VALUE);
        DoubleStream any = new Random(1).doubles(100_000, -180, 180);
        DoubleStream.concat(edges, any).forEach(number -> {
            float low = PointWriter.notAbove(number);
            float high = PointWriter.notBelow(number);
            assertThat((double) low).isLessThanOrEqualTo(number);
            assertThat((double) high).isGreaterThanOrEqualTo(number);
            assertThat((double) Math.nextUp(low)).isGreaterThan(number);
            assertThat((double) Math.nextDown(high)).isLessThan(number);
        });
    }
}
