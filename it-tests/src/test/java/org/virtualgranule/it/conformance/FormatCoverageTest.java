package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.virtualgranule.it.Project;

/** FORMAT_COVERAGE.md has a row for every element and attribute that occurs in a document of the corpus. */
class FormatCoverageTest {
    private static final String ATTRIBUTE = "([\\w:]+)\\s*=\\s*(?:\"[^\"]*\"|'[^']*')";

    /** Not all documents are well-formed, but their tags are. */
    private static final Pattern TAG = Pattern.compile("<([\\w:]+)((?:\\s+" + ATTRIBUTE + ")*)\\s*/?>");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Elements that are variables share a row for what they all have. */
    private static final Set<String> VARIABLES = Set.of(
            "Byte",
            "UInt8",
            "Char",
            "Int8",
            "Int16",
            "UInt16",
            "Int32",
            "UInt32",
            "Int64",
            "UInt64",
            "Float32",
            "Float64",
            "String",
            "URL",
            "Url",
            "Enum",
            "Structure",
            "Sequence",
            "Opaque");

    @Test
    void everyElementAndAttributeOfTheCorpusHasARow() throws IOException {
        assumeTrue(Corpus.isThere(), Corpus.without());
        Map<String, Path> found = new TreeMap<>();
        for (Path document : documents()) {
            String text = Files.readString(document, StandardCharsets.ISO_8859_1);
            TAG.matcher(text).results().forEach(tag -> names(tag).forEach(name -> found.put(name, document)));
        }
        found.keySet().removeAll(rows(Files.readString(Project.root().resolve("FORMAT_COVERAGE.md"))));
        assertThat(found).as("names without a row, and where they occur").isEmpty();
    }

    @Test
    void aRowIsForItsElementAndForAttributesOfTheElementBefore() {
        assertThat(rows("| `p:a@x`, `@y`, `z` | read | `no` |\n| `@w` | skipped | |\n| `b` | read | |"))
                .containsExactly("a", "a@w", "a@x", "a@y", "a@z", "b");
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.root())) {
            return files.filter(f -> f.getFileName().toString().contains(".dmr"))
                    .filter(f -> !f.toString().endsWith(".hyrax.txt"))
                    .sorted()
                    .toList();
        }
    }

    /** The element, and each attribute as {@code element@attribute}; prefixes do not matter, nor does xmlns. */
    private static List<String> names(MatchResult tag) {
        String element = local(tag.group(1));
        List<String> names = new ArrayList<>(List.of(element));
        Matcher attribute = Pattern.compile(ATTRIBUTE).matcher(tag.group(2));
        while (attribute.find()) {
            if (!attribute.group(1).startsWith("xmlns")) {
                String owner = VARIABLES.contains(element) && attribute.group(1).equals("name") ? "variable" : element;
                names.add(owner + "@" + local(attribute.group(1)));
            }
        }
        return names;
    }

    /** Names in the first cell of each row. */
    private static Set<String> rows(String markdown) {
        Set<String> names = new TreeSet<>();
        String element = "";
        for (String line : markdown.lines().filter(l -> l.startsWith("|")).toList()) {
            boolean isAttribute = false;
            Matcher code = CODE.matcher(line.split("\\|", 3)[1]);
            while (code.find()) {
                String name = local(code.group(1));
                int at = name.indexOf('@');
                if (at > 0) {
                    element = name.substring(0, at);
                }
                if (at >= 0) {
                    names.add(element + "@" + local(name.substring(at + 1)));
                    names.add(element);
                    isAttribute = true;
                } else if (isAttribute && !Character.isUpperCase(name.charAt(0))) {
                    names.add(element + "@" + name);
                } else {
                    element = name;
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String local(String name) {
        String first = name.split("@", 2)[0];
        return name.substring(first.lastIndexOf(':') + 1);
    }
}
