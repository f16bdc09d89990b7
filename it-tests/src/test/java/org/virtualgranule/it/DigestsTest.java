package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vgranule verify} gives the digests of every dataset that h5py (real granules) or libhdf5 (samples) gave. */
class DigestsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyDatasetOfTheSamplesEqualsWhatLibhdf5Reads(@TempDir Path directory) throws IOException {
        int datasets = 0;
        for (Project.Case granule : Project.samples(directory)) {
            datasets += verify(granule);
        }
        assertThat(datasets).isEqualTo(2 * 72);
    }

    @Test
    void everyDatasetOfTheRealGranulesEqualsWhatH5pyReadsWithBothSidecars() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        int datasets = 0;
        for (Project.Case granule : Project.realGranules()) {
            datasets += verify(granule);
        }
        System.out.println("digests equal to h5py's: " + datasets + " of " + datasets);
        assertThat(datasets).isGreaterThan(5000);
    }

    /** Compares all datasets, both ways: none missing, none skipped, none too many. */
    static int verify(Project.Case granule) throws IOException {
        Command command = Command.run("verify", "--json", "--data", granule.granule(), granule.sidecar());
        assertThat(command.err()).isEmpty();
        assertThat(command.exit()).isZero();
        Map<String, String> actual = new TreeMap<>();
        for (JsonNode array : JSON.readTree(command.out()).get("arrays")) {
            actual.put(
                    array.get("path").asText(),
                    array.path("data_type").asText()
                            + array.get("shape")
                            + array.path("sha256").asText(array.path("skipped").asText()));
        }
        Map<String, String> expected = new TreeMap<>();
        JsonNode datasets = JSON.readTree(granule.expected().toFile()).get("datasets");
        datasets.properties()
                .forEach(dataset -> expected.put(
                        dataset.getKey(),
                        dataset.getValue().get("dtype").asText()
                                + dataset.getValue().get("shape")
                                + dataset.getValue().get("sha256").asText()));
        assertThat(actual).as(granule.toString()).isEqualTo(expected);
        return expected.size();
    }
}
