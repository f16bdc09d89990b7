package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input: one line that names it, the right exit code, no stack trace, no file left. */
class BadInputTest {
    private static final int USAGE = 2;
    private static final int GRANULE_FAILED = 3;

    @TempDir
    private Path directory;

    private Path good;
    private Path out;

    @BeforeEach
    void copySamples() {
        good = Project.samples(directory).get(0).granule();
        out = directory.resolve("out.parquet");
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.contains("out.parquet"));
        }
    }

    @Test
    void aMissingFileIsNamed() {
        fails(directory.resolve("missing.h5"), "failed (read_failed): [missing.h5.dmrpp] cannot read ", "no such file");
    }

    @Test
    void anHtmlPageIsRecognised() throws IOException {
        Path page = sidecar("<!DOCTYPE html><html><body>Please log in</body></html>");
        fails(page, "failed (invalid_sidecar): [bad.h5.dmrpp] line 1: ", "HTML page", "login");
        fails(sidecar("<html>Please log in</html>"), "the root element is <html>, not <Dataset>");
    }

    @Test
    void xmlThatBreaksOffIsRecognised() throws IOException {
        String whole = Files.readString(Path.of(good + ".dmrpp"), StandardCharsets.ISO_8859_1);
        fails(sidecar(whole.substring(0, whole.length() / 2)), "[bad.h5.dmrpp] line ", "not well-formed XML");
    }

    @Test
    void anXmlBombIsRefused() throws IOException {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                + "<Dataset name=\"&b;\"/>";
        fails(sidecar(bomb), "[bad.h5.dmrpp] line 1: ", "document type declaration");
    }

    @Test
    void aSidecarOfAnotherGranuleIsFoundOut() throws IOException {
        Path other = Project.samples(directory).get(1).granule();
        Path sidecar = sidecar(Files.readString(Path.of(other + ".dmrpp"), StandardCharsets.ISO_8859_1));
        Files.copy(good, directory.resolve("bad.h5"));
        fails(sidecar, "failed (decode_failed): [bad.h5.dmrpp] /gt", "/land_ice_segments/", " chunk (0): ", "sidecar");
    }

    @Test
    void aGranuleThatIsCutOffIsFoundOut() throws IOException {
        Files.write(directory.resolve("bad.h5"), Arrays.copyOf(Files.readAllBytes(good), 200_000));
        fails(
                copyOfGoodSidecar(),
                "failed (stale_sidecar): [bad.h5.dmrpp] /gt",
                " chunk (",
                "the file has 200000 bytes, but the sidecar");
    }

    @Test
    void aDamagedChunkIsFoundOut() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        for (int i = 50_000; i < bytes.length; i += 997) {
            bytes[i] ^= 0x55;
        }
        Files.write(directory.resolve("bad.h5"), bytes);
        fails(copyOfGoodSidecar(), "failed (decode_failed): [bad.h5.dmrpp] /gt", " chunk (", "zlib stream");
    }

    @Test
    void aBadGranuleDoesNotCostTheOthersButTheExitCodeTells() throws IOException {
        Path bad = sidecar("<html/>");
        Command command = subset("--polygon", directory.resolve("aoi.geojson"), bad, good);
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.err())
                .startsWith("failed (invalid_sidecar): [bad.h5.dmrpp]")
                .hasLineCount(1);
        assertThat(command.out()).contains("425 rows of 1 granule ", "1 granule failed");
        assertThat(Parquet.count(out)).isEqualTo(425);
        Files.delete(out);
        Command strict = subset("--fail-fast", "--polygon", directory.resolve("aoi.geojson"), good, bad, good);
        assertThat(strict.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(strict.err()).contains("nothing written: 1 of 3 granules failed");
    }

    @Test
    void wrongArgumentsAreNamedInOneLine() {
        wrong("self-intersecting at (0.5, 0.5); repair it", "--polygon", "POLYGON((0 0,1 1,1 0,0 1,0 0))", good);
        wrong("no such file", "--polygon", "nowhere.geojson", good);
        wrong("not four numbers", "--bbox", "1,2,3", good);
        wrong("no column \"nope\" in", "--bbox", "1,2,3,4", "--columns", "nope", good);
        wrong("there are atl06_quality_summary, delta_time, h_li, ", "--bbox", "1,2,3,4", "--columns", "x", good);
        wrong("; did you mean h_li? There are ", "--bbox", "1,2,3,4", "--columns", "h_lii", good);
        wrong("threads must be at least 1, not 0", "--bbox", "1,2,3,4", "--threads", "0", good);
        wrong("the scheme is ftp, known are file, http, https", "--bbox", "1,2,3,4", "ftp://host/a.h5");
        wrong("is a folder", "--bbox", "1,2,3,4", directory);
        wrong("--polygon", "--columns", "h_li", good);
        wrong("Unknown option: '--nope'", "--bbox", "1,2,3,4", "--nope", good);
        wrong("where one granule is, but 2", "--bbox", "1,2,3,4", "--data", "x.h5", good, good);
    }

    @Test
    void anOutputThatCannotBeWrittenIsFoundBeforeAnythingIsRead() {
        Object[] nowhere = {"subset", "--bbox", "1,2,3,4", "--out", "/nonexistent/x.parquet", "missing.h5"};
        Command command = Command.run(nowhere);
        assertThat(command.exit()).isEqualTo(USAGE);
        assertThat(command.err()).contains("/nonexistent is no directory").hasLineCount(1);
        Command folder = Command.run("subset", "--bbox", "1,2,3,4", "--out", directory, good);
        assertThat(folder.exit()).isEqualTo(USAGE);
        assertThat(folder.err()).contains("is a directory; name a file").hasLineCount(1);
    }

    @Test
    void anInputIsNeverOverwritten() throws IOException {
        Path aoi = directory.resolve("aoi.geojson");
        for (Path input : List.of(good, Path.of(good + ".dmrpp"), aoi)) {
            byte[] before = Files.readAllBytes(input);
            Command command = Command.run("subset", "--polygon", aoi, "--out", input, good);
            assertThat(command.exit()).isEqualTo(USAGE);
            assertThat(command.err()).contains("is one of the inputs").hasLineCount(1);
            assertThat(Files.readAllBytes(input)).isEqualTo(before);
        }
    }

    @Test
    void aGranuleThatIsNamedTwiceIsReadOnce() throws IOException {
        Command command = subset("--polygon", directory.resolve("aoi.geojson"), good, good + ".dmrpp");
        assertThat(command.out()).startsWith("425 rows of 1 granule written");
        assertThat(command.err())
                .startsWith("note: ")
                .contains("is the same granule as")
                .hasLineCount(1);
        Files.delete(out);
    }

    private void fails(Path granule, String... words) {
        Command command = subset("--bbox", "-180,-90,180,90", granule);
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.out()).isEmpty();
        List<String> lines = command.err().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains(words);
        assertThat(lines.get(1)).isEqualTo("nothing written: 1 of 1 granule failed");
    }

    private void wrong(String words, Object... args) {
        Command command = subset(args);
        assertThat(command.exit()).as(command.err()).isEqualTo(USAGE);
        assertThat(command.err()).startsWith("error: ").contains(words).hasLineCount(1);
        assertThat(command.out()).isEmpty();
    }

    private Command subset(Object... args) {
        return Command.run(Stream.concat(Stream.of("subset", "--out", out), Arrays.stream(args))
                .toArray());
    }

    private Path sidecar(String text) throws IOException {
        return Files.writeString(directory.resolve("bad.h5.dmrpp"), text, StandardCharsets.ISO_8859_1);
    }

    private Path copyOfGoodSidecar() throws IOException {
        return Files.copy(Path.of(good + ".dmrpp"), directory.resolve("bad.h5.dmrpp"));
    }
}
