package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The name of a granule is what an address in a document ends in, and such a document may be anybody's. */
class HostileManifestTest {
    @TempDir
    private Path directory;

    @Test
    void noGranuleIsWrittenOutsideOfTheOutputWhateverItsAddressEndsIn() throws IOException {
        List<Path> samples =
                Project.samples(directory).stream().map(Project.Case::sidecar).toList();
        Path hostile = directory.resolve("hostile.zarr");
        Command made = Command.run(
                "refs",
                "--format",
                "manifest",
                "--out",
                hostile,
                "--replace-prefix",
                samples.get(0).toUri().toString().replaceFirst("\\.dmrpp$", ""),
                "file:///data/..%2F..",
                samples.get(0));
        assertThat(made.exit()).as(made.err()).isZero();
        Path folder = Files.createDirectories(directory.resolve("inner/most"));
        Command run =
                Command.run("refs", "--format", "manifest", "--out", folder.resolve("out"), hostile, samples.get(1));
        assertThat(run.err()).contains("cannot be a group");
        assertThat(run.out()).contains("references to 1 granule written", "1 granule failed");
        assertThat(names(folder)).containsExactly("out");
        assertThat(names(folder.getParent())).containsExactly("most");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
