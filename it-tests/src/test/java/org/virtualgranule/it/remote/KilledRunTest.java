package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.cli.Vgranule;
import org.virtualgranule.it.Command;

/** A run that is ended from outside, in the middle: what it leaves is never taken for a result. */
@Timeout(120)
class KilledRunTest extends ServedGranules {
    /** More than are read at once: when the last one is asked for, rows of the first are written. */
    private static final int GRANULES = 20;

    @TempDir
    private Path results;

    @TempDir
    private Path cache;

    private final CountDownLatch stuck = new CountDownLatch(1);
    private Path out;

    @BeforeEach
    void serve() throws IOException {
        serve(GRANULES);
        out = results.resolve("out.parquet");
    }

    private List<String> arguments() {
        List<String> args = new ArrayList<>(
                List.of("subset", "--polygon", granules.polygon().toString(), "--out", out.toString(), "--stats"));
        args.addAll(List.of("--cache", cache.toString()));
        args.addAll(granules.at(server));
        return args;
    }

    /** The command in a process of its own, at the point where the last granule's data do not come. */
    private Process stuckRun() throws IOException, InterruptedException {
        server.faults(Faults.always(Fault.STALLED, ask -> {
            boolean last = ask.path().equals(granules.name(GRANULES - 1));
            if (last) {
                stuck.countDown();
            }
            return last;
        }));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> line = new ArrayList<>(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Vgranule.class.getName()));
        line.addAll(arguments());
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
        assertThat(stuck.await(60, TimeUnit.SECONDS))
                .as(Files.readString(directory.resolve("output.txt")))
                .isTrue();
        return process;
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void theNextRunSucceeds() throws IOException {
        server.faults(Faults.NONE);
        Command command = Command.run(arguments().toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        JsonNode stats = new JsonMapper().readTree(command.lastErrorLine());
        assertThat(stats.get("cache_hits").asInt())
                .as("what the other run has kept")
                .isPositive();
        assertThat(out).hasSameBinaryContentAs(granules.local());
    }

    @Test
    void aRunThatIsKilledLeavesNoResultAndTheNextOneSucceeds() throws Exception {
        Process process = stuckRun();
        process.destroyForcibly().waitFor();
        assertThat(left()).hasSize(1).allMatch(name -> name.matches("\\.out\\.parquet\\.[-0-9a-f]{36}\\.tmp"));
        theNextRunSucceeds();
    }

    @Test
    void aRunThatIsToldToEndLeavesNothingAtAll() throws Exception {
        Process process = stuckRun();
        process.destroy();
        process.waitFor();
        assertThat(left()).isEmpty();
        theNextRunSucceeds();
    }
}
