package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.array.FetchPool;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.StoreChunk;
import org.virtualgranule.zarr.store.VirtualStore;

@Timeout(30)
class ChunkBodyTest {
    private static final int VALUE = 1 << 16;

    private final MemoryGranule granule = new MemoryGranule()
            .array(ArraySpec.of("packed", ZarrType.INT32, List.of(VALUE / 4), List.of(VALUE / 4))
                    .withFilters("shuffle deflate"));
    private final StoreChunk chunk = new VirtualStore(granule.manifest(), granule.source())
            .decoded()
            .chunk("packed/c/0")
            .orElseThrow();

    @Test
    void ofAValueThatWasMadeNoMoreIsHeldThanItself() {
        assertThat(chunk.memory()).isGreaterThan(2 * VALUE);
        try (FetchPool pool = new FetchPool(1, 2 * VALUE);
                ChunkBody body = new ChunkBody(chunk, pool.budget(), origin -> origin)) {
            assertThat(body.bytes(new ByteRange(4, 8)).remaining()).isEqualTo(8);
            // would wait for ever
            pool.budget().take(VALUE).close();
        }
    }
}
