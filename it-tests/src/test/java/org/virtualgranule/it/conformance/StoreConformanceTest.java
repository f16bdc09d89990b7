package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zarr.zarrjava.ZarrException;
import dev.zarr.zarrjava.v3.Array;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ZarrType;

/** zarr-java finds in the store of every document the values that {@link ConformanceTest} compares. */
@Tag("sweep")
class StoreConformanceTest {
    /** zarr-java takes its time; what large arrays are made of, small ones have too. */
    private static final long MAX_ELEMENTS = 100_000;

    @Test
    void zarrJavaReadsEveryNumericArrayOfEveryDocumentAsWeDo(@TempDir Path directory) throws Exception {
        assumeTrue(Corpus.isThere(), Corpus.without());
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Corpus.Document document : Corpus.documents()) {
            try (VirtualGranule granule = document.open(directory)) {
                for (ArrayEntry array : granule.manifest().arrays().values()) {
                    boolean isNumeric = array.metadata().element().type() != ZarrType.STRING;
                    if (isNumeric && array.grid().elements() <= MAX_ELEMENTS) {
                        compared++;
                        compare(granule, array.path(), document + " " + array.path() + ": ", differences);
                    }
                }
            } catch (DmrppFormatException e) {
                // not well-formed, as ConformanceTest says
            }
        }
        System.out.println(
                "arrays that zarr-java reads as we do: " + (compared - differences.size()) + " of " + compared);
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(400);
    }

    private static void compare(VirtualGranule granule, String path, String name, List<String> differences)
            throws IOException {
        try {
            Object ours = granule.array(path).read().getStorage();
            Object theirs = Array.open(
                            granule.zarrStore().resolve(path.substring(1).split("/")))
                    .read()
                    .getStorage();
            assertThat(theirs).isEqualTo(ours);
        } catch (ZarrException | RuntimeException | AssertionError e) {
            differences.add(name + e);
        }
    }
}
