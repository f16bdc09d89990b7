package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Python environment with outside readers, where {@code oracles/make-env} has made it. */
public enum Oracle {
    /** Readers of GeoParquet. */
    ORACLES,
    /** Clients of Zarr. */
    ZARR,
    /** GDAL, where there is a Python that is new enough for it. */
    GDAL;

    private Path python() {
        return Project.root()
                .resolve("it-tests/target")
                .resolve(name().toLowerCase())
                .resolve("bin/python");
    }

    public boolean isThere() {
        return Files.isExecutable(python());
    }

    /** Why a test that needs it did not run. */
    public String without() {
        return "skipped: there is no " + python() + "; it-tests/oracles/make-env makes it";
    }

    /** Runs a script of the oracles; gives what it printed. */
    public String run(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(python().toString());
        command.add(Project.root().resolve("it-tests/oracles").resolve(script).toString());
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        return run(command);
    }

    /** Runs a program; gives what it printed. */
    public static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
