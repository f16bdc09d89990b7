package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;

/** From a search to rows in a file, at an archive that wants a login. */
class SearchTest {
    private static final int USAGE = 2;
    private static final int GRANULE_FAILED = 3;
    private static final List<String> PRODUCT = List.of("--short-name", "ATL06", "--version", "006");

    @TempDir
    private Path directory;

    private ArchiveServer archive;
    private Path polygon;
    private Path token;

    @BeforeEach
    void start() throws IOException {
        Project.samples(directory);
        archive = new ArchiveServer(directory, "good");
        archive.found.addAll(SampleGranules.names());
        polygon = directory.resolve("aoi.geojson");
        token = Files.writeString(directory.resolve("token"), "good\n");
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private Command search(Object... more) {
        return run("search", more);
    }

    private Command run(String command, Object... more) {
        List<Object> words = new ArrayList<>(List.of(command));
        words.addAll(Arrays.asList(more));
        return Command.run(words.toArray());
    }

    private Object[] words(Object... more) {
        List<Object> words = new ArrayList<>(PRODUCT);
        words.addAll(List.of("--cmr", archive.address("")));
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    private Object[] subsetWords(Path out, Object... more) {
        List<Object> words = new ArrayList<>(List.of("--polygon", polygon, "--out", out));
        words.addAll(List.of("--token-file", token, "--auth-host", archive.host()));
        words.addAll(Arrays.asList(more));
        return words.toArray();
    }

    private Path local() {
        Path local = directory.resolve("local.parquet");
        List<Object> words = new ArrayList<>(List.of("--polygon", polygon, "--out", local));
        SampleGranules.names().forEach(name -> words.add(directory.resolve(name)));
        assertThat(run("subset", words.toArray()).exit()).isZero();
        return local;
    }

    @Test
    void aSearchPrintsSidecarsThatASubsetReads() throws IOException {
        Command found = search(words("--polygon", polygon, "--time", "2019-01-01/2019-12-31"));
        assertThat(found.err()).isEmpty();
        assertThat(found.exit()).isZero();
        assertThat(found.out().lines())
                .containsExactlyElementsOf(SampleGranules.names().stream()
                        .map(name -> archive.address("/data/" + name + ".dmrpp"))
                        .toList());
        assertThat(archive.searches.get(0))
                .contains("short_name=ATL06&version=006&polygon%5B%5D=")
                .contains("temporal%5B%5D=2019-01-01T00%3A00%3A00Z%2C2019-12-31T23%3A59%3A59.999Z");
        Path list = Files.writeString(directory.resolve("list"), "# found\n\n" + found.out());
        Path out = directory.resolve("listed.parquet");
        Command subset = run("subset", subsetWords(out, "--from", list));
        assertThat(subset.exit()).as(subset.err()).isZero();
        assertThat(out).hasSameBinaryContentAs(local());
        Path piped = directory.resolve("piped.parquet");
        assertThat(withInput(found.out(), "subset", subsetWords(piped, "--from", "-"))
                        .exit())
                .isZero();
        assertThat(piped).hasSameBinaryContentAs(out);
    }

    private Command withInput(String text, String command, Object... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(command, words);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aSubsetSearchesInItsOwnPolygon() {
        Path out = directory.resolve("searched.parquet");
        Command subset = run("subset", subsetWords(out, words("--search", "--stats")));
        assertThat(subset.exit()).as(subset.err()).isZero();
        assertThat(out).hasSameBinaryContentAs(local());
        assertThat(archive.searches).hasSize(1);
        assertThat(archive.searches.get(0)).contains("polygon%5B%5D=-4");
    }

    @Test
    void withoutALoginTheFailureSaysWhatToDo() {
        Command command = run(
                "subset",
                "--polygon",
                polygon,
                "--out",
                directory.resolve("x.parquet"),
                archive.address("/data/" + SampleGranules.names().get(0)));
        assertThat(command.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(command.err()).contains("HTTP 401; ", "--auth-host");
    }

    @Test
    void jsonTellsWhatTheCatalogueDoes() throws IOException {
        Command found = search(words("--json", "--limit", "1"));
        JsonNode json = new JsonMapper().readTree(found.out());
        assertThat(json.get("name").asText()).isEqualTo(SampleGranules.names().get(0));
        assertThat(json.get("sidecar").asText()).isEqualTo(json.get("data").asText() + ".dmrpp");
        assertThat(archive.searches.get(0)).doesNotContain("polygon").doesNotContain("temporal");
    }

    @Test
    void aGranuleWithoutAnAddressIsListedAndTheExitCodeTells() {
        archive.found.add("no-address");
        Command found = search(words());
        assertThat(found.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(found.out()).hasLineCount(2);
        assertThat(found.err())
                .startsWith("failed (no_address): no-address of P: it has no https link")
                .hasLineCount(1);
        Path out = directory.resolve("searched.parquet");
        Command subset = run("subset", subsetWords(out, words("--search")));
        assertThat(subset.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(out).exists();
    }

    @Test
    void aDryRunTellsWhatASearchFoundThoughNotAllOfItCanBeRead() {
        archive.found.add("no-address");
        Command plan = run(
                "subset",
                words(
                        "--search",
                        "--dry-run",
                        "--stats",
                        "--polygon",
                        polygon,
                        "--token-file",
                        token,
                        "--auth-host",
                        archive.host()));
        assertThat(plan.exit()).isEqualTo(GRANULE_FAILED);
        assertThat(plan.err()).contains("failed (no_address): no-address").contains("{\"granules\":2,");
        assertThat(plan.out().lines().map(line -> line.split(" ")[0]))
                .containsExactly("step", "sidecars", "search", "coordinates", "columns");
        assertThat(plan.out()).containsPattern("sidecars +2 ");
    }

    @Test
    void nothingFoundIsSaid() {
        archive.found.clear();
        Command found = search(words());
        assertThat(found.exit()).isZero();
        assertThat(found.out()).isEmpty();
        assertThat(found.err()).startsWith("no granule found");
        Command subset = run("subset", subsetWords(directory.resolve("x.parquet"), words("--search")));
        assertThat(subset.exit()).isEqualTo(USAGE);
        assertThat(subset.err()).contains("no granule found", "nothing written");
        assertThat(withInput("\n# none\n", "info", "--from", "-").err()).contains("there is no address in it");
    }

    @Test
    void wrongArgumentsAreNamedInOneLine() {
        wrong("a search needs --short-name and --version", "search", "--short-name", "ATL06");
        wrong("no time interval", "search", words("--time", "2019"));
        wrong("--links must be https or s3, not ftp", "search", words("--links", "ftp"));
        wrong("must be https", "search", "--short-name", "a", "--version", "1", "--cmr", "http://a.org");
        wrong("at least 1, not 0", "search", words("--limit", "0"));
        Path out = directory.resolve("x.parquet");
        wrong("need --search", "subset", subsetWords(out, "--short-name", "ATL06", "x.h5"));
        wrong("not both", "subset", subsetWords(out, words("--search", "x.h5")));
        wrong("none is named", "subset", subsetWords(out));
        wrong("none is named", "info");
        wrong("not both", "info", "--from", "x", "y");
        wrong("--from nowhere: there is no such file", "info", "--from", "nowhere");
        wrong("name one", "info", "--token-file", "x", "--netrc", "y", "z");
        wrong("HOST or HOST:PORT", "info", "--auth-host", "https://a.org/", "z");
        assertThat(archive.searches).isEmpty();
    }

    private void wrong(String words, String command, Object... more) {
        Command result = run(command, more);
        assertThat(result.exit()).as(result.err()).isEqualTo(USAGE);
        assertThat(result.err()).startsWith("error: ").contains(words).hasLineCount(1);
    }
}
