package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a flattened sidecar that states no path: the same rows, and a note on where the groups come from. */
class PathlessSubsetTest {
    @Test
    void aSubsetIsTheSameAndSaysThatTheGroupsWereGuessed(@TempDir Path directory) throws IOException {
        Project.Case sample = Project.samples(directory).get(0);
        Command stated = subset(directory, "stated.parquet", sample.sidecar());
        String text = Files.readString(sample.sidecar(), StandardCharsets.ISO_8859_1);
        String bare = text.replaceAll("(?s)<Attribute name=\"(fullnamepath|origname)\".*?</Attribute>", "");
        assertThat(bare).isNotEqualTo(text);
        Files.writeString(sample.sidecar(), bare, StandardCharsets.ISO_8859_1);

        Command guessed = subset(directory, "guessed.parquet", sample.sidecar());

        assertThat(stated.err()).doesNotContain("note: ");
        assertThat(guessed.err())
                .contains("note: /: a flattened document without paths: groups taken from the list of ATL06, for ");
        assertThat(Parquet.count(directory.resolve("guessed.parquet")))
                .isEqualTo(Parquet.count(directory.resolve("stated.parquet")))
                .isPositive();
    }

    private static Command subset(Path directory, String name, Path sidecar) {
        Command command = Command.run(
                "subset", "--polygon", directory.resolve("aoi.geojson"), "--out", directory.resolve(name), sidecar);
        assertThat(command.exit()).as(command.err()).isZero();
        return command;
    }
}
