package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rows that are not as one would wish, each with a reason: {@code status | document | variable | why}. */
final class Explained {
    private Explained() {}

    /** Fails for each row that is not in the list, and for each of the list that is mended. */
    static void check(Set<String> found, String list) {
        Set<String> explained = keys(list);
        assertThat(found)
                .filteredOn(row -> !explained.contains(row))
                .as("rows that " + list + " does not explain")
                .isEmpty();
        assertThat(explained)
                .filteredOn(row -> !found.contains(row))
                .as("rows of " + list + " that are mended: delete them there")
                .isEmpty();
    }

    /** The rows without their reasons, as {@link Row#key}. */
    private static Set<String> keys(String list) {
        try (InputStream in = Explained.class.getResourceAsStream("/conformance/" + list)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(" | ") && !line.startsWith("#"))
                    .map(Explained::key)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String line) {
        String[] parts = line.split(" \\| ", 4);
        if (parts.length < 4 || parts[3].isBlank()) {
            throw new IllegalArgumentException("no reason in: " + line);
        }
        return parts[0] + " | " + parts[1] + " | " + parts[2];
    }
}
