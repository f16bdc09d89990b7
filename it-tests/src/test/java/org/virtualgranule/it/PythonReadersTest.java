package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pyarrow and geopandas read the files, and find in them what GeoParquet 1.1 asks for. */
@Tag("clients")
class PythonReadersTest {
    @Test
    void geopandasAndPyarrowReadASubsetAndAnEmptyOne(@TempDir Path directory) throws Exception {
        Path oracles = Project.root().resolve("it-tests/oracles");
        Path python = Project.root().resolve("it-tests/target/oracles/bin/python");
        assumeTrue(Files.isExecutable(python), "skipped: no Python readers; it-tests/oracles/make-env installs them");
        Path sample = Project.samples(directory).get(0).sidecar();
        Path rows = directory.resolve("rows.parquet");
        Path none = directory.resolve("none.parquet");
        Path everything = directory.resolve("everything.parquet");
        assertThat(Command.run("subset", "--polygon", directory.resolve("aoi.geojson"), "--out", rows, sample)
                        .exit())
                .isZero();
        assertThat(Command.run("subset", "--bbox", "1,2,3,4", "--out", none, sample)
                        .exit())
                .isZero();
        assertThat(Command.run("subset", "--bbox", "-180,-90,180,90", "--out", everything, sample)
                        .exit())
                .isZero();
        String report = run(python, oracles.resolve("check_geoparquet.py"), rows, none, everything);
        assertThat(report.lines().reduce("", (a, b) -> b)).matches("\\d\\d+ passed, 0 failed.*");
    }

    private static String run(Path... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        List.of(command).stream().map(Path::toString).toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
