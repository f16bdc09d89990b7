package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.remote.FaultyServer;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;

/** A manifest in place of sidecars. */
class ManifestTest {
    private static final int GRANULE_FAILED = 3;

    @TempDir
    private Path directory;

    private Path manifest(Object... granules) {
        Path manifest = directory.resolve("refs.zarr");
        List<Object> words = new ArrayList<>(List.of("refs", "--format", "manifest", "--out", manifest));
        words.addAll(List.of(granules));
        Command command = Command.run(words.toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        assertThat(command.err()).isEmpty();
        return manifest;
    }

    private Command subset(Path out, Object... granules) {
        List<Object> words = new ArrayList<>(List.of("subset", "--polygon", directory.resolve("aoi.geojson")));
        words.addAll(List.of("--out", out, "--stats"));
        words.addAll(List.of(granules));
        return Command.run(words.toArray());
    }

    @Test
    void everyDatasetOfTheRealGranulesEqualsWhatH5pyReadsThroughManifestsOfBothSidecars() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        int datasets = 0;
        int number = 0;
        for (Project.Case granule : Project.realGranules()) {
            Path out = directory.resolve("m" + number++);
            Command command = Command.run(
                    "refs", "--format", "manifest", "-o", out, "--data", granule.granule(), granule.sidecar());
            assertThat(command.exit()).as(command.err()).isZero();
            datasets += DigestsTest.verify(new Project.Case(granule.granule(), out, granule.expected()));
        }
        System.out.println("digests equal to h5py's through manifests: " + datasets);
        assertThat(datasets).isGreaterThan(5000);
    }

    @Test
    void aSubsetOfAllGranulesOfAManifestIsByteForByteThatOfTheirSidecars() throws IOException {
        Object[] sidecars =
                Project.samples(directory).stream().map(Project.Case::sidecar).toArray();
        Path expected = directory.resolve("expected.parquet");
        assertThat(subset(expected, sidecars).exit()).isZero();
        Path manifest = manifest(sidecars);
        for (Project.Case sample : Project.samples(directory)) {
            Files.delete(sample.sidecar());
        }
        Path found = directory.resolve("found.parquet");
        Command command = subset(found, manifest);
        assertThat(command.exit()).as(command.err()).isZero();
        assertThat(command.out()).contains("of 2 granules written to");
        assertThat(found).hasSameBinaryContentAs(expected);

        Object[] oneByOne = Project.samples(directory).stream()
                .map(sample -> manifest.resolve("manifest.parquet") + "#"
                        + sample.granule().getFileName())
                .toArray();
        assertThat(subset(found, oneByOne).exit()).isZero();
        assertThat(found).hasSameBinaryContentAs(expected);
    }

    @Test
    void aGranuleThatIsNamedTwiceIsReadOnceWhereverItIsNamed() {
        Path sidecar = Project.samples(directory).get(0).sidecar();
        Path manifest = manifest(sidecar);
        String name = sidecar.getFileName().toString().replace(".dmrpp", "");
        Command command = subset(directory.resolve("out.parquet"), manifest, manifest + "#" + name);
        assertThat(command.exit()).isZero();
        assertThat(command.out()).contains("of 1 granule written to");
        assertThat(command.err()).contains("note: " + manifest + "#" + name + ": is the same granule as " + manifest);
    }

    @Test
    void oneRequestOpensAManifestOfManyGranules() throws IOException {
        Object[] sidecars =
                Project.samples(directory).stream().map(Project.Case::sidecar).toArray();
        try (FaultyServer server = new FaultyServer(directory)) {
            Object[] addresses = Project.samples(directory).stream()
                    .map(sample -> server.address(sample.sidecar().getFileName().toString()))
                    .toArray();
            Path expected = directory.resolve("expected.parquet");
            assertThat(subset(expected, sidecars).exit()).isZero();
            long requests = requests(subset(directory.resolve("direct.parquet"), addresses));
            manifest(addresses);

            Path found = directory.resolve("found.parquet");
            Command command = subset(found, server.address("refs.zarr"));
            assertThat(found).hasSameBinaryContentAs(expected);
            assertThat(requests(command)).isEqualTo(requests - 1);

            long before = server.requests();
            String name =
                    Path.of(sidecars[0].toString()).getFileName().toString().replace(".dmrpp", "");
            Command info = Command.run("info", server.address("refs.zarr/#" + name));
            assertThat(info.exit()).as(info.err()).isZero();
            assertThat(server.requests() - before).isOne();
        }
    }

