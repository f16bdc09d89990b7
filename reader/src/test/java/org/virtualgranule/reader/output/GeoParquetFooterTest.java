package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.trajectory.Batch;

/** What the footer says, as DuckDB finds it. */
class GeoParquetFooterTest {
    private static final String BEFORE =
            "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{\"encoding\":\"WKB\",";
    private static final String AFTER = "\"covering\":{\"bbox\":{\"xmin\":[\"bbox\",\"xmin\"],"
            + "\"ymin\":[\"bbox\",\"ymin\"],\"xmax\":[\"bbox\",\"xmax\"],\"ymax\":[\"bbox\",\"ymax\"]}}}}}";

    @TempDir
    Path folder;

    @Test
    void pointsAreDescribedAsGeoParquetPrescribes() {
        assertThat(geo(Rows.points(-45.5, 70, -44, 69.25)))
                .isEqualTo(BEFORE + "\"geometry_types\":[\"Point\"],\"bbox\":[-45.5,69.25,-44.0,70.0]," + AFTER);
    }

    @Test
    void aFileWithoutRowsHasNoBoxAndNoGeometryType() {
        assertThat(geo(Rows.points())).isEqualTo(BEFORE + "\"geometry_types\":[]," + AFTER);
    }

    @Test
    void theBoxCrossesTheAntimeridianWhereThatIsNarrower() {
        assertThat(geo(Rows.points(179.5, -10, -179, -11))).contains("\"bbox\":[179.5,-11.0,-179.0,-10.0]");
    }

    @Test
    void theBoxOfOnePointIsThePointToTheLastDigit() {
        assertThat(geo(Rows.points(-0.1, 0.30000000000000004)))
                .contains("\"bbox\":[-0.1,0.30000000000000004,-0.1,0.30000000000000004]");
    }

    @Test
    void ourOwnNoteHoldsVersionAndCrs() {
        assertThat(DuckDb.footer(write(Rows.points(1, 2)), "virtual-granule"))
                .matches("\\{\"version\":\"[^\"]+\",\"crs\":\"[^\"]*OGC:CRS84[^\"]*\"}");
    }

    @Test
    void nothingElseIsInTheFooterAndTheOrderIsFixed() {
        assertThat(DuckDb.values(write(Rows.points(1, 2)), "SELECT decode(key) FROM parquet_kv_metadata(FILE)"))
                .containsExactly("geo", "virtual-granule");
    }

    private String geo(Batch batch) {
        return DuckDb.footer(write(batch), "geo");
    }

    private Path write(Batch batch) {
        Path file = folder.resolve("footer.parquet");
        try (TrajectorySink sink = GeoParquetSink.create(file, batch.fields())) {
            sink.write(batch);
            sink.finish();
        }
        return file;
    }
}
