package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Project;
import org.virtualgranule.it.conformance.Row.Status;

/** Every variable of every document of the corpus has a row, and every row that is not equal has a reason. */
class ConformanceTest {
    private static List<Row> rows;

    @BeforeAll
    static void judgeAllDocuments(@TempDir Path directory) throws IOException {
        assumeTrue(Corpus.isThere(), Corpus.without());
        References references = new References();
        rows = Corpus.documents().stream()
                .flatMap(document -> new Judge(references, document).rows(directory).stream())
                .toList();
        String table = rows.stream().map(Row::toString).collect(Collectors.joining("\n")) + "\n\n" + tally() + "\n";
        Files.writeString(Project.root().resolve("it-tests/target/conformance.txt"), table);
        // the equal ones are only counted here
        rows.stream().filter(row -> !row.status().isEqual()).forEach(System.out::println);
        System.out.println(tally());
    }

    private static String tally() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        rows.forEach(row -> counts.merge(row.status(), 1L, Long::sum));
        long documents = rows.stream().map(Row::document).distinct().count();
        return rows.size() + " rows of " + documents + " documents: " + counts;
    }

    @Test
    void noVariableHasOtherValuesThanOutsideReadersFind() {
        assertThat(rows).filteredOn(row -> row.status() == Status.DIFFERENT).isEmpty();
    }

    @Test
    void everyVariableOfADocumentHasARow() {
        for (Corpus.Document document : Corpus.documents()) {
            Map<String, Row> ofDocument = rows.stream()
                    .filter(row -> row.document().equals(document.name()))
                    .collect(Collectors.toMap(Row::variable, row -> row));
            if (!ofDocument.containsKey("/")) {
                int expected = new RawDocument(document.file())
                        .variables().stream()
                                .mapToInt(v -> v.members() == 0 || ofDocument.containsKey(v.path()) ? 1 : v.members())
                                .sum();
                assertThat(ofDocument).as(document.name()).hasSize(expected);
            }
        }
    }

    @Test
    void everyVariableThatHyraxPrintedHasARow() {
        Map<String, List<String>> missed = new TreeMap<>();
        for (Corpus.Document document : Corpus.documents()) {
            List<String> found = rows.stream()
                    .filter(row -> row.document().equals(document.name()))
                    .map(Row::variable)
                    .toList();
            if (Files.exists(document.hyraxText()) && !found.contains("/")) {
                List<String> printed = References.printed(document).keySet().stream()
                        // a member has no row of its own as long as its structure is skipped
                        .filter(path -> found.stream().noneMatch(f -> path.equals(f) || path.startsWith(f + "/")))
                        .toList();
                if (!printed.isEmpty()) {
                    missed.put(document.name(), printed);
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void exactlyTheExplainedRowsAreNotEqual() {
        Set<String> found = rows.stream()
                .filter(row -> !row.status().isEqual() && row.status() != Status.DIFFERENT)
                .map(Row::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Explained.check(found, "explained.txt");
    }
}
