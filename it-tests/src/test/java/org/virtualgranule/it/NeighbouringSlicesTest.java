package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.CountingByteSource;

/** Reading slices one after another, as one does by hand. */
class NeighbouringSlicesTest {
    @TempDir
    private Path directory;

    private long bytesOfSlices(GranuleOptions options) {
        String sidecar = Project.samples(directory).get(0).sidecar().toString();
        try (CountingByteSource source = new CountingByteSource(ByteSources.standard());
                VirtualGranule granule = VirtualGranule.open(sidecar, options.withSource(source))) {
            long before = source.bytes();
            float last = Float.NaN;
            for (int from = 0; from < 100; from += 10) {
                GranuleArray array = granule.array("gt1l/land_ice_segments/h_li");
                last = array.read(new long[] {from}, new int[] {10}).getFloat(9);
            }
            assertThat(last)
                    .isEqualTo(
                            granule.array("gt1l/land_ice_segments/h_li").read().getFloat(99));
            return source.bytes() - before;
        }
    }

    @Test
    void withAChunkCacheEachChunkIsFetchedOnce() {
        String sidecar = Project.samples(directory).get(0).sidecar().toString();
        long stored;
        try (VirtualGranule granule = VirtualGranule.open(sidecar)) {
            stored = granule.array("gt1l/land_ice_segments/h_li")
                    .entry()
                    .chunks()
                    .storedBytes();
        }
        assertThat(bytesOfSlices(GranuleOptions.defaults().withChunkCache(1 << 20)))
                .isEqualTo(stored);
        assertThat(bytesOfSlices(GranuleOptions.defaults())).isGreaterThan(2 * stored);
        assertThatThrownBy(() -> GranuleOptions.defaults().withChunkCache(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
