package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.reader.trajectory.ColumnType.TEXT;
import static org.virtualgranule.reader.trajectory.ColumnType.UINT16;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.trajectory.Batch;

/** How 250,000 rows lie in the file, as DuckDB finds them. */
class GeoParquetLayoutTest {
    private static final int ROWS = 250_000;

    @TempDir
    static Path folder;

    private static Path file;

    @BeforeAll
    static void writeTheFile() {
        file = write("many.parquet", 10_000);
    }

    @Test
    void rowGroupsAreFullUpToTheLast() {
        assertThat(DuckDb.values(file, "SELECT DISTINCT row_group_num_rows FROM parquet_metadata(FILE) ORDER BY ALL"))
                .containsExactly(50_000L, 100_000L);
    }

    @Test
    void everyRowIsThereOnceAndInOrder() {
        assertThat(
                        DuckDb.rows(
                                file,
                                "SELECT count(*), count(*) FILTER (latitude = i * 1e-4 AND track = 'gt' || (i // 100000 + 1))"
                                        + " FROM (SELECT *, file_row_number AS i FROM read_parquet(FILE, file_row_number=true))"))
                .containsExactly(List.of((long) ROWS, (long) ROWS));
    }

    @Test
    void geometryComesFirstThenTheFieldsThenTheBox() {
        assertThat(DuckDb.rows(file, "SELECT name, type, repetition_type FROM parquet_schema(FILE) OFFSET 1"))
                .containsExactly(
                        List.of("geometry", "BYTE_ARRAY", "REQUIRED"),
                        List.of("latitude", "DOUBLE", "REQUIRED"),
                        List.of("longitude", "DOUBLE", "REQUIRED"),
                        List.of("cycle", "INT32", "OPTIONAL"),
                        List.of("track", "BYTE_ARRAY", "OPTIONAL"),
                        Arrays.asList("bbox", null, "REQUIRED"),
                        List.of("xmin", "FLOAT", "REQUIRED"),
                        List.of("ymin", "FLOAT", "REQUIRED"),
                        List.of("xmax", "FLOAT", "REQUIRED"),
                        List.of("ymax", "FLOAT", "REQUIRED"));
    }

    @Test
    void everyPageIsZstandard() {
        assertThat(DuckDb.values(file, "SELECT DISTINCT compression FROM parquet_metadata(FILE)"))
                .containsExactly("ZSTD");
    }

    @Test
    void textsAndSmallIntegersHaveADictionary() {
        assertThat(DuckDb.values(
                        file,
                        "SELECT DISTINCT path_in_schema FROM parquet_metadata(FILE)"
                                + " WHERE encodings LIKE '%DICTIONARY%' ORDER BY ALL"))
                .containsExactly("cycle", "track");
    }

    @Test
    void theBoxHasStatisticsThatLeaveOutWholeRowGroups() {
        assertThat(DuckDb.rows(
                        file,
                        "SELECT row_group_id, stats_min_value::DOUBLE, stats_max_value::DOUBLE FROM parquet_metadata(FILE)"
                                + " WHERE path_in_schema = 'bbox, ymin' ORDER BY ALL"))
                .hasSize(3)
                .element(1)
                .satisfies(group -> {
                    assertThat((double) group.get(1)).isBetween(9.99999, 10.0);
                    assertThat((double) group.get(2)).isBetween(19.9998, 20.0);
                });
    }

    @Test
    void theBoxOfEachRowContainsItsPoint() {
        assertThat(DuckDb.value(
                        file,
                        "SELECT count(*) FROM FILE WHERE NOT (bbox.xmin::DOUBLE <= longitude AND"
                                + " bbox.xmax::DOUBLE >= longitude AND bbox.ymin::DOUBLE <= latitude AND"
                                + " bbox.ymax::DOUBLE >= latitude)"))
                .isEqualTo(0L);
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        assertThat(Files.mismatch(file, write("again.parquet", 10_000))).isEqualTo(-1);
    }

    @Test
    void inOtherBatchesToo() throws IOException {
        assertThat(Files.mismatch(file, write("other.parquet", 1250))).isEqualTo(-1);
    }

    @Test
    void aGroupDoesNotEndInTheMiddleOfASliceWhateverABatchHolds() {
        String pad = "x".repeat((int) (FileLayout.BYTES_IN_GROUP / 1000));
        Batch batch = Rows.of(1001)
                .somewhere()
                .with(
                        "text",
                        TEXT,
                        IntStream.range(0, 1001).mapToObj(row -> pad + row).toArray())
                .batch();
        Path path = folder.resolve("long.parquet");
        try (TrajectorySink sink = GeoParquetSink.create(path, batch.fields())) {
            sink.write(batch);
            sink.write(batch);
            sink.finish();
        }
        assertThat(DuckDb.values(path, "SELECT DISTINCT row_group_num_rows FROM parquet_metadata(FILE) ORDER BY ALL"))
                .containsExactly(2002L); // at the end of the slice it is compressed, and small
    }

    private static Path write(String name, int step) {
        Batch first = batch(0, 1);
        Path path = folder.resolve(name);
        try (TrajectorySink sink = GeoParquetSink.create(path, first.fields())) {
            for (int start = 0; start < ROWS; start += step) {
                sink.write(batch(start, step));
            }
            sink.finish();
        }
        return path;
    }

    private static Batch batch(int start, int count) {
        Object[] cycles = new Object[count];
        Object[] tracks = new Object[count];
        for (int i = 0; i < count; i++) {
            cycles[i] = (start + i) / 1000 % 20;
            tracks[i] = "gt" + ((start + i) / 100_000 + 1);
        }
        return Rows.of(count)
                .numbers(Batch.LATITUDE, row -> (start + row) * 1e-4)
                .numbers(Batch.LONGITUDE, row -> -45.1 - (start + row) * 1e-5)
                .with("cycle", UINT16, cycles)
                .with("track", TEXT, tracks)
                .batch();
    }
}
