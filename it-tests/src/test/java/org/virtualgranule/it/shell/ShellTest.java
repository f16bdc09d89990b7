package org.virtualgranule.it.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Command;
import org.virtualgranule.it.Project;
import org.virtualgranule.sample.SampleGranules;

class ShellTest {
    private static final String FIRST = SampleGranules.names().get(0);
    private static final String SECOND = SampleGranules.names().get(1);

    @TempDir
    private Path folder;

    /** A session in the folder, with the samples in another beside it. */
    private Session run(List<String> snippets, String... arguments) throws IOException, InterruptedException {
        Project.samples(folder.resolve("granules"));
        return Session.run(folder, snippets, arguments);
    }

    @Test
    void theFirstGranuleAndTheListOfAllAreOpenAndOneThatIsNotThereIsTold() throws Exception {
        Session session = run(
                List.of("granule.name()", "granules", "granules.get(1).name()", "polygon"),
                "granules/" + FIRST,
                "granules/" + SECOND + ".dmrpp",
                "granules/none.h5");
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith("failed (read_failed): [none.h5.dmrpp] cannot read ");
        assertThat(session.exit()).isEqualTo(3);
        assertThat(session.welcome())
                .startsWith("granule is " + FIRST + ", the first of 2 granules\n")
                .contains("granule.track(\"gt1l\").within(\"aoi.geojson\")");
        assertThat(session.answers())
                .startsWith(
                        "$1 ==> \"" + FIRST + "\"",
                        "granules ==> 2 granules\n  " + FIRST + ": 29 groups, 72 arrays, 0 skipped\n  " + SECOND
                                + ": 29 groups, 72 arrays, 0 skipped",
                        "$3 ==> \"" + SECOND + "\"");
        assertThat(session.answers().get(3)).as("only the sample has one").contains("cannot find symbol");
    }

    @Test
    void aManifestStandsForAllItsGranulesAndOneThatIsNamedTwiceIsOpenedOnce() throws Exception {
        Path granules = folder.resolve("granules");
        Project.samples(granules);
        Path manifest = folder.resolve("two.zarr");
        Command refs = Command.run(
                "refs", "--format", "manifest", "-o", manifest, granules.resolve(FIRST), granules.resolve(SECOND));
        assertThat(refs.exit()).as(refs.err()).isZero();
        Session session =
                run(List.of("granules.get(1).array(\"orbit_info/rgt\").head()"), "two.zarr", "two.zarr#" + SECOND);
        assertThat(session.exit()).isZero();
        assertThat(session.welcome()).startsWith("granule is " + FIRST + ", the first of 2 granules\n");
        assertThat(session.answers())
                .singleElement()
                .asString()
                .startsWith("$1 ==> /orbit_info/rgt int16[1], the first row");
        assertThat(session.err())
                .isEqualToIgnoringNewLines(
                        "note: two.zarr#" + SECOND + ": is the same granule as two.zarr#" + SECOND + "; read once");
    }

    @Test
    void whereNoGranuleCanBeOpenedNoSessionBegins() throws Exception {
        Session session = run(List.of("1 + 1"), "granules/none.h5");
        assertThat(session.exit()).isEqualTo(3);
        assertThat(session.welcome()).isEmpty();
        assertThat(session.answers()).isEmpty();
    }

    @Test
    void optionsAreThoseOfTheOtherCommands() throws Exception {
        Project.samples(folder.resolve("granules"));
        Path alone = Files.copy(folder.resolve("granules/" + FIRST + ".dmrpp"), folder.resolve("x.dmrpp"));
        Session session = run(
                List.of("granule.array(\"orbit_info/rgt\").head()"),
                "--stats",
                "--data",
                "granules/" + FIRST,
                alone.toString());
        assertThat(session.answers()).containsExactly("$1 ==> /orbit_info/rgt int16[1], the first row\n  0  57");
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith("{\"granules\":1,\"rows\":0,\"requests\":");
        assertThat(session.exit()).isZero();
    }

