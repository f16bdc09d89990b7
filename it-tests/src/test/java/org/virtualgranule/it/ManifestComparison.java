package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkIndex;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.Mapped;

/** Two manifests, field by field. */
final class ManifestComparison {
    private ManifestComparison() {}

    static void equal(Manifest found, Manifest expected, String what) {
        assertThat(found.source()).as(what).isEqualTo(expected.source());
        assertThat(List.copyOf(found.groups().entrySet()))
                .as(what)
                .isEqualTo(List.copyOf(expected.groups().entrySet()));
        assertThat(found.documentDiagnostics()).as(what).isEqualTo(expected.documentDiagnostics());
        assertThat(found.diagnostics()).as(what).isEqualTo(expected.diagnostics());
        assertThat(found.skipped()).as(what).isEqualTo(expected.skipped());
        assertThat(List.copyOf(found.arrays().keySet()))
                .as(what)
                .isEqualTo(List.copyOf(expected.arrays().keySet()));
        assertThat(List.copyOf(found.variables().keySet()))
                .as(what)
                .isEqualTo(List.copyOf(expected.variables().keySet()));
        expected.variables().forEach((path, all) -> {
            List<Mapped> others = found.variables().get(path);
            assertThat(others).as(what + " " + path).hasSameSizeAs(all);
            for (int i = 0; i < all.size(); i++) {
                equal(others.get(i), all.get(i), what + " " + path);
            }
        });
    }

    private static void equal(Mapped found, Mapped expected, String what) {
        assertThat(found.skipped()).as(what).isEqualTo(expected.skipped());
        assertThat(found.notes()).as(what).isEqualTo(expected.notes());
        assertThat(found.arrays()).as(what).hasSameSizeAs(expected.arrays());
        for (int i = 0; i < expected.arrays().size(); i++) {
            equal(found.arrays().get(i), expected.arrays().get(i), what);
        }
    }

    private static void equal(ArrayEntry found, ArrayEntry expected, String what) {
        assertThat(found.source()).as(what).isEqualTo(expected.source());
        assertThat(found.path()).as(what).isEqualTo(expected.path());
        assertThat(found.metadata()).as(what).isEqualTo(expected.metadata());
        assertThat(found.form()).as(what).isEqualTo(expected.form());
        equal(found.chunks(), expected.chunks(), what);
        assertThat(found.narrow().isPresent())
                .as(what)
                .isEqualTo(expected.narrow().isPresent());
        expected.narrow().ifPresent(narrow -> equal(found.narrow().orElseThrow(), narrow, what + " as int8"));
    }

    private static void equal(ChunkIndex found, ChunkIndex expected, String what) {
        assertThat(found.isInline()).as(what).isEqualTo(expected.isInline());
        if (expected.isInline()) {
            assertThat(values(found)).as(what).isEqualTo(values(expected));
            return;
        }
        assertThat(found.storedBytes()).as(what).isEqualTo(expected.storedBytes());
        assertThat(found.numbers())
                .as(what)
                .containsExactlyElementsOf(expected.numbers().boxed().toList());
        expected.numbers()
                .forEach(number ->
                        assertThat(found.find(number)).as(what + " " + number).isEqualTo(expected.find(number)));
    }

    /** Values in the document itself: bytes, or texts. */
    private static Object values(ChunkIndex chunks) {
        return chunks.find(0) instanceof ChunkRef.Texts texts
                ? texts.runs().runs()
                : ((ChunkRef.Inline) chunks.find(0)).bytes();
    }
}
