package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;

/** The first thing that people try; the start script too, to learn which classes remote runs need. */
class DemoTest {
    @TempDir
    private Path directory;

    @Test
    void itReadsTheSamplesFromFilesOrFromAServerOfItsOwnWithTheSameResult() {
        Path local = directory.resolve("local");
        Path served = directory.resolve("served");
        Command files = Command.run("demo", "--dir", local);
        Command server = Command.run("demo", "--dir", served, "--served");
        assertThat(files.exit()).as(files.err()).isZero();
        assertThat(server.exit()).as(server.err()).isZero();
        for (String name : SampleGranules.names()) {
            assertThat(files.out()).contains(local.resolve(name) + ".dmrpp");
            assertThat(server.out()).containsPattern("http://127\\.0\\.0\\.1:\\d+/" + name + "\\.dmrpp");
        }
        assertThat(local.resolve("demo.parquet")).hasSameBinaryContentAs(served.resolve("demo.parquet"));
    }

    @Test
    void aPolygonOfTheUsersIsNotOverwritten() throws IOException {
        Path own = Files.writeString(directory.resolve("aoi.geojson"), "mine");
        Command demo = Command.run("demo", "--dir", directory);
        assertThat(demo.exit()).isEqualTo(2);
        assertThat(demo.err()).contains("which the demo would overwrite");
        assertThat(own).hasContent("mine");
    }
}
