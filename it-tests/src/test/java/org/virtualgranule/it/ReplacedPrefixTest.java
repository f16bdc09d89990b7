package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References can lead to other copies of the files, but hold no secret. */
class ReplacedPrefixTest {
    @TempDir
    private Path directory;

    private Command refs(Path out, String... prefixes) throws IOException {
        Path sidecar = Project.samples(directory).get(0).sidecar();
        Object[] words = {
            "refs",
            "--format",
            "kerchunk-json",
            "--out",
            out,
            sidecar,
            "--replace-prefix",
            "https://elsewhere/",
            prefixes[0],
            "--replace-prefix",
            sidecar.getParent() + "/",
            prefixes[1]
        };
        return Command.run(words);
    }

    @Test
    void theAddressThatBeginsWithOnePrefixBeginsWithTheOther() throws IOException {
        Path out = directory.resolve("refs.json");
        Command run = refs(out, "s3://other/", "s3://bucket/");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readString(out)).contains("\"s3://bucket/").doesNotContain("s3://other/", "file:");
    }

    @Test
    void aPrefixWithWhatMayBeSecretIsNotWritten() throws IOException {
        Path out = directory.resolve("refs.json");
        for (String prefix : new String[] {"https://user:PASSWORD@host/", "https://host/?token=PASSWORD&path="}) {
            Command run = refs(out, "s3://other/", prefix);
            assertThat(run.exit()).isNotZero();
            assertThat(run.err()).contains("--replace-prefix").doesNotContain("PASSWORD");
            assertThat(out).doesNotExist();
        }
    }
}
