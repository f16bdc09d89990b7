package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.cli.Vgranule;

/** Short runs stay short: who reads no s3 address loads nothing of the AWS SDK. */
class LateS3Test {
    @TempDir
    private Path directory;

    @Test
    void aRunOnLocalFilesLoadsNoClassOfTheAwsSdk() throws IOException, InterruptedException {
        assertThat(loaded(Project.samples(directory).get(0).sidecar().toString()))
                .contains("org.virtualgranule.cli.S3Arguments")
                .doesNotContain("software.amazon");
    }

    @Test
    void aRunOnABucketDoes() throws IOException, InterruptedException {
        assertThat(loaded("s3://bucket/a.h5", "--s3-anonymous", "--s3-endpoint", "http://127.0.0.1:1"))
                .contains("software.amazon");
    }

    /** Runs the command in a process of its own, and lists the classes that it loaded. */
    private String loaded(String... arguments) throws IOException, InterruptedException {
        Path log = directory.resolve("classes.log");
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                Vgranule.class.getName(),
                "info");
        process.command().addAll(List.of(arguments));
        process.redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile());
        process.start().waitFor();
        return Files.readString(log);
    }
}
