package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.it.remote.FaultyServer;

/** What {@code vgranule refs} writes, and what it does when something is wrong. */
class RefsCommandTest {
    private static final int OUTPUT_FAILED = 1;
    private static final int USAGE = 2;
    private static final int GRANULE_FAILED = 3;

    @TempDir
    private Path directory;

    private List<Path> sidecars;
    private Path out;

    @BeforeEach
    void copySamples() {
        sidecars =
                Project.samples(directory).stream().map(Project.Case::sidecar).toList();
        out = directory.resolve("out");
    }

    private Command refs(Object... words) {
        List<Object> all = new ArrayList<>(List.of("refs", "--out", out));
        Stream.of(words).forEach(word -> all.addAll(word instanceof List<?> several ? several : List.of(word)));
        return Command.run(all.toArray());
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(out.toFile()).get("refs");
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.contains("out"));
        }
    }

    @Test
    void theGranuleIsReferredToByItsPath() throws IOException {
        Command command = refs("--format", "kerchunk-json", sidecars.get(0));
        assertThat(command.out()).isEqualToIgnoringNewLines("references to 1 granule written to " + out);
        String granule = sidecars.get(0).toString().replace(".dmrpp", "");
        assertThat(json().get("gt1l/land_ice_segments/h_li/0").get(0).asText()).isEqualTo(granule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kerchunk-json", "kerchunk-parquet", "manifest"})
    void aGranuleThatCannotBeReadIsListedAndTheOthersAreWritten(String format) throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.h5.dmrpp"), "<html/>");
        Command command = refs("--format", format, sidecars.get(0), bad, sidecars.get(1));
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.err()).startsWith("failed (invalid_sidecar): [bad.h5.dmrpp] ");
        assertThat(command.out())
                .isEqualToIgnoringNewLines("references to 2 granules written to " + out + "; 1 granule failed");
        assertThat(out).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kerchunk-json", "kerchunk-parquet", "manifest"})
    void theFirstFailureLeavesNothingIfThatIsWanted(String format) throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.h5.dmrpp"), "<html/>");
        Command command = refs("--format", format, "--fail-fast", sidecars.get(0), bad);
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.err()).endsWith("nothing written: 1 of 2 granules failed\n");
        assertThat(refs("--format", format, bad).exit()).isEqualTo(GRANULE_FAILED);
        nothingIsLeft();
    }

    @Test
    void twoGranulesOfOneNameCannotBeInOneHierarchy() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        for (String end : List.of("", ".dmrpp")) {
            String name = sidecars.get(0).getFileName().toString().replace(".dmrpp", end);
            Files.copy(directory.resolve(name), other.resolve(name));
        }
        Path again = other.resolve(sidecars.get(0).getFileName());
        Command command = refs("--format", "kerchunk-json", sidecars.get(0), again, sidecars.get(1));
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.err())
                .contains("its granule has the name ATL06_20190402064703_00570302_006_01.h5, which that of "
                        + sidecars.get(0) + " has too; write one of them to an output of its own");
        assertThat(command.out()).contains("references to 2 granules");
    }

    @Test
    void thePrefixOfAddressesCanBeThatOfACopy() throws IOException {
        Command command = refs(
                "--format", "kerchunk-json", "--replace-prefix", directory + "/", "s3://bucket/d/", sidecars.get(0));
        assertThat(command.exit()).as(command.err()).isZero();
        assertThat(json().get("gt1l/land_ice_segments/h_li/0").get(0).asText())
                .isEqualTo("s3://bucket/d/ATL06_20190402064703_00570302_006_01.h5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kerchunk-json", "kerchunk-parquet", "manifest"})
    void noSecretOfAnAddressIsWritten(String format) throws IOException {
        String name = sidecars.get(0).getFileName().toString();
        try (FaultyServer server = new FaultyServer(directory)) {
            String signed = server.address(name + "?X-Amz-Signature=secret1&X-Amz-Credential=secret2");
            Command command = refs("--format", format, "--no-cache", signed);
            assertThat(command.exit()).as(command.err()).isZero();
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readAllBytes(file)).asString().doesNotContain("secret");
                }
            }
            out = directory.resolve("out2");
            Command query = refs("--format", format, "--no-cache", server.address(name + "?token=secret"));
            assertThat(query.exit()).isEqualTo(USAGE);
            assertThat(query.err()).contains("has a query, which may be secret").doesNotContain("token");
            assertThat(out).doesNotExist();
        }
    }

    @Test
    void anOutputThatIsThereIsReplacedIfItIsAFileAndNeverIfItIsADirectory() throws IOException {
        Files.writeString(out, "old");
        assertThat(refs("--format", "kerchunk-json", sidecars.get(0)).exit()).isZero();
        assertThat(json().size()).isGreaterThan(100);
        Command onFile = refs("--format", "manifest", sidecars.get(0));
        assertThat(onFile.exit()).isEqualTo(OUTPUT_FAILED);
        assertThat(onFile.err())
                .isEqualToIgnoringNewLines("error: [" + out
                        + "] cannot be written: it exists already. Remove it, or name" + " another place.");
        Command onInput = Command.run("refs", "--format", "kerchunk-json", "-o", sidecars.get(0), sidecars.get(0));
        assertThat(onInput.exit()).isEqualTo(USAGE);
        assertThat(onInput.err()).contains("is one of the inputs; it would be overwritten");
    }

    @Test
    void aFormatThatIsNotKnownIsAnsweredWithThoseThereAre() {
        Command command = refs("--format", "netcdf", sidecars.get(0));
        assertThat(command.exit()).isEqualTo(USAGE);
        assertThat(command.err())
                .isEqualToIgnoringNewLines(
                        "error: no format \"netcdf\"; there are kerchunk-json, kerchunk-parquet, manifest");
    }

    @ParameterizedTest
    @CsvSource({"kerchunk-parquet, 1", "manifest, 0"})
    void aNameThatNoFileCanHaveCostsNothingElse(String format, int leftOut) throws IOException {
        Path sidecar = sidecars.get(0);
        String granule = sidecar.getFileName().toString().replace(".dmrpp", "");
        String name = "x".repeat(300);
        Files.writeString(sidecar, Files.readString(sidecar).replace("atlas_sdp_gps_epoch", name));
        for (List<Path> granules : List.of(sidecars, List.of(sidecar))) {
            Command command = refs("--format", format, granules);
            assertThat(command.exit()).as(command.err()).isZero();
            assertThat(command.err().lines()).hasSize(leftOut);
            assertThat(command.err().lines())
                    .allMatch(line -> line.endsWith(name
                            + ": its path is too long for a file, or has letters that no file name here can have"));
            if (leftOut == 0) {
                assertThat(Command.run("info", out + "#" + granule).out()).contains(name);
            }
            out = directory.resolve("single");
        }
    }

    @Test
    void whatIsLeftOutIsTold() throws IOException {
        Path sidecar = sidecars.get(0);
        Files.writeString(
                sidecar,
                Files.readString(sidecar)
                        .replaceFirst("<Float64 name=\"[a-z_]+\"", "<Opaque name=\"x\"")
                        .replaceFirst("</Float64>", "</Opaque>"));
        Command command = refs("--format", "kerchunk-json", sidecar);
        assertThat(command.exit()).as(command.err()).isZero();
        assertThat(command.err())
                .isEqualToIgnoringNewLines("note: ATL06_20190402064703_00570302_006_01.h5/ancillary_data/"
                        + "atlas_sdp_gps_epoch: the size of an Opaque element is nowhere in the sidecar");
    }
}
