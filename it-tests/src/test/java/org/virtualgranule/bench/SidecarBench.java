package org.virtualgranule.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.Warmup;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.packed.PackedGranule;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;

/** From a sidecar's bytes to the manifest. Target: at most 20 ms, and 60 MB allocated ({@code -prof gc}). */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class SidecarBench {
    private static final URI ADDRESS = URI.create("https://host/ATL08_20200716202251.h5.dmrpp");

    private byte[] sidecar;
    private ByteBuffer packed;

    @Setup
    public void load() throws IOException {
        sidecar = Files.readAllBytes(Samples.sidecar());
        packed = pack().bytes();
    }

    @Benchmark
    public Granule parse() {
        return DmrppParser.parse(new ByteArrayInputStream(sidecar), "bench");
    }

    @Benchmark
    public PackedGranule pack() {
        return PackedGranule.of(parse()).orElseThrow();
    }

    /** What a hit of the cache takes in place of parsing: at most 3 ms. */
    @Benchmark
    public Granule unpack() {
        return PackedGranule.of(packed).flatMap(PackedGranule::unpack).orElseThrow();
    }

    @Benchmark
    public Manifest manifest() {
        Granule granule = OriginalTree.restore(parse());
        return ManifestBuilder.build(granule, DataLocation.of(ADDRESS, Optional.empty(), granule.href()));
    }
}
