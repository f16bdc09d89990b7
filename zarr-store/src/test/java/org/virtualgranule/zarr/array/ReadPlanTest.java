package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.bytes.ByteRange;
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
                .extracting(r -> r.location().toString(), ReadPlan.Request::range, r -> r.chunks()
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
        assertThat(plan.requests().get(0).chunks()).hasSize(4);
        assertThat(plan.bytesFetched()).isEqualTo(20);
        assertThat(plan.bytesWanted()).isEqualTo(40);
    }

    @Test
    void chunksThatOverlapInPartAreFetchedSeparately() {
        assertThat(ranges(read("x:/a", 0, 10), read("x:/a", 5, 10)))
                .containsExactly(new ByteRange(0, 10), new ByteRange(5, 10));
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
