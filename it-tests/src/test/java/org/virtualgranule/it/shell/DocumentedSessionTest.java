package org.virtualgranule.it.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualgranule.it.Project;

/** The sessions of the documents, on the built-in sample, are word for word what JShell prints. */
class DocumentedSessionTest {
    /** All blocks of a document are one session. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```jshell\n(.*?)^```$");

    private static final String COMMAND = "$ ./vgranule shell\n";

    @TempDir
    private Path folder;

    static Stream<String> documents() {
        return Stream.of("README.md", "docs/jshell.md")
                .filter(document -> !session(document).isEmpty());
    }

    private static String session(String document) {
        try {
            String page = Files.readString(Project.root().resolve(document));
            return BLOCK.matcher(page).results().map(m -> m.group(1)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentShowsWhatIsPrinted(String document) throws IOException, InterruptedException {
        String[] parts = session(document).split("(?m)^jshell> ");
        List<String> snippets = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int end = parts[i].indexOf('\n');
            snippets.add(parts[i].substring(0, end));
            answers.add(parts[i].substring(end).strip());
        }
        Session run = Session.run(folder, snippets);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        for (int i = 0; i < Math.min(snippets.size(), run.answers().size()); i++) {
            assertThat(run.answers().get(i)).as(snippets.get(i)).isEqualTo(answers.get(i));
        }
        assertThat(run.answers()).hasSize(snippets.size());
        // what comes before the first prompt may be left out
        assertThat(parts[0]).isIn("", COMMAND + run.welcome() + "\n\n");
    }

    @Test
    void thePageOfTheShellShowsAllOfASession() {
        assertThat(session("docs/jshell.md")).startsWith(COMMAND);
    }
}
