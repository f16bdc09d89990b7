package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.virtualgranule.earthdata.EarthdataLogin;
import org.virtualgranule.earthdata.FoundGranule;
import org.virtualgranule.earthdata.FoundGranules;
import org.virtualgranule.earthdata.GranuleSearch;
import org.virtualgranule.earthdata.TimeInterval;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.sample.SampleGranules;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;

/** The examples of search and login run, against a small archive; the Java ones are word for word those here. */
class EarthdataReadmeTest {
    @TempDir
    private Path directory;

    private ArchiveServer archive;
    private Path token;

    @BeforeEach
    void start() throws IOException {
        Project.samples(directory);
        archive = new ArchiveServer(directory, "good");
        archive.found.addAll(SampleGranules.names());
        token = Files.writeString(directory.resolve("token"), "good");
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private static List<String> lines(String document, String start) throws IOException {
        return Files.readAllLines(Project.root().resolve(document)).stream()
                .filter(line -> line.startsWith(start))
                .map(String::strip)
                .toList();
    }

    @Test
    void theCommandsRun() throws IOException {
        Set<String> commands = Stream.concat(
                        lines("README.md", "    ./vgranule search").stream(),
                        Stream.concat(
                                lines("README.md", "    ./vgranule subset --search").stream(),
                                lines("earthdata/README.md", "    ./vgranule").stream()))
                .collect(Collectors.toSet());
        assertThat(commands).hasSize(6);
        Path list = directory.resolve("granules.txt");
        Files.write(
                list, List.of(archive.address("/data/" + SampleGranules.names().get(0))));
        for (String line : commands) {
            Command run = Command.run(here(line));
            // the archive here has no buckets
            assertThat(run.exit()).as(line + run.err()).isEqualTo(line.contains("--links s3") ? 3 : 0);
        }
    }

    /** The words of an example, with this archive and this folder in them. */
    private Object[] here(String line) {
        List<Object> words = new ArrayList<>();
        String[] example =
                line.replace("./vgranule ", "").replaceFirst(" > .*", "").split(" ");
        for (String word : example) {
            words.add(word.matches(".*\\.(geojson|parquet|txt)") ? directory.resolve(word) : word);
        }
        if (line.contains("--short-name")) {
            words.addAll(List.of("--cmr", archive.address("")));
        }
        if (example[0].equals("subset")) {
            words.addAll(List.of("--token-file", token, "--auth-host", archive.host()));
        }
        return words.toArray();
    }

    @Test
    void theJavaExamplesStandInTheReadme() throws IOException {
        List<String> here = Files.readAllLines(
                Project.root().resolve("it-tests/src/test/java/org/virtualgranule/it/EarthdataReadmeTest.java"));
        String readme = Files.readString(Project.root().resolve("earthdata/README.md"));
        int examples = 0;
        for (int i = 0; i < here.size(); i++) {
            if (here.get(i).strip().equals("// README")) {
                int end = i + here.subList(i, here.size()).indexOf("        // end");
                String example = here.subList(i + 1, end).stream()
                        .map(line -> line.substring(8))
                        .collect(Collectors.joining("\n", "```java\n", "\n```"));
                assertThat(readme).contains(example);
                examples++;
            }
        }
        assertThat(examples).isEqualTo(2);
    }

    /** Compiled, not run: it would ask NASA. */
    static void searched(Geometry polygon) {
        // README
        FoundGranules found = GranuleSearch.of("ATL06", "006")
                .withArea(polygon)
                .withTime(TimeInterval.parse("2019-01-01/2019-12-31"))
                .find();
        for (FoundGranule granule : found.granules()) {
            System.out.println(granule.sidecar());
        }
        // end
    }

    private static GranuleOptions loggedIn(Path file) {
        // README
        EarthdataLogin login = EarthdataLogin.standard().withTokenFile(file);
        ByteSources source = ByteSources.standard(HttpOptions.defaults().withCredentials(login));
        GranuleOptions options = GranuleOptions.defaults().withSource(source);
        // end
        return options;
    }

    @Test
    void theLoginExampleOpensAGranule() {
        EarthdataLogin login = EarthdataLogin.standard().withTokenFile(token).withHost(archive.host());
        ByteSources source = ByteSources.standard(HttpOptions.defaults().withCredentials(login));
        GranuleOptions options = loggedIn(token).withSource(source);
        String address = archive.address("/data/" + SampleGranules.names().get(0));
        try (source;
                VirtualGranule granule = VirtualGranule.open(address, options)) {
            assertThat(granule.manifest().arrays()).isNotEmpty();
        }
    }
}
