package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.GranuleException;

/**
 * Documents put together from absurd parts: each becomes a manifest whose {@code zarr.json} can be written. What is
 * wrong with a variable is in its reason, never an exception.
 */
class AbsurdDocumentTest {
    private static final int DOCUMENTS = Integer.getInteger("absurdDocuments", 3000);

    private final AbsurdDocuments documents = new AbsurdDocuments();

    @Test
    void everyDocumentBecomesAManifest() {
        int arrays = 0;
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            String document = documents.document(seed);
            try {
                Manifest manifest = Manifests.build(document.getBytes(StandardCharsets.UTF_8));
                manifest.groups().values().forEach(group -> assertThat(ZarrJson.of(group))
                        .isNotNull());
                manifest.arrays().values().forEach(array -> assertThat(ZarrJson.of(array))
                        .isNotNull());
                manifest.arrays().values().stream()
                        .filter(array -> array.metadata().element().isSizeKnown())
                        .forEach(array -> assertThat(array.chunkBytes()).isNotNegative());
                arrays += manifest.arrays().size();
            } catch (GranuleException e) {
                assertThat(e.getMessage()).hasLineCount(1);
            } catch (RuntimeException e) {
                fail("document " + seed + ": " + document, e);
            }
        }
        assertThat(arrays).as("arrays that were mapped").isGreaterThan(DOCUMENTS / 10);
    }
}