    @Test
    void everythingRunsInOneProcessAndOnlyItsOwnFilesAreLeft() throws Exception {
        Session session = run(List.of(
                "ProcessHandle.current().children().count()",
                "new java.io.File(\".\").list((folder, name) -> name.startsWith(\"vgranule-shell\")).length",
                "/exit 7"));
        assertThat(session.err()).isEmpty();
        assertThat(session.answers()).startsWith("$1 ==> 0", "$2 ==> 1");
        assertThat(session.exit()).isEqualTo(7);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("granules", "prefs", "stdout.txt", "stderr.txt");
        }
    }

    @Test
    void lookingAtTheSameArrayAgainAsksForNothing() throws Exception {
        String array = "granule.array(\"gt1l/land_ice_segments/h_li\").";
        int once = requests(array + "stats()");
        assertThat(once).as("the sidecar and chunks").isGreaterThan(1);
        assertThat(requests(array + "stats()", array + "stats()", array + "head()", array + "read()"))
                .isEqualTo(once);
    }

    private int requests(String... snippets) throws IOException, InterruptedException {
        Session session = run(List.of(snippets), "--stats", "granules/" + FIRST);
        assertThat(session.answers()).hasSize(snippets.length).noneMatch(answer -> answer.contains("Exception"));
        Matcher requests = Pattern.compile("\"requests\":(\\d+)").matcher(session.err());
        assertThat(requests.find()).as(session.err()).isTrue();
        return Integer.parseInt(requests.group(1));
    }

    @Test
    void errorsAreOneLineUnlessTheirPlacesAreWantedAndFaultsOfTheUsersHaveTheirPlaceAlways() throws Exception {
        List<String> snippets = List.of(
                "granule.array(\"none_such\")",
                "VirtualGranule.open(\"none.h5\")",
                "Integer.parseInt(\"x\")",
                "granule.array(\"gt1l/land_ice_segments/h_li\").read(new long[] {-1}, new int[] {1})");
        List<String> terse = run(snippets).answers();
        assertThat(terse.get(0))
                .isEqualTo("|  Exception java.lang.IllegalArgumentException: " + SECOND
                        + ".dmrpp has no array /none_such");
        assertThat(terse.get(1).lines())
                .singleElement()
                .asString()
                .startsWith("|  Exception org.virtualgranule.dmrpp.model.ChunkReadException: [none.h5.dmrpp] ");
        assertThat(terse.get(2)).contains("NumberFormatException", "\n|        at ", "at (#3:1)");
        assertThat(terse.get(3).lines()).hasSize(1);

        List<String> verbose = run(snippets, "--verbose").answers();
        assertThat(verbose.get(0)).contains("\n|        at VirtualGranule.", "at (#1:1)");
    }

    @Test
    void aSessionThatIsResetBeginsAnew() throws Exception {
        Session session = run(List.of(
                "int x = 1",
                "/reset",
                "x",
                "granule.name()",
                "String f() { return g(); }",
                "class A {}",
                "granule.array(\"gt1l/land_ice_segments/h_li\").read()"));
        assertThat(session.answers().get(0)).isEqualTo("x ==> 1");
        assertThat(session.answers().get(2)).contains("cannot find symbol");
        assertThat(session.answers().get(3)).isEqualTo("$1 ==> \"" + SECOND + "\"");
        assertThat(session.answers().get(4)).isEqualTo("|  created method f(), usable when there is method g()");
        assertThat(session.answers().get(5)).isEqualTo("|  created class A");
        assertThat(session.answers().get(6)).as("thousands of values").hasSizeLessThan(4200);
        assertThat(session.exit()).isZero();
    }

    @Test
    void aJavaWithoutJShellIsToldWhatIsMissing() throws Exception {
        Session session = Session.run(folder, List.of("--limit-modules", "java.se,jdk.unsupported"), List.of());
        assertThat(session.exit()).isEqualTo(2);
        assertThat(session.err().lines())
                .singleElement()
                .asString()
                .startsWith("error: this Java, ")
                .endsWith(", has no JShell (module jdk.jshell): let JAVA_HOME name a JDK, 17 or later");
    }

    @Test
    void aListOfGranulesCannotComeFromWhereTheSnippetsDo() throws Exception {
        Session session = run(List.of("granules/" + FIRST), "--from", "-");
        assertThat(session.exit()).isEqualTo(2);
        assertThat(session.err())
                .isEqualToIgnoringNewLines(
                        "error: --from - takes the standard input, which the shell needs; name a file");
    }
}
