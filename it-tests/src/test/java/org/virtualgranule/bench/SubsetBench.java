package org.virtualgranule.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;

/** All rows of a local granule in a warm JVM: opened and read, and written too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 2)
public class SubsetBench {
    private final Region world = Region.box(-180, -90, 180, 90);
    private final Path granule = Samples.granule();
    private Path file;

    @Setup
    public void place() throws IOException {
        file = Files.createTempFile("bench", ".parquet");
    }

    @TearDown
    public void tidy() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public long read() {
        try (VirtualGranule open = VirtualGranule.open(granule)) {
            return open.subset(world).read().rows();
        }
    }

    @Benchmark
    public long readAndWrite() {
        try (VirtualGranule open = VirtualGranule.open(granule)) {
            return open.subset(world).writeGeoParquet(file);
        }
    }
}
