package org.virtualgranule.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hyrax's answer for a document, as text. There are two forms: a DMR with lines {@code Int32 x[2] = {1, 2};} after it,
 * which is read here, and what ncdump prints, see {@link NcdumpText}.
 */
final class HyraxText {
    private static final String DATA = "\nThe data:\n";
    private static final String NAME = "(\\S.*?)((?:\\[[^\\]]*\\])*)";
    private static final Pattern VARIABLE = Pattern.compile("\\s*(\\w+) " + NAME + " = ");
    private static final Pattern STRUCTURE = Pattern.compile("\\s*Structure \\{([^}]*)\\} " + NAME + " = ");
    private static final Pattern MEMBER = Pattern.compile("(\\w+) " + NAME + ";");
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\]");

    private final Map<String, Values> variables = new LinkedHashMap<>();

    private HyraxText() {}

    /**
     * A variable as printed.
     *
     * @param shape its shape, if the form tells it
     * @param items the values; a text begins with a quotation mark and ends without
     * @param isNcdump which of the two forms
     */
    record Values(Optional<List<Long>> shape, List<String> items, boolean isNcdump) {
        /** ncdump cuts a long text at its line ends. */
        Values joined() {
            boolean isOne = isNcdump && items.stream().limit(items.size() - 1L).allMatch(i -> i.endsWith("\n"));
            return isOne
                    ? new Values(
                            shape,
                            List.of("\""
                                    + items.stream().map(i -> i.substring(1)).collect(Collectors.joining())),
                            true)
                    : this;
        }
    }

    /** Reads an answer; variables by absolute path, members of structures too. */
    static Map<String, Values> read(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int data = text.indexOf(DATA);
        if (data < 0) {
            return NcdumpText.read(text);
        }
        HyraxText answer = new HyraxText();
        String rest = text.substring(data + DATA.length()).strip();
        while (!rest.isEmpty()) {
            rest = answer.statement(rest).strip();
        }
        return answer.variables;
    }

    /** Reads one statement and returns what comes after it. */
    private String statement(String text) {
        Matcher structure = STRUCTURE.matcher(text);
        Matcher variable = VARIABLE.matcher(text);
        boolean isStructure = structure.lookingAt();
        if (!isStructure && !variable.lookingAt()) {
            throw new IllegalArgumentException("no statement: " + text.lines().findFirst());
        }
        int start = isStructure ? structure.end() : variable.end();
        int end = TextItems.end(text, start);
        List<String> items = TextItems.of(text.substring(start, end));
        if (isStructure) {
            structure(structure, items);
        } else {
            put(variable.group(2), shape(variable.group(3)), items);
        }
        return text.substring(end + 1);
    }

    /** Records one after another; of each, the members in order. */
    private void structure(Matcher structure, List<String> items) {
        List<Long> records = shape(structure.group(3));
        List<String> names = new ArrayList<>();
        List<List<Long>> shapes = new ArrayList<>();
        Matcher member = MEMBER.matcher(structure.group(1));
        while (member.find()) {
            names.add(member.group(2));
            shapes.add(shape(member.group(3)));
        }
        List<List<String>> values =
                names.stream().map(n -> (List<String>) new ArrayList<String>()).toList();
        int at = 0;
        while (at < items.size()) {
            for (int m = 0; m < names.size(); m++) {
                int count = (int) count(shapes.get(m));
                values.get(m).addAll(items.subList(at, at + count));
                at += count;
            }
        }
        for (int m = 0; m < names.size(); m++) {
            List<Long> shape = new ArrayList<>(records);
            shape.addAll(shapes.get(m));
            put(structure.group(2) + "/" + names.get(m), shape, values.get(m));
        }
    }

    private void put(String name, List<Long> shape, List<String> items) {
        variables.put(name.startsWith("/") ? name : "/" + name, new Values(Optional.of(shape), items, false));
    }

    /** Of {@code [3]} or {@code [x = 3]}. */
    private static List<Long> shape(String dimensions) {
        return SIZE.matcher(dimensions)
                .results()
                .map(r -> Long.valueOf(r.group(1)))
                .toList();
    }

    private static long count(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }
}
