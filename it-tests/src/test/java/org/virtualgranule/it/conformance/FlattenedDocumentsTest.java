package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.parser.OriginalTree;

/** Flattened documents of real ICESat-2 granules get the tree back that their HDF5 files have. They have no storage. */
class FlattenedDocumentsTest {
    @BeforeEach
    void corpus() {
        assumeTrue(Corpus.isThere(), Corpus.without());
    }

    @ParameterizedTest
    @CsvSource({
        "flattened-dmr/ATL03_20181014084920_02400109_003_01.h5.dmr, 872, 6, 152",
        "flattened-dmr/ATL08_20181014084920_02400109_003_01.h5.dmr, 180, 1, 45",
        "flattened-dmr/ATL13_20190330212241_00250301_002_01.h5.dmr, 307, 5, 40",
        "nasa-hoss/ATL03_20181228015957.flattened-2020-07.dmr, 962, 6, 170"
    })
    void everyVariableIsAtItsFullNamePathAgain(String name, int variables, int indexVariables, int groups) {
        Path file = Sidecars.find(name);
        List<RawDocument.Variable> flat = new RawDocument(file).variables();
        Granule tree = OriginalTree.restore(Sidecars.parse(file));
        assertThat(flat).hasSize(variables + indexVariables);
        assertThat(paths(tree).get("variables"))
                .hasSize(variables)
                .isEqualTo(new TreeSet<>(
                        flat.stream().flatMap(v -> v.fullPath().stream()).toList()));
        // all but the root
        assertThat(paths(tree).get("groups")).hasSize(groups).containsAll(new RawDocument(file).containerPaths());
    }

    @ParameterizedTest
    @CsvSource({
        "flattened-dmr/ATL03_20181014084920_02400109_003_01.h5.dmr",
        "flattened-dmr/ATL08_20181014084920_02400109_003_01.h5.dmr",
        "flattened-dmr/ATL13_20190330212241_00250301_002_01.h5.dmr",
        "nasa-hoss/ATL03_20181228015957.flattened-2020-07.dmr"
    })
    void everyNameIsItsMangledPath(String name) {
        assertThat(new RawDocument(Sidecars.find(name)).variables())
                .filteredOn(variable -> variable.fullPath().isPresent())
                .allSatisfy(variable -> assertThat(isMangled(
                                variable.fullPath().orElseThrow(),
                                variable.path().substring(1)))
                        .as(variable.toString())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "default-dmr/atl06.h5.dmr, 594, 103",
        "default-dmr/atl02.h5.dmr, 1901, 181",
        "nasa-hoss/ATL03_20200714235814.hierarchical-2020-09.dmr, 962, 170",
        "nasa-hoss/SC_ATL21_003.dmr, 25, 4",
        "nasa-hoss/SC_SPL2SMAP_S.dmr, 19, 3",
        "nasa-hoss/SC_SPL3FTA_003.dmr, 20, 3",
        "nasa-hoss/SC_SPL3FTP_004.dmr, 56, 38",
        "nasa-hoss/SC_SPL3SMP_008.dmr, 106, 32"
    })
    void aDocumentWithGroupsStaysAsItIs(String name, int variables, int groups) {
        Granule granule = Sidecars.parse(Sidecars.find(name));
        assertThat(OriginalTree.restore(granule)).isSameAs(granule);
        assertThat(paths(granule).get("variables")).hasSize(variables);
        assertThat(paths(granule).get("groups")).hasSize(groups);
    }

    @Test
    void theGroupsOfThe2020DocumentsOfAtl03AreTheSameFlattenedOrNot() {
        Granule flattened = Sidecars.parse(Sidecars.find("nasa-hoss/ATL03_20181228015957.flattened-2020-07.dmr"));
        Granule grouped = Sidecars.parse(Sidecars.find("nasa-hoss/ATL03_20200714235814.hierarchical-2020-09.dmr"));
        assertThat(paths(OriginalTree.restore(flattened))).isEqualTo(paths(grouped));
    }

    /** The rule by which the HDF5 handler makes names of paths; clashes get a number, some products the last part. */
    private static boolean isMangled(String path, String name) {
        StringBuilder mangled = new StringBuilder();
        for (byte b : path.substring(1).getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = b == '_' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            mangled.append(isPlain ? (char) b : '_');
        }
        if (Character.isDigit(mangled.charAt(0))) {
            mangled.insert(0, '_');
        }
        return name.equals(mangled.toString())
                || name.startsWith(mangled + "_")
                        && name.substring(mangled.length() + 1).matches("\\d+")
                || name.equals(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Map<String, TreeSet<String>> paths(Granule granule) {
        Map<String, TreeSet<String>> paths = new TreeMap<>();
        paths.put("groups", new TreeSet<>());
        paths.put("variables", new TreeSet<>());
        collect(granule.root(), "", paths);
        return paths;
    }

    private static void collect(Group group, String path, Map<String, TreeSet<String>> paths) {
        group.variables().forEach(v -> paths.get("variables").add(path + "/" + v.name()));
        for (Group child : group.groups()) {
            paths.get("groups").add(path + "/" + child.name());
            collect(child, path + "/" + child.name(), paths);
        }
    }
}
