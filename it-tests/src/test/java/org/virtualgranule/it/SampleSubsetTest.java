package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The subset of the samples is the one that a program found by testing every point of libhdf5's values. */
class SampleSubsetTest {
    private static final String SQL =
            "SELECT granule, track_id, latitude, longitude, epoch_us(time) - 1514764800000000, h_li, h_li_sigma,"
                    + " atl06_quality_summary, segment_id, rgt, cycle FROM FILE";

    @Test
    void theSubsetCommandWritesExactlyTheExpectedRowsInOrder(@TempDir Path directory) throws IOException {
        List<Project.Case> samples = Project.samples(directory);
        Path out = directory.resolve("out.parquet");
        Command command = Command.run(
                "subset",
                "--polygon",
                directory.resolve("aoi.geojson"),
                "--out",
                out,
                samples.get(0).sidecar(),
                samples.get(1).granule());
        assertThat(command.err()).isEmpty();
        assertThat(command.exit()).isZero();
        assertThat(command.out()).startsWith("764 rows of 2 granules written to");
        assertThat(Parquet.columns(out))
                .containsExactly(
                        "geometry",
                        "latitude",
                        "longitude",
                        "time",
                        "h_li",
                        "h_li_sigma",
                        "atl06_quality_summary",
                        "segment_id",
                        "track_id",
                        "rgt",
                        "cycle",
                        "granule",
                        "bbox");
        assertThat(rows(out)).isEqualTo(expected(directory.resolve("expected-subset.csv")));
    }

    private static List<String> rows(Path file) {
        return Parquet.rows(file, SQL).stream()
                .map(row -> String.join(
                        ",", row.stream().map(v -> Objects.toString(v, "")).toList()))
                .toList();
    }

    /** granule,track_id,row,latitude,longitude,delta_time,h_li,h_li_sigma,atl06_quality_summary,segment_id */
    private static List<String> expected(Path csv) throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(csv).subList(1, Files.readAllLines(csv).size())) {
            String[] cell = line.split(",", -1);
            String orbit = cell[0].contains("_00570302_") ? "57,3" : "114,4";
            long micros = Math.round(Double.parseDouble(cell[5]) * 1e6);
            rows.add(String.join(
                    ",", cell[0], cell[1], cell[3], cell[4], "" + micros, cell[6], cell[7], cell[8], cell[9], orbit));
        }
        return rows;
    }
}
