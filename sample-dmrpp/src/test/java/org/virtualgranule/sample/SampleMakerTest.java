package org.virtualgranule.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMakerTest {
    private static final long MOST_BYTES = 2_000_000;

    @TempDir
    private Path directory;

    @Test
    void theProgramMakesTheCommittedFilesByteForByte() throws IOException {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(platform.equals("Linux amd64"), "libhdf5 is here for Linux amd64 only, this is " + platform);
        Path made = directory.resolve("made");
        Path committed = SampleGranules.copyTo(directory.resolve("committed"));

        SampleMaker.main(new String[] {made.toString()});

        for (String name : SampleGranules.files()) {
            assertThat(made.resolve(name)).hasSameBinaryContentAs(committed.resolve(name));
        }
    }

    @Test
    void allFilesTogetherAreSmall() throws IOException {
        SampleGranules.copyTo(directory);
        long total = 0;
        for (String name : SampleGranules.files()) {
            total += Files.size(directory.resolve(name));
        }
        assertThat(total).isLessThan(MOST_BYTES);
    }

    @Test
    void theProgramWantsExactlyOneDirectory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleMaker.main(new String[0]))
                .withMessageContaining("0 given");
    }
}