    private static long requests(Command command) throws IOException {
        assertThat(command.exit()).as(command.err()).isZero();
        return new JsonMapper()
                .readTree(command.lastErrorLine())
                .get("requests")
                .asLong();
    }

    @Test
    void ofSeveralGranulesOneIsToBeNamed() {
        Object[] sidecars =
                Project.samples(directory).stream().map(Project.Case::sidecar).toArray();
        Path manifest = manifest(sidecars);
        Command all = Command.run("info", manifest);
        assertThat(all.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(all.err())
                .isEqualToIgnoringNewLines("error: " + manifest.resolve("manifest.parquet") + " holds 2 granules"
                        + " (ATL06_20190402064703_00570302_006_01.h5, ATL06_20190703012345_01140402_006_01.h5); name one"
                        + " behind a #, as in …/manifest.parquet#ATL06_20190402064703_00570302_006_01.h5");
        Command other = Command.run("info", manifest + "#x.h5");
        assertThat(other.err()).contains("has no granule x.h5");
        Command data = subset(directory.resolve("out.parquet"), "--data", sidecars[0], manifest);
        assertThat(data.exit()).isEqualTo(2);
        assertThat(data.err())
                .contains("the data are said to be in one file, but 2 granules are given; name the folder");
    }

    @Test
    void granulesThatWereMovedAreFoundWhereTheCallerSays() throws IOException {
        Project.Case sample = Project.samples(directory).get(0);
        Path manifest = manifest(sample.sidecar());
        Path moved = Files.move(sample.granule(), directory.resolve("moved.h5"));
        Command lost = Command.run("verify", manifest);
        assertThat(lost.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(lost.err()).contains("no such file").contains("say where it is (vgranule: --data");
        DigestsTest.verify(new Project.Case(moved, manifest, sample.expected()));
    }

    @Test
    void allGranulesOfARunMayBeInAnotherFolder() throws IOException {
        List<Project.Case> samples = Project.samples(directory);
        Path manifest = manifest(samples.get(0).sidecar(), samples.get(1).sidecar());
        Path beside = subsetted("beside.parquet", manifest);
        Path folder = Files.createDirectory(directory.resolve("elsewhere"));
        for (Project.Case sample : samples) {
            Files.move(sample.granule(), folder.resolve(sample.granule().getFileName()));
        }
        Path apart = subsetted(
                "apart.parquet",
                "--data",
                folder,
                samples.get(0).sidecar(),
                samples.get(1).sidecar());
        assertThat(apart).hasSameBinaryContentAs(beside);
        assertThat(subsetted("listed.parquet", "--data", folder, manifest)).hasSameBinaryContentAs(beside);
    }

    private Path subsetted(String name, Object... arguments) {
        Path out = directory.resolve(name);
        Command command = subset(out, arguments);
        assertThat(command.exit()).as(command.err()).isZero();
        return out;
    }

    @Test
    void aManifestThatIsDamagedIsAFailureAndTheOthersAreRead() throws IOException {
        List<Project.Case> samples = Project.samples(directory);
        Path manifest = manifest(samples.get(0).sidecar());
        Path file = manifest.resolve("manifest.parquet");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);
        Command command = subset(
                directory.resolve("out.parquet"), manifest, samples.get(1).sidecar());
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.err())
                .startsWith("failed (invalid_sidecar): [refs.zarr/manifest.parquet] the manifest is damaged, or none: ")
                .contains(". Get it again, or export it anew");
        assertThat(command.out()).contains("of 1 granule written to");
        Command fast = subset(
                directory.resolve("fast.parquet"),
                "--fail-fast",
                manifest,
                samples.get(1).sidecar());
        assertThat(fast.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(directory.resolve("fast.parquet")).doesNotExist();
    }

    @Test
    void fromJavaAManifestOpensAsASidecarDoes() throws IOException {
        Project.Case sample = Project.samples(directory).get(0);
        Path manifest = manifest(sample.sidecar());
        try (VirtualGranule direct = VirtualGranule.open(sample.sidecar());
                VirtualGranule granule = VirtualGranule.open(manifest, GranuleOptions.defaults())) {
            assertThat(granule).hasToString(direct.toString());
            ManifestComparison.equal(granule.manifest(), direct.manifest(), "sample");
            assertThat(granule.name()).isEqualTo(direct.name());
        }
    }
}
