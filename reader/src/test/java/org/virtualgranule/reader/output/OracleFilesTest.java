package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.ColumnType;

/** Leaves files in target/geoparquet for it-tests/oracles/check_geoparquet.py, and counts their rows with DuckDB. */
class OracleFilesTest {
    @Test
    void noRow() throws IOException {
        assertRows("empty", Rows.points());
    }

    @Test
    void oneRow() throws IOException {
        assertRows("one", Rows.points(-45.1, 70.2));
    }

    @Test
    void rowsOnBothSidesOfTheAntimeridian() throws IOException {
        assertRows("antimeridian", Rows.points(179.3, 60, 179.9, 61, -179.7, 62, -178.2, 63, 180, 64, -180, 65));
    }

    @Test
    void everyColumnTypeWithAbsentValues() throws IOException {
        Rows rows = Rows.of(2).somewhere();
        for (ColumnType type : ColumnType.values()) {
            rows.with(type.name(), type, type == ColumnType.TEXT ? "gt1l" : 1, null);
        }
        assertRows("types", rows.batch());
    }

    @Test
    void moreRowsThanARowGroupHolds() throws IOException {
        Random random = new Random(7);
        int count = FileLayout.ROWS_IN_GROUP * 2 + 1;
        assertRows(
                "many",
                Rows.of(count)
                        .numbers(Batch.LATITUDE, row -> random.nextDouble(-90, 90))
                        .numbers(Batch.LONGITUDE, row -> random.nextDouble(-180, 180))
                        .batch());
    }

    private static void assertRows(String name, Batch batch) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "geoparquet")).resolve(name + ".parquet");
        try (TrajectorySink sink = GeoParquetSink.create(file, batch.fields())) {
            sink.write(batch);
            sink.finish();
        }
        assertThat(DuckDb.value(file, "SELECT count(*) FROM FILE")).isEqualTo((long) batch.rows());
    }
}
