package org.virtualgranule.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;

class GranuleAddressesTest {
    private final List<Diagnostic> notes = new ArrayList<>();

    @Test
    void granulesOfOneManifestAreEachReadAndOnlyWhatIsNamedTwiceOnce() {
        String manifest = "https://host/all.zarr/manifest.parquet#";
        assertThat(GranuleAddresses.distinct(
                        List.of(manifest + "a.h5", manifest + "b.h5", manifest + "a.h5"), notes::add))
                .containsExactly(manifest + "a.h5", manifest + "b.h5");
        assertThat(notes).hasSize(1);
    }

    @Test
    void aGranuleIsReadOnceThoughItIsNamedWithItsSidecar() {
        assertThat(GranuleAddresses.distinct(List.of("https://host/a.h5", "https://host/a.h5.dmrpp"), notes::add))
                .containsExactly("https://host/a.h5");
    }
}
