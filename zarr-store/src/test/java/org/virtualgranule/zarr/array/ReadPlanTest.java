package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.Wire;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.ZarrType;

class ReadPlanTest {
    private static final ArrayEntry ARRAY = new MemoryGranule()
            .array(ArraySpec.of("a", ZarrType.INT8, List.of(1), List.of(1)))
            .entry("/a");

    private static ChunkRead read(String location, long offset, long length) {
        ChunkRef.Stored ref = new ChunkRef.Stored(URI.create(location), new ByteRange(offset, length), 0);
        return new ChunkRead(ARRAY, 0, ref, (number, plain) -> {});
    }

    private static List<ByteRange> ranges(ChunkRead... reads) {
        return ReadPlan.of(List.of(reads)).requests().stream()
                .map(ReadPlan.Request::range)
                .toList();
    }

    @Test
    void chunksThatTouchShareARequestWhateverTheirOrder() {
        assertThat(ranges(read("x:/a", 30, 5), read("x:/a", 10, 10), read("x:/a", 20, 10)))
                .containsExactly(new ByteRange(10, 25));
    }

    @Test
    void chunksThatDoNotTouchDoNotEvenIfAByteOnlyLiesBetween() {
        assertThat(ranges(read("x:/a", 21, 10), read("x:/a", 10, 10)))
                .containsExactly(new ByteRange(10, 10), new ByteRange(21, 10));
    }

    @Test
    void locationsAreNeverMixed() {
        ReadPlan plan = ReadPlan.of(
                Stream.of(read("x:/b", 10, 10), read("x:/a", 20, 5), read("x:/b", 0, 10), read("x:/a", 0, 20))
                        .toList());
        assertThat(plan.requests())
                .extracting(r -> r.location().toString(), ReadPlan.Request::range, r -> r.parts()
                        .size())
                .containsExactly(tuple("x:/a", new ByteRange(0, 25), 2), tuple("x:/b", new ByteRange(0, 20), 2));
    }

    @Test
    void aRequestDoesNotGrowBeyondTheCapButASingleChunkMayBeLarger() {
        long half = ReadPlan.MAX_REQUEST / 2;
        assertThat(ranges(read("x:/a", 0, half), read("x:/a", half, half), read("x:/a", 2 * half, 1)))
                .containsExactly(new ByteRange(0, 2 * half), new ByteRange(2 * half, 1));
        assertThat(ranges(read("x:/a", 0, 5 * half), read("x:/a", 5 * half, 7)))
                .containsExactly(new ByteRange(0, 5 * half), new ByteRange(5 * half, 7));
    }

    @Test
    void aChunkThatTwoWantIsFetchedOnce() {
        ReadPlan plan = ReadPlan.of(
                List.of(read("x:/a", 0, 10), read("x:/a", 10, 10), read("x:/a", 0, 10), read("x:/a", 10, 10)));
        assertThat(plan.requests()).hasSize(1);
        assertThat(plan.requests().get(0).parts()).hasSize(4);
        assertThat(plan.bytesFetched()).isEqualTo(20);
        assertThat(plan.bytesWanted()).isEqualTo(40);
    }

    @Test
    void chunksThatOverlapShareARequestThatReadsEachByteOnce() {
        ReadPlan plan = ReadPlan.of(List.of(read("x:/a", 0, 10), read("x:/a", 5, 10), read("x:/a", 6, 2)));
        assertThat(plan.requests()).extracting(ReadPlan.Request::range).containsExactly(new ByteRange(0, 15));
        assertThat(plan.bytesOverRead()).isZero();
    }

    /** 100 chunks of 1,000 bytes, each 500 bytes after the last: 20 ms of waiting a lane saves 2,000 bytes. */
    private static List<ChunkRead> scattered() {
        return IntStream.range(0, 100)
                .mapToObj(i -> read("x:/a", i * 1500L, 1000))
                .toList();
    }

    @Test
    void aGapIsReadOverWhereItCostsLessThanARequest() {
        ReadPlan plan = ReadPlan.of(scattered(), new Wire(Duration.ofMillis(20), 1e6, 10));
        assertThat(plan.requests()).extracting(ReadPlan.Request::range).containsExactly(new ByteRange(0, 149_500));
        assertThat(plan.bytesWanted()).isEqualTo(100_000);
        assertThat(plan.bytesOverRead()).isEqualTo(49_500);
    }

    @Test
    void noGapIsReadOverWhenBandwidthIsTheLimit() {
        assertThat(ReadPlan.of(scattered(), new Wire(Duration.ofMillis(20), 1e5, 10))
                        .bytesOverRead())
                .isZero();
    }

    @Test
    void noGapIsReadOverWhenAllRequestsGoOutAtOnce() {
        assertThat(ReadPlan.of(scattered(), new Wire(Duration.ofMillis(20), 1e6, 100))
                        .bytesOverRead())
                .isZero();
    }

    @Test
    void noGapIsReadOverThatCostsMoreThanARequest() {
        assertThat(ReadPlan.of(scattered(), new Wire(Duration.ofMillis(20), 2e5, 10))
                        .requests())
                .hasSize(100);
    }

    @Test
    void gapsDoNotMakeARequestGrowBeyondTheCap() {
        long third = ReadPlan.MAX_REQUEST / 3;
        List<ChunkRead> far =
                List.of(read("x:/a", 0, third), read("x:/a", third + 10, third), read("x:/a", 2 * third + 20, third));
        assertThat(ReadPlan.of(far, new Wire(Duration.ofSeconds(1000), 1e6, 1)).requests())
                .extracting(ReadPlan.Request::range)
                .containsExactly(new ByteRange(0, 2 * third + 10), new ByteRange(2 * third + 20, third));
    }

    @Test
    void aPlanIsDataThatCanBeSummedUp() {
        ReadPlan plan = ReadPlan.of(List.of(read("x:/a", 0, 10), read("x:/a", 10, 5), read("x:/a", 100, 7)));
        assertThat(plan.bytesWanted()).isEqualTo(22);
        assertThat(plan.bytesFetched()).isEqualTo(22);
        assertThat(ReadPlan.of(List.of()).requests()).isEmpty();
        assertThat(ReadPlan.of(List.of()).bytesFetched()).isZero();
    }
}
