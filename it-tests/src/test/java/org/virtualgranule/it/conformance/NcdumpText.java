package org.virtualgranule.it.conformance;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hyrax's answer as ncdump prints it: groups within groups, each with a {@code data:} section. */
final class NcdumpText {
    private static final Pattern GROUP = Pattern.compile("\\s*group: (\\S+) \\{");
    private static final Pattern GROUP_END = Pattern.compile("\\s*\\} // group.*");
    private static final Pattern VALUES = Pattern.compile("\\s*(\\S+) =\\s");
    private static final Pattern ENUMERATION = Pattern.compile("\\w+ enum (\\w+) \\{([^}]*)\\}");
    private static final Pattern DECLARATION = Pattern.compile("\\s*(\\w+) ([^\\s(:]+)(\\(.*\\))? ;");

    private final Map<String, HyraxText.Values> variables = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> enumerations = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private String group = "";

    private NcdumpText() {}

    static Map<String, HyraxText.Values> read(String text) {
        NcdumpText answer = new NcdumpText();
        Matcher enumeration = ENUMERATION.matcher(text);
        while (enumeration.find()) {
            answer.enumerations.put(enumeration.group(1), labels(enumeration.group(2)));
        }
        boolean data = false;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            String line = text.substring(at, end);
            Matcher inner = GROUP.matcher(line);
            Matcher values = VALUES.matcher(text).region(at, text.length());
            if (inner.matches()) {
                answer.group += "/" + inner.group(1);
                data = false;
            } else if (GROUP_END.matcher(line).matches()) {
                answer.group = answer.group.substring(0, answer.group.lastIndexOf('/'));
                data = false;
            } else if (line.strip().equals("data:")) {
                data = true;
            } else if (data && values.lookingAt()) {
                end = TextItems.end(text, values.end());
                answer.put(values.group(1), TextItems.of(text.substring(values.end(), end)));
            } else if (!data) {
                answer.declaration(line);
            }
            at = end + 1;
        }
        return answer.variables;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        for (String label : text.split(",")) {
            String[] parts = label.split("=");
            labels.put(parts[0].strip(), parts[1].strip());
        }
        return labels;
    }

    private void declaration(String line) {
        Matcher declaration = DECLARATION.matcher(line);
        if (declaration.matches()) {
            types.put(path(declaration.group(2)), declaration.group(1));
        }
    }

    /** Labels of enumerations become their numbers. */
    private void put(String name, List<String> items) {
        Map<String, String> labels = enumerations.getOrDefault(types.getOrDefault(path(name), ""), Map.of());
        List<String> numbers =
                items.stream().map(i -> labels.getOrDefault(i, i)).toList();
        variables.put(path(name), new HyraxText.Values(Optional.empty(), numbers, true));
    }

    /** Members of structures are written with a dot. */
    private String path(String name) {
        return group + "/" + name.replace('.', '/');
    }
}
