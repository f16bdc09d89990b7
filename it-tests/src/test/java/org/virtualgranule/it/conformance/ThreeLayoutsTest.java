package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;

/** One HDF-EOS5 file, described in groups, flattened, and flattened through DAP2: the arrays are the same. */
class ThreeLayoutsTest {
    private static final String FOLDER = "merge_dmrpp/grid_1_2d.h5/";
    private static final String GRID = "/HDFEOS/GRIDS/GeoGrid/";

    @TempDir
    private Path directory;

    @BeforeEach
    void corpus() {
        assumeTrue(Corpus.isThere(), Corpus.without());
    }

    @Test
    void theFilesArraysHaveTheSameTypesShapesAndValuesInAllLayouts() {
        Map<String, String> grouped = arrays("grid_1_2d.h5.dmrpp");
        assertThat(names(grouped)).containsOnlyKeys("temperature", "StructMetadata");
        assertThat(names(arrays("grid_1_2d_cf.h5.dmrpp"))).isEqualTo(names(grouped));
        assertThat(names(arrays("grid_1_2d_cfdap2.h5.dmrpp"))).isEqualTo(names(grouped));
    }

    @Test
    void theCoordinatesOfTheSideFilesAreTheSameToo() {
        Map<String, String> grouped = names(arrays("grid_1_2d.h5.dmrpp.mrg.baseline"));
        assertThat(grouped).containsOnlyKeys("temperature", "StructMetadata", "latitude", "longitude");
        assertThat(names(arrays("grid_1_2d_cf.h5.dmrpp.mrg.baseline"))).isEqualTo(grouped);
        assertThat(names(arrays("grid_1_2d_cfdap2.h5.dmrpp.mrg.baseline"))).isEqualTo(grouped);
    }

    @Test
    void theTwoFlattenedOnesGetTheSamePaths() {
        assertThat(arrays("grid_1_2d_cf.h5.dmrpp")).isEqualTo(arrays("grid_1_2d_cfdap2.h5.dmrpp"));
        assertThat(arrays("grid_1_2d_cf.h5.dmrpp")).containsKey(GRID + "Data Fields/temperature");
    }

    /** Digests by path. */
    private Map<String, String> arrays(String name) {
        Map<String, String> arrays = new TreeMap<>();
        try (VirtualGranule granule = Corpus.document(FOLDER + name).open(directory)) {
            granule.manifest()
                    .arrays()
                    .keySet()
                    .forEach(path -> arrays.put(
                            path, Digests.Digest.of(granule.array(path)).text()));
        }
        return arrays;
    }

    /** The layouts have their own names: with blanks and dots or without, XDim or lon. */
    private static Map<String, String> names(Map<String, String> arrays) {
        Map<String, String> names = new TreeMap<>();
        arrays.forEach((path, digest) -> names.put(name(path.substring(path.lastIndexOf('/') + 1)), digest));
        return names;
    }

    private static String name(String name) {
        return switch (name) {
            case "lat", "YDim" -> "latitude";
            case "lon", "XDim" -> "longitude";
            case "StructMetadata.0", "StructMetadata_0" -> "StructMetadata";
            default -> name;
        };
    }
}
