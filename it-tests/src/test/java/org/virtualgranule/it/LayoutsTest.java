package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real documents of odd layouts beside their files: paths and values are those that h5py finds. */
class LayoutsTest {
    private static final Path PAIRS = Project.shared().resolve("conformance/pairs");
    private static final String NONE = "no values";
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    @BeforeEach
    void needsRealDocuments() {
        assumeTrue(Project.hasShared(), Project.withoutShared());
    }

    /** What the command finds by path: type, shape and digest, or that there are none. */
    private TreeMap<String, String> found(Path document, Path data) throws IOException {
        Path sidecar = Files.copy(
                document, directory.resolve("a.h5.dmrpp"), StandardCopyOption.REPLACE_EXISTING); // whatever its name
        Command command = Command.run("verify", "--json", "--data", data, sidecar);
        TreeMap<String, String> found = new TreeMap<>();
        for (JsonNode array : JSON.readTree(command.out()).get("arrays")) {
            found.put(
                    array.get("path").asText(),
                    array.has("sha256")
                            ? array.get("data_type").asText()
                                    + array.get("shape")
                                    + array.get("sha256").asText()
                            : NONE);
        }
        return found;
    }

    private static TreeMap<String, String> expected(Path data) throws IOException {
        TreeMap<String, String> expected = new TreeMap<>();
        JSON.readTree(Path.of(data + ".expected.json").toFile())
                .get("datasets")
                .properties()
                .forEach(d -> expected.put(
                        d.getKey(),
                        d.getValue().get("dtype").asText()
                                + d.getValue().get("shape")
                                + d.getValue().get("sha256").asText()));
        return expected;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    @ParameterizedTest
    @CsvSource({
        "fileout/swath_1_2d_xyz_special_char_aug.h5, swath_1_2d_xyz_special_char_aug.h5.dmrpp, 0, 2",
        "fileout/grid_1_3d_xyz_aug.h5, eos5_grid.dmrpp, 0, 0",
        "dmrpp/grid_1_2d.h5, grid_1_2d.h5.dmrpp, 2, 0",
        "dmrpp/grid_1_2d.h5, grid_1_2d.h5.dmrpp.baseline, 2, 0",
        "dmrpp/grid_2_2d.h5, grid_2_2d.h5.dmrpp, 4, 0",
        "merge_dmrpp/grid_1_2d.h5, grid_1_2d.h5.dmrpp, 2, 0",
        "merge_dmrpp/grid_1_2d.h5, grid_1_2d.h5.dmrpp.mrg.baseline, 2, 0",
        "merge_dmrpp/grid_1_2d.h5, grid_1_2d_cf.h5.dmrpp, 2, 0",
        "merge_dmrpp/grid_1_2d.h5, grid_1_2d_cf.h5.dmrpp.mrg.baseline, 2, 0",
        "merge_dmrpp/grid_1_2d.h5, grid_1_2d_cfdap2.h5.dmrpp, 2, 0",
        "check_dmrpp/grid_1_2d.h5, grid_1_2d_missing_dap2.h5.dmrpp, 2, 0",
    })
    void hdfEosFilesHaveTheirOwnPathsAndNothingElseButWhatTheWriterMadeUp(
            String pair, String document, int madeUp, int elided) throws IOException {
        Path data = PAIRS.resolve(pair).resolve(Path.of(pair).getFileName());
        TreeMap<String, String> found = found(data.resolveSibling(document), data);
        TreeMap<String, String> expected = expected(data);

        assertThat(minus(found.keySet(), expected.keySet())).hasSize(madeUp).allMatch(path -> found.get(path)
                .equals(NONE));
        assertThat(minus(expected.keySet(), found.keySet())).hasSize(elided);
        found.forEach((path, value) -> {
            if (!value.equals(NONE)) {
                assertThat(value).as(path).isEqualTo(expected.get(path));
            }
        });
        assertThat(found.values()).anyMatch(value -> !value.equals(NONE));
    }

    @Test
    void everyDocumentOf2017And2018GivesTheValuesOfItsFile() throws IOException {
        List<Path> documents;
        try (Stream<Path> files = Files.walk(PAIRS)) {
            documents = files.filter(f -> f.toString().matches(".*\\.(h4map-2017|ns-2018)\\.dmrpp"))
                    .sorted()
                    .toList();
        }
        int values = 0;
        for (Path document : documents) {
            Path data = document.getParent()
                    .resolve(document.getParent().getFileName().toString());
            TreeMap<String, String> found = found(document, data);
            TreeMap<String, String> expected = expected(data);
            assertThat(found.keySet()).as(document.toString()).isEqualTo(expected.keySet());
            for (String path : found.keySet()) {
                if (!found.get(path).equals(NONE)) {
                    assertThat(found.get(path)).as(document + " " + path).isEqualTo(expected.get(path));
                    values++;
                }
            }
        }
        System.out.println("documents of 2017 and 2018: " + documents.size() + ", datasets equal to h5py's: " + values);
        assertThat(documents).hasSizeGreaterThan(20);
        assertThat(values).isGreaterThan(30);
    }
}
