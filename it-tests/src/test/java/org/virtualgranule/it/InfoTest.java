package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code vgranule info} says of an old sidecar, which leaves things open. */
class InfoTest {
    private static final String UNSTATED = "byte order not stated; taken as little endian";

    @TempDir
    private Path directory;

    private Path sidecar;

    @BeforeEach
    void write() throws IOException {
        String array = "<Int32 name='%s'><Dim size='2'/>"
                + "<dmrpp:chunks><dmrpp:chunk offset='0' nBytes='%d'/></dmrpp:chunks></Int32>";
        sidecar = Files.writeString(
                directory.resolve("old.h5.dmrpp"),
                "<Dataset name='old.h5'><Group name='g'>" + String.format(array, "a", 8) + String.format(array, "b", 8)
                        + String.format(array, "c", 7) + "</Group></Dataset>");
    }

    @Test
    void assumptionsAreCountedByTopicAndWhatWasSkippedIsListed() {
        Command command = Command.run("info", sidecar);

        assertThat(command.exit()).isZero();
        assertThat(command.out())
                .contains("a  int32[2]  1 of 1 chunks [2], 8 bytes\n")
                .contains("\nskipped: /g/c: a chunk of [2] elements, 8 bytes, is said to be stored in 7 bytes")
                .contains("\nnotes: 2 on byte order (--diagnostics lists them)\n")
                .doesNotContain(UNSTATED);
    }

    @Test
    void eachAssumptionIsListedIfAskedFor() {
        assertThat(Command.run("info", "--diagnostics", sidecar).out())
                .contains("\nbyte order: /g/a: " + UNSTATED + "\nbyte order: /g/b: " + UNSTATED + "\n")
                .doesNotContain("notes:");
    }

    @Test
    void jsonHasPathTopicAndReasonOfEverything() throws IOException {
        JsonNode json =
                new JsonMapper().readTree(Command.run("info", "--json", sidecar).out());

        assertThat(json.get("skipped")).hasSize(1);
        assertThat(json.at("/skipped/0/path").asText()).isEqualTo("/g/c");
        assertThat(json.at("/skipped/0/topic").asText()).isEqualTo("skipped");
        assertThat(json.at("/skipped/0/reason").asText()).startsWith("a chunk of [2] elements");
        assertThat(json.get("diagnostics")).hasSize(2);
        assertThat(json.at("/diagnostics/1/path").asText()).isEqualTo("/g/b");
        assertThat(json.at("/diagnostics/1/topic").asText()).isEqualTo("byte_order");
        assertThat(json.at("/diagnostics/1/message").asText()).isEqualTo(UNSTATED);
    }
}
