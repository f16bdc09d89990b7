package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** pyarrow and geopandas read the files, and find in them what GeoParquet 1.1 asks for. */
@Tag("clients")
class PythonReadersTest {
    @Test
    void geopandasAndPyarrowReadASubsetAndAnEmptyOne(@TempDir Path directory) throws Exception {
        assumeTrue(Oracle.ORACLES.isThere(), Oracle.ORACLES.without());
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
        String report = Oracle.ORACLES.run("check_geoparquet.py", rows, none, everything);
        assertThat(report.lines().reduce("", (a, b) -> b)).matches("\\d\\d+ passed, 0 failed.*");
    }
}
