package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.reader.trajectory.ColumnType.*;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.ColumnType;

/** What DuckDB reads is what the columns held. */
class GeoParquetValuesTest {
    @TempDir
    Path folder;

    @Test
    void signedIntegersKeepTheirExtremes() {
        assertThat(readBack(INT8, -128L, 127L)).containsExactly((byte) -128, (byte) 127);
        assertThat(readBack(INT16, -32768L, 32767L)).containsExactly((short) -32768, (short) 32767);
        assertThat(readBack(INT32, -2147483648L, 2147483647L)).containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(readBack(INT64, Long.MIN_VALUE, Long.MAX_VALUE)).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Test
    void unsignedIntegersKeepTheirExtremes() {
        assertThat(readBack(UINT8, 0L, 255L)).containsExactly((short) 0, (short) 255);
        assertThat(readBack(UINT16, 0L, 65535L)).containsExactly(0, 65535);
        assertThat(readBack(UINT32, 0L, 4294967295L)).containsExactly(0L, 4294967295L);
        assertThat(readBack(UINT64, 0L, -1L)).containsExactly(BigInteger.ZERO, new BigInteger("18446744073709551615"));
    }

    @Test
    void floatsKeepTheirBits() {
        Float[] given = {-0.0f, 0.0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f};
        List<Object> read = readBack(FLOAT32, (Object[]) given);
        assertThat(read).hasSize(given.length);
        for (int i = 0; i < given.length; i++) {
            assertThat(Float.floatToRawIntBits((Float) read.get(i))).isEqualTo(Float.floatToRawIntBits(given[i]));
        }
    }

    @Test
    void doublesKeepTheirBits() {
        Double[] given = {-0.0, 0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 0.1};
        List<Object> read = readBack(FLOAT64, (Object[]) given);
        assertThat(read).hasSize(given.length);
        for (int i = 0; i < given.length; i++) {
            assertThat(Double.doubleToRawLongBits((Double) read.get(i)))
                    .isEqualTo(Double.doubleToRawLongBits(given[i]));
        }
    }

    @Test
    void aFilterFindsNotANumber() {
        Path file = write(FLOAT64, 1.0, Double.NaN);
        assertThat(DuckDb.values(file, "SELECT isnan(v) FROM FILE WHERE v > 1.5"))
                .containsExactly(true);
    }

    @Test
    void timesAreMicrosecondsInUtc() {
        Path file = write(TIMESTAMP, 1546300800123456L, -1L);
        assertThat(DuckDb.values(file, "SELECT typeof(v) || ' ' || epoch_us(v) FROM FILE"))
                .containsExactly("TIMESTAMP WITH TIME ZONE 1546300800123456", "TIMESTAMP WITH TIME ZONE -1");
    }

    @Test
    void textsAreUnicode() {
        assertThat(readBack(TEXT, "gt1l", "gt1l", "", "Grönland ✓ 𝄞", "gt1l"))
                .containsExactly("gt1l", "gt1l", "", "Grönland ✓ 𝄞", "gt1l");
    }

    @Test
    void everyTypeMayBeAbsent() {
        for (ColumnType type : ColumnType.values()) {
            Object value = type == TEXT ? "gt3r" : 7;
            Path file = write(type, null, value, null);
            assertThat(DuckDb.values(file, "SELECT v IS NULL FROM FILE")).containsExactly(true, false, true);
        }
    }

    @Test
    void theGeometryIsAWkbPointOfLongitudeAndLatitude() {
        Path file = folder.resolve("point.parquet");
        write(file, Rows.points(-45.25, 70.5, 180, -90));
        assertThat(DuckDb.values(file, "SELECT hex(geometry) FROM FILE"))
                .containsExactly(
                        "0101000000" + "0000000000A046C0" + "0000000000A05140",
                        "0101000000" + "0000000000806640" + "00000000008056C0");
    }

    @Test
    void rowsOfSeveralBatchesFollowEachOther() {
        Path file = folder.resolve("batches.parquet");
        write(file, Rows.points(1, 10, 2, 20), Rows.points(), Rows.points(3, 30));
        assertThat(DuckDb.rows(file, "SELECT longitude, latitude FROM FILE"))
                .containsExactly(List.of(1.0, 10.0), List.of(2.0, 20.0), List.of(3.0, 30.0));
    }

    private List<Object> readBack(ColumnType type, Object... values) {
        return DuckDb.values(write(type, values), "SELECT v FROM FILE");
    }

    private Path write(ColumnType type, Object... values) {
        Path file = folder.resolve(type + "-" + Arrays.hashCode(values) + ".parquet");
        write(file, Rows.of(values.length).somewhere().with("v", type, values).batch());
        return file;
    }

    private static void write(Path file, Batch... batches) {
        try (TrajectorySink sink = GeoParquetSink.create(file, batches[0].fields())) {
            List.of(batches).forEach(sink::write);
            sink.finish();
        }
    }
}
