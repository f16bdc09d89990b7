package org.virtualgranule.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** {@code vgranule subset} of one local granule as a process of its own. Target: at most 1 s with the start flags. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 9)
public class ProcessBench {
    private static final List<String> QUICK =
            List.of("-XX:+UseParallelGC", "-XX:-UseAdaptiveSizePolicy", "-Xmn192m", "-XX:TieredStopAtLevel=1");

    @Param({"none", "quick", "archive", "quick archive"})
    private String flags;

    private final List<String> command = new ArrayList<>();
    private Path folder;

    @Setup
    public void prepare() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("bench");
        Path archive = folder.resolve("classes.jsa");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:disable");
        if (flags.contains("quick")) {
            command.addAll(QUICK);
        }
        if (flags.contains("archive")) {
            run("-XX:ArchiveClassesAtExit=" + archive);
            command.add("-XX:SharedArchiveFile=" + archive);
        }
    }

    @TearDown
    public void tidy() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Benchmark
    public void subset() throws IOException, InterruptedException {
        run();
    }

    private void run(String... more) throws IOException, InterruptedException {
        Path cli = Path.of(System.getProperty("bench.root"), "cli", "target");
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        // jars only: an archive takes no folder
        all.addAll(List.of("-cp", cli.resolve("cli.jar") + ":" + cli.resolve("lib") + "/*"));
        all.addAll(List.of("org.virtualgranule.cli.Vgranule", "subset", "--bbox=-180,62.632,180,62.982"));
        all.addAll(List.of("--out", folder.resolve("x.parquet").toString()));
        all.add(Samples.granule().toString());
        Process process = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("log")));
        }
    }
}
