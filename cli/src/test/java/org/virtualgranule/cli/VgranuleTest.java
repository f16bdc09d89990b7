package org.virtualgranule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VgranuleTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Vgranule.run(new PrintWriter(OutputStream.nullOutputStream()), new PrintWriter(err, true), args);
    }

    @Test
    void outputThatIsLostIsNoSuccess() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThat(Vgranule.run(new PrintWriter(full, true), new PrintWriter(err, true), "--help"))
                .isEqualTo(Vgranule.OUTPUT_FAILED);
        assertThat(err.toString()).contains("the standard output was closed, or is full");
    }

    @Test
    void aWordThatIsNoCommandIsAnsweredWithThoseThereAre() {
        assertThat(run("inof", "x")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("error: no command \"inof\"; there are subset, search, info, verify, serve,"
                        + " refs, cache, shell, demo (vgranule --help tells more)");
    }

    @Test
    void aListThatIsNotThereIsSaidToBeSo() {
        Path list = folder.resolve("nolist");
        assertThat(run("info", "--from", list.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--from " + list + ": there is no such file");
    }

    @Test
    void aGranuleWithoutSidecarIsToldWhereThatIs() {
        assertThat(run("info", folder.resolve("a.h5").toString())).isEqualTo(Vgranule.GRANULE_FAILED);
        assertThat(err.toString()).contains("no such file; a sidecar belongs beside its granule");
    }
}
