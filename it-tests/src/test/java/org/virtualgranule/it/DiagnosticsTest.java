package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.reader.VirtualGranule;

/** What was assumed of each variable, and why one was skipped: in the API, in {@code info}, and in its JSON. */
class DiagnosticsTest {
    private static final String DOCUMENT = """
            <Dataset name="a.h5">
              <Int32 name="order"><Dim size="1"/><dmrpp:chunk offset="0" nBytes="4"/></Int32>
              <Int16 name="width"><Dim size="4"/><dmrpp:chunk offset="0" nBytes="4"/></Int16>
              <Int32 name="unwritten"><Dim size="2"/></Int32>
              <Int32 name="filters"><Dim size="1"/>
                <dmrpp:chunks compressionType="deflate shuffle" byteOrder="LE"><dmrpp:chunk offset="4" nBytes="12"/>
                </dmrpp:chunks></Int32>
              <Opaque name="skipped"><dmrpp:chunk offset="0" nBytes="4"/></Opaque>
            </Dataset>
            """;

    @TempDir
    private Path directory;

    private Path sidecar;

    @BeforeEach
    void write() throws IOException {
        Files.write(
                directory.resolve("a.h5"),
                ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN).putInt(7).array());
        sidecar = Files.writeString(directory.resolve("a.h5.dmrpp"), DOCUMENT);
    }

    @Test
    void theApiTellsByVariable() {
        try (VirtualGranule granule = VirtualGranule.open(sidecar)) {
            assertThat(granule.manifest().diagnostics("/order"))
                    .containsExactly(new Diagnostic(
                            "/order", Topic.BYTE_ORDER, "byte order not stated; taken as little endian"));
            assertThat(granule.manifest().diagnostics("/width"))
                    .extracting(Diagnostic::topic)
                    .contains(Topic.WIDTH);
            assertThat(granule.manifest().diagnostics("/unwritten"))
                    .extracting(Diagnostic::topic)
                    .containsExactly(Topic.CHUNKS, Topic.FILL_VALUE);
            assertThat(granule.manifest().diagnostics("/filters"))
                    .extracting(Diagnostic::message)
                    .containsExactly("filters \"deflate shuffle\" of a document that lists them in no order taken as"
                            + " shuffle → zlib");
            assertThat(granule.manifest().diagnostics("/skipped")).isEmpty();
            assertThat(granule.manifest().whySkipped("/skipped"))
                    .contains("the size of an Opaque element is nowhere in the sidecar");
        }
    }

    @Test
    void infoCountsThemAndListsThemIfAsked() {
        String counted = Command.run("info", sidecar).out();
        String listed = Command.run("info", "--diagnostics", sidecar).out();

        assertThat(counted)
                .contains("skipped: /skipped: the size of an Opaque element is nowhere in the sidecar\n")
                .contains("notes: 1 on byte order, 1 on chunks, 1 on fill value, 1 on filters, 1 on width"
                        + " (--diagnostics lists them)")
                .doesNotContain("not stated");
        assertThat(listed)
                .contains("byte order: /order: byte order not stated; taken as little endian\n")
                .doesNotContain("notes:");
    }

    @Test
    void jsonHasThemAll() throws IOException {
        JsonNode json =
                new JsonMapper().readTree(Command.run("info", "--json", sidecar).out());

        assertThat(json.get("diagnostics")).hasSize(5);
        assertThat(json.get("diagnostics").get(0).toString())
                .isEqualTo("{\"path\":\"/order\",\"topic\":\"byte_order\","
                        + "\"message\":\"byte order not stated; taken as little endian\"}");
        assertThat(json.get("skipped").get(0).get("path").asText()).isEqualTo("/skipped");
    }

    @Test
    void theCallerMayKnowTheByteOrder() throws IOException {
        JsonNode little = digest("verify", "--json", sidecar);
        JsonNode big = digest("verify", "--json", "--byte-order", "BE", sidecar);

        assertThat(big.get("sha256").asText())
                .isNotEqualTo(little.get("sha256").asText())
                // of 7, 0, 0, 0
                .isEqualTo("e8613f5a5bc9f9feeda32a8e7c80b69dd4878e47b6a91723fb15eb84236b6a2b");
        assertThat(Command.run("verify", "--byte-order", "VAX", sidecar).err())
                .contains("--byte-order must be LE or BE, not VAX");
    }

    @Test
    void aPlainDmrIsCalledSoAndItsSkippedVariablesAreCounted() throws IOException {
        String variables = IntStream.range(0, 20)
                .mapToObj(n -> "<Int8 name=\"v" + n + "\"/>")
                .collect(Collectors.joining());
        Files.writeString(sidecar, "<Dataset name=\"a.h5\">" + variables + "</Dataset>");

        assertThat(Command.run("info", sidecar).out())
                .contains("tree: /: no variable has a storage element: a DMR, not a DMR++; get the granule's .dmrpp\n")
                .contains("skipped: and 19 more for the same reason (--diagnostics lists them)\n")
                .doesNotContain("notes:");
    }

    @Test
    void aGranuleThatIsNotThereIsOneLineWithTheRemedy() throws IOException {
        Files.delete(directory.resolve("a.h5"));
        Command command = Command.run("verify", sidecar);

        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("error: [a.h5.dmrpp] /order chunk (0): cannot read ")
                                .endsWith("no such file; put it beside its sidecar, or say where it is"
                                        + " (vgranule: --data, reader: GranuleOptions.withData)"),
                        line -> assertThat(line)
                                .isEqualTo("error: and 2 more arrays of that granule, which --verbose shows"));
    }

    private static JsonNode digest(Object... arguments) throws IOException {
        return new JsonMapper()
                .readTree(Command.run(arguments).out())
                .get("arrays")
                .get(0);
    }
}
