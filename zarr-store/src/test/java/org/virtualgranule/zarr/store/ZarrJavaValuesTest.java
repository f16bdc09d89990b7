package org.virtualgranule.zarr.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zarr.zarrjava.ZarrException;
import dev.zarr.zarrjava.v3.Array;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ZarrType;

/** zarr-java reads the same values through the store as we do: types, byte orders, filters, fill values. */
class ZarrJavaValuesTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    static Stream<ArraySpec> arrays() {
        return Stream.of(ZarrType.values())
                .filter(type -> type != ZarrType.STRING)
                .flatMap(type -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                        .flatMap(order -> Stream.of("", "shuffle deflate fletcher32", "fletcher32 deflate", "shuffle")
                                .map(filters -> ArraySpec.of("a", type, List.of(7, 5), List.of(3, 4))
                                        .withOrder(order)
                                        .withFilters(filters)
                                        .withMissing("77", n -> n == 2))));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void everyTypeByteOrderAndFilter(ArraySpec spec) throws IOException, ZarrException {
        MemoryGranule granule = new MemoryGranule().array(spec);
        ucar.ma2.Array theirs = theirs(granule);
        ucar.ma2.Array ours = ours(granule);
        assertThat(theirs.getDataType()).isEqualTo(ours.getDataType());
        assertThat(theirs.getShape()).isEqualTo(ours.getShape()).containsExactly(7, 5);
        assertThat(theirs.copyTo1DJavaArray()).isEqualTo(ours.copyTo1DJavaArray());
        for (int i = 0; i < 35; i++) {
            boolean missing = i / 5 >= 3 && i / 5 < 6 && i % 5 < 4;
            double expected = missing ? 77 : ArraySpec.value(spec.type(), i);
            double got = spec.type() == ZarrType.UINT64 ? ours.getLong(i) : asDouble(ours, i);
            assertThat(got).as("element %d", i).isEqualTo(expected);
        }
    }

    /** The unsigned value; ucar's own getDouble takes the bits as signed. */
    private static double asDouble(ucar.ma2.Array array, int i) {
        double value = array.getDouble(i);
        int bits = 8 * array.getDataType().getSize();
        return array.getDataType().isUnsigned() && value < 0 ? value + Math.pow(2, bits) : value;
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, nan",
        "FLOAT64, nan",
        "FLOAT32, inf",
        "FLOAT64, inf",
        "FLOAT32, -inf",
        "FLOAT64, -inf",
        "FLOAT32, 3.40282e+38",
        "FLOAT64, 1e-300",
        "UINT64, 18446744073709551615",
        "UINT64, 9223372036854775808",
        "INT64, -9223372036854775808",
        "UINT32, 4294967295",
        "UINT8, 255",
        "INT8, -128"
    })
    void fillValuesOfChunksThatWereNeverWritten(ZarrType type, String fill) throws IOException, ZarrException {
        MemoryGranule granule = new MemoryGranule()
                .array(ArraySpec.of("a", type, List.of(4), List.of(2)).withMissing(fill, n -> n == 1));
        ucar.ma2.Array ours = ours(granule);
        assertThat(theirs(granule).copyTo1DJavaArray()).isEqualTo(ours.copyTo1DJavaArray());
        String text =
                switch (fill) {
                    case "nan" -> "NaN";
                    case "inf" -> "Infinity";
                    case "-inf" -> "-Infinity";
                    case "3.40282e+38" -> "3.4028234663852886E38";
                    case "1e-300" -> "1.0E-300";
                    default -> fill;
                };
        assertThat(
                        switch (type) {
                            case FLOAT32, FLOAT64 -> Double.toString(ours.getDouble(3));
                            case UINT64 -> Long.toUnsignedString(ours.getLong(3));
                            default -> Long.toString(type.isUnsigned() ? (long) asDouble(ours, 3) : ours.getLong(3));
                        })
                .isEqualTo(text);
    }

    private static ucar.ma2.Array theirs(MemoryGranule granule) throws IOException, ZarrException {
        ZarrJavaStore store = new ZarrJavaStore(new VirtualStore(granule.manifest(), granule.source()));
        return Array.open(store.resolve("a")).read();
    }

    private static ucar.ma2.Array ours(MemoryGranule granule) {
        return new GranuleArray(granule.entry("/a"), new ChunkReader(granule.source(), THREADS)).read();
    }
}
