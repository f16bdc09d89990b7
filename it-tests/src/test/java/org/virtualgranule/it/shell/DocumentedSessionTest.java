package org.virtualgranule.it.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.it.Project;

/** The sessions of the documents are what JShell prints, word for word. */
class DocumentedSessionTest {
    /** All blocks of a document are one session. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```jshell\n(.*?)^```$");

    private static final String COMMAND = "$ ./vgranule shell";
    private static final String PROMPT = "jshell> ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"docs/jshell.md"})
    void theSessionOfTheDocumentIsWhatIsPrinted(String document) throws IOException, InterruptedException {
        String page = Files.readString(Project.root().resolve(document));
        String session = BLOCK.matcher(page).results().map(m -> m.group(1)).collect(Collectors.joining("\n"));
        assertThat(session).startsWith(COMMAND + "\n");
        String[] parts = session.substring(COMMAND.length()).split("(?m)^" + PROMPT);
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
        assertThat(run.welcome()).isEqualTo(parts[0].strip());
        for (int i = 0; i < snippets.size(); i++) {
            assertThat(run.answers()).hasSizeGreaterThan(i);
            assertThat(run.answers().get(i)).as(snippets.get(i)).isEqualTo(answers.get(i));
        }
        assertThat(run.answers()).hasSize(snippets.size());
    }
}
