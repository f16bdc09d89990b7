package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zarr.zarrjava.v3.Array;
import dev.zarr.zarrjava.v3.Group;
import dev.zarr.zarrjava.v3.Node;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.array.ZarrArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ZarrType;

/** zarr-java opens the store, finds every numeric array and reads the values that we read. */
class ZarrJavaTest {
    @Test
    void zarrJavaReadsEveryNumericArrayOfTheSamplesAsWeDo(@TempDir Path directory) throws Exception {
        for (Project.Case sample : Project.samples(directory)) {
            assertThat(compare(sample)).isGreaterThan(60);
        }
    }

    @Test
    void zarrJavaReadsEveryNumericArrayOfARealGranuleAsWeDo() throws Exception {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        List<Project.Case> cases = Project.realGranules().stream()
                .filter(c -> c.granule().toString().contains("20191106230008"))
                .toList();
        assertThat(cases).hasSize(2);
        for (Project.Case granule : cases) {
            assertThat(compare(granule)).isEqualTo(209);
        }
    }

    private static int compare(Project.Case sample) throws Exception {
        int compared = 0;
        try (VirtualGranule granule = VirtualGranule.open(
                sample.sidecar().toString(),
                GranuleOptions.defaults().withData(sample.granule().toString()))) {
            Group root = Group.open(granule.zarrStore().resolve());
            assertThat(root.list().toList())
                    .hasSize(granule.store().children("/").size());
            for (ArrayEntry entry : granule.manifest().arrays().values()) {
                if (entry.metadata().element().type() != ZarrType.STRING) {
                    String[] keys = entry.path().substring(1).split("/");
                    Array theirs = find(root, keys);
                    Object ours = granule.array(entry.path()).read().getStorage();
                    assertThat(theirs.read().getStorage()).as(entry.path()).isEqualTo(ours);
                    ZarrArray mended = granule.zarrArray(entry.path());
                    assertThat(mended.read().getStorage()).as(entry.path()).isEqualTo(ours);
                    compared++;
                }
            }
        }
        return compared;
    }

    /** Walks down from group to group, as a user of zarr-java would. */
    private static Array find(Group root, String[] keys) throws Exception {
        Node node = root;
        for (String key : keys) {
            node = ((Group) node).get(key);
        }
        return (Array) node;
    }
}
