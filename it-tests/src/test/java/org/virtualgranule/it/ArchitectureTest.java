package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name only classes that exist, and files stay small. */
class ArchitectureTest {
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)[`.]");

    /** Names of other projects' types. */
    private static final Set<String> FOREIGN = Set.of(
            "Array",
            "CFPointWriter",
            "CancelTask",
            "FeatureDatasetFactoryManager",
            "FileCache",
            "IOException",
            "IllegalArgumentException",
            "Math",
            "NCdumpW",
            "NetcdfDatasets",
            "NetcdfFile",
            "NetcdfFiles",
            "Range",
            "ReferenceFileSystem",
            "String");

    @Test
    void everyClassThatTheDocumentsNameExists() throws IOException {
        Set<String> known = javaFiles().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        for (Path document : documents()) {
            Set<String> named = CLASS.matcher(Files.readString(document))
                    .results()
                    .map(m -> m.group(1))
                    .filter(name -> !FOREIGN.contains(name))
                    .collect(Collectors.toSet());
            assertThat(known).as(document.toString()).containsAll(named);
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(Project.root().resolve("docs"))) {
            Stream<Path> others = Stream.of("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "earthdata/README.md")
                    .map(Project.root()::resolve);
            return Stream.concat(others, pages).toList();
        }
    }

    @Test
    void noFileIsLongerThan400Lines() throws IOException {
        for (Path file : javaFiles()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400);
        }
    }

    private static List<Path> javaFiles() {
        return Stream.of("main", "test")
                .flatMap(code -> Project.javaFiles(code).stream())
                .toList();
    }
}
