package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sidecars from which a track or a time could be lost or moved in silence: each costs its granule, and says why. */
class OddSidecarsTest {
    @TempDir
    private Path directory;

    private Project.Case sample;
    private String text;

    @BeforeEach
    void readTheHierarchicalSample() throws IOException {
        sample = Project.samples(directory).get(1);
        text = Files.readString(sample.sidecar(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void timeInAnotherUnitOrFromAnotherDayIsRefused() throws IOException {
        for (String units : List.of(
                "days since 2018-01-01",
                "milliseconds since 2018-01-01",
                "seconds since 2018-01-01T12:00:00",
                "seconds since 2000-01-01")) {
            refused(t -> t.replace("seconds since 2018-01-01", units), "delta_time is in \"" + units + "\"");
        }
        accepted(t -> t.replace("seconds since 2018-01-01", "seconds since 2018-01-01T00:00:00.000000Z"));
    }

    @Test
    void aTrackWithoutCoordinatesIsNotTakenForOneThatIsNotThere() throws IOException {
        refused(t -> inGt1l(t, "name=\"latitude\"", "name=\"lat\""), "/gt1l has only one of latitude and longitude");
        refused(
                t -> inGt1l(inGt1l(t, "name=\"latitude\"", "name=\"lat\""), "name=\"longitude\"", "name=\"lon\""),
                "/gt1l/land_ice_segments/ has no latitude and no longitude");
    }

    @Test
    void coordinatesThatCannotBeMappedAreNamedWithTheReason() throws IOException {
        refused(
                t -> inGt1l(
                        t, "<Float64 name=\"latitude\">(.*?)</Float64>", "<Float128 name=\"latitude\">$1</Float128>"),
                "/gt1l/land_ice_segments/latitude cannot be read: its type Float128");
        refused(
                t -> t.replace("<Group name=\"gt1l\">", "<Group name=\"gt1l\"/><Group name=\"gt1l\">"),
                "is there twice");
    }

    @Test
    void coordinatesOfWhichSomethingWasAssumedAreRefused() throws IOException {
        refused(
                t -> inGt1l(
                        t,
                        "<Dimension name=\"delta_time\" size=\"\\d+\"/>",
                        "<Dimension name=\"delta_time\" size=\"900\"/>"),
                "/gt1l/land_ice_segments/latitude cannot be relied on",
                "outside its shape");
    }

    @Test
    void rowsOfACoordinateChunkInTwoPiecesAreNotLost() throws IOException {
        accepted(t -> {
            MatchResult chunk = Pattern.compile("offset=\"(\\d+)\" nBytes=\"(\\d+)\" (chunkPositionInArray=\"\\[0]\")")
                    .matcher(t.substring(t.indexOf("<Float64 name=\"latitude\">")))
                    .results()
                    .findFirst()
                    .orElseThrow();
            long offset = Long.parseLong(chunk.group(1));
            long bytes = Long.parseLong(chunk.group(2));
            String piece = "offset=\"%d\" nBytes=\"%d\" " + chunk.group(3) + " LinkedBlockIndex=\"%d\"";
            return t.replace(
                    chunk.group(),
                    String.format(piece, offset, 100, 0) + "/><dmrpp:chunk "
                            + String.format(piece, offset + 100, bytes - 100, 1));
        });
        long rows = Parquet.count(directory.resolve("out.parquet"));
        subset(t -> t + "\n");
        assertThat(rows).isEqualTo(Parquet.count(directory.resolve("out.parquet")));
    }

    @Test
    void aGranuleLikeThatDoesNotCostTheOthers() throws IOException {
        Path odd = write(t -> t.replace("seconds since 2018-01-01", "days since 2018-01-01"));
        Path out = directory.resolve("out.parquet");
        Command command = Command.run(
                "subset", "--polygon", directory.resolve("aoi.geojson"), "--out", out, odd, sample.sidecar());
        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.err())
                .startsWith("failed (unsupported): [odd.h5.dmrpp] ")
                .hasLineCount(1);
        assertThat(Parquet.count(out)).isEqualTo(339);
    }

    /** Replaces what a pattern finds first within the group of one beam. */
    private static String inGt1l(String text, String pattern, String replacement) {
        int start = text.indexOf("<Group name=\"gt1l\">");
        int end = text.indexOf("<Group name=\"gt1r\">");
        String beam = text.substring(start, end);
        int segments = beam.indexOf("<Group name=\"land_ice_segments\">");
        String changed = beam.substring(segments).replaceFirst("(?s)" + pattern, replacement);
        assertThat(changed).isNotEqualTo(beam.substring(segments));
        return text.substring(0, start + segments) + changed + text.substring(end);
    }

    private void refused(UnaryOperator<String> edit, String... words) throws IOException {
        Command command = subset(edit);
        assertThat(command.exit()).as(command.err()).isEqualTo(3);
        assertThat(command.err()).contains("[odd.h5.dmrpp] ").contains(words).hasLineCount(2);
    }

    private void accepted(UnaryOperator<String> edit) throws IOException {
        assertThat(subset(edit).exit()).isZero();
    }

    private Command subset(UnaryOperator<String> edit) throws IOException {
        Path odd = write(edit);
        return Command.run("subset", "--bbox", "-180,-90,180,90", "--out", directory.resolve("out.parquet"), odd);
    }

    private Path write(UnaryOperator<String> edit) throws IOException {
        String changed = edit.apply(text);
        assertThat(changed).isNotEqualTo(text);
        Path data = directory.resolve("odd.h5");
        if (!Files.exists(data)) {
            Files.copy(sample.granule(), data);
        }
        return Files.writeString(directory.resolve("odd.h5.dmrpp"), changed, StandardCharsets.ISO_8859_1);
    }
}
