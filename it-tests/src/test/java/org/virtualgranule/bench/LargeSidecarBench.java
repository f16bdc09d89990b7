package org.virtualgranule.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.parser.DmrppParser;

/** Parsing is streaming: 18 times the document takes 18 times as long. Target: at least 80 % of the MB/s of one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class LargeSidecarBench {
    @Param({"1", "18"})
    private int copies;

    private LargeSidecar sidecar;

    /** What was parsed in a second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Parsed {
        /** Million bytes. */
        public double megabytes;
    }

    @Setup
    public void load() throws IOException {
        sidecar = new LargeSidecar(Samples.sidecar(), copies);
    }

    @Benchmark
    public Granule parse(Parsed parsed) {
        Granule granule = DmrppParser.parse(new BufferedInputStream(sidecar.open(), 1 << 16), "bench");
        parsed.megabytes += sidecar.size() / 1e6;
        return granule;
    }
}
