package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ZarrType;

class ChunkStartTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
    private static final int CHUNK = 3000;

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    private static ArraySpec spec(ZarrType type, String filters) {
        return ArraySpec.of("a", type, List.of(3 * CHUNK), List.of(CHUNK)).withFilters(filters);
    }

    private static long read(MemorySource source, List<ChunkRead> reads) {
        ReadPlan plan = ReadPlan.of(reads);
        new ChunkReader(source, THREADS).read(plan);
        return plan.bytesFetched();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, deflate, 256", "FLOAT32, deflate, 256", "FLOAT64, '', 8", "FLOAT32, '', 4"})
    void theFirstBytesOfAChunkGiveItsFirstValue(ZarrType type, String filters, int bytes) {
        MemoryGranule granule = new MemoryGranule().gap(5).array(spec(type, filters));
        ChunkStart start = new ChunkStart(granule.entry("/a"), 2);
        assertThat(start.value()).isEmpty();
        assertThat(read(granule.source(), start.start())).isEqualTo(bytes);
        assertThat(start.value()).hasValue(ArraySpec.value(type, 2 * CHUNK));
    }

    @ParameterizedTest
    @CsvSource({"shuffle deflate", "deflate fletcher32", "shuffle"})
    void whatOtherFiltersHideIsReadWhole(String filters) {
        MemoryGranule granule = new MemoryGranule().array(spec(ZarrType.FLOAT64, filters));
        ChunkStart start = new ChunkStart(granule.entry("/a"), 1);
        assertThat(start.start()).hasSameSizeAs(start.whole());
        long whole = ReadPlan.of(start.whole()).bytesFetched();
        assertThat(read(granule.source(), start.start())).isEqualTo(whole).isGreaterThan(256);
        assertThat(start.value()).hasValue(ArraySpec.value(ZarrType.FLOAT64, CHUNK));
    }

    @Test
    void bigEndianNumbersAndSmallChunksAreNoExceptions() {
        ArraySpec spec = ArraySpec.of("a", ZarrType.FLOAT64, List.of(5), List.of(2))
                .withFilters("deflate")
                .withOrder(ByteOrder.BIG_ENDIAN);
        MemoryGranule granule = new MemoryGranule().array(spec);
        ChunkStart start = new ChunkStart(granule.entry("/a"), 2);
        assertThat(read(granule.source(), start.start())).isLessThan(40);
        assertThat(start.value()).hasValue(ArraySpec.value(ZarrType.FLOAT64, 4));
    }

    @Test
    void damagedFirstBytesGiveNoValueAndTheWholeChunkTells() {
        MemoryGranule granule = new MemoryGranule()
                .xml("<Float64 name=\"a\"><Dim size=\"3000\"/><dmrpp:chunks compressionType=\"deflate\" fillValue=\"0\""
                        + " byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>3000</dmrpp:chunkDimensionSizes><dmrpp:chunk ");
        granule.xml(granule.stored(new byte[5000]) + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></Float64>");
        ArrayEntry array = granule.entry("/a");
        ChunkStart start = new ChunkStart(array, 0);
        assertThat(read(granule.source(), start.start())).isEqualTo(256);
        assertThat(start.value()).isEmpty();
        assertThatThrownBy(() -> read(granule.source(), start.whole()))
                .isInstanceOf(ChunkDecodeException.class)
                .hasMessageContaining("/a chunk (0)");
    }

    @Test
    void aStartBesideWholeChunksIsARequestOfItsOwn() {
        MemoryGranule granule = new MemoryGranule().array(spec(ZarrType.FLOAT64, "deflate"));
        ArrayEntry array = granule.entry("/a");
        ChunkStart first = new ChunkStart(array, 1);
        ChunkStart second = new ChunkStart(array, 1);
        List<ChunkRead> reads = List.of(
                first.start().get(0),
                second.whole().get(0),
                new ChunkStart(array, 0).whole().get(0));
        read(granule.source(), reads);
        assertThat(first.value()).hasValue(ArraySpec.value(ZarrType.FLOAT64, CHUNK));
        assertThat(second.value()).isEqualTo(first.value());
    }

    @Test
    void integersAndChunksThatWereNeverWrittenAreRefused() {
        ArrayEntry integers = new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.INT32, List.of(4), List.of(2)))
                .entry("/a");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkStart(integers, 0));
        ArrayEntry holes = new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.FLOAT64, List.of(4), List.of(2))
                        .withMissing("77", n -> n == 1))
                .entry("/a");
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkStart(holes, 1));
    }
}
