package org.virtualgranule.dmrpp.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** The names of a flattened document: mangled name to original path. */
final class FlatNames {
    /** Characters of the longest path that is believed; every group below costs its whole path again. */
    static final int MAX_LENGTH = 2000;

    /** Characters of the longest list of coordinates that is restored; a word of it can become a thousand times as long. */
    private static final int MAX_COORDINATES = 1 << 16;

    private static final String PATH = "fullnamepath";
    private static final int MAX_DEPTH = 200;
    private static final Pattern PARTS = Pattern.compile("(/[^/]++)++");
    private static final Pattern FAKE = Pattern.compile("(?i:fakedim|phony_dim_)\\d+");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();

    FlatNames(Group root) {
        root.variables().forEach(v -> paths.put(v.name(), path(v)));
        paths.values().forEach(this::groupsAbove);
        root.attributes().forEach(a -> pathOf(a).ifPresent(path -> groupsAbove(path + "/")));
        for (Dimension dimension : root.dimensions()) {
            sizes.put(relative(dimension.name()), dimension.size());
        }
    }

    /** The variable's path in the HDF5 file: what the document says, else its name, which is a path if it has slashes. */
    static String path(Variable variable) {
        return variable.attributes().stream()
                .filter(a -> a.name().equals(PATH))
                .map(FlatNames::single)
                .flatMap(Optional::stream)
                .filter(FlatNames::isPath)
                .findFirst()
                .orElseGet(() -> fromName(variable.name()));
    }

    private static String fromName(String name) {
        String path = "/" + relative(name);
        return isPath(path) ? path : "/" + name.replace('/', '_');
    }

    /** Has no empty part, and is not deeper or longer than any file's: everything else would be no tree. */
    private static boolean isPath(String text) {
        return text.length() <= MAX_LENGTH
                && text.chars().filter(c -> c == '/').count() <= MAX_DEPTH
                && PARTS.matcher(text).matches();
    }

    private void groupsAbove(String path) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String group = path.substring(0, end);
            if (!groups.computeIfAbsent(mangle(group), name -> new HashSet<>()).add(group)) {
                return;
            }
        }
    }

    /** The name that flattening makes of a path, before any number that keeps it apart from others. */
    static String mangle(String path) {
        StringBuilder name = new StringBuilder();
        for (byte b : relative(path).getBytes(StandardCharsets.UTF_8)) {
            boolean kept = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            name.append(kept ? (char) b : '_');
        }
        boolean digit = name.length() > 0 && Character.isDigit(name.charAt(0));
        return digit ? "_" + name : name.toString();
    }

    /** The only known group whose path is mangled to this name. */
    Optional<String> group(String mangled) {
        Set<String> found = groups.getOrDefault(mangled, Set.of());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    static boolean hasPaths(Group root) {
        return root.variables().stream().anyMatch(v -> v.attribute(PATH).isPresent());
    }

    /** The group's path, if the container is one of a group's attributes. */
    static Optional<String> pathOf(Attribute container) {
        return container.children().stream()
                .filter(a -> a.name().equals(PATH))
                .map(FlatNames::single)
                .flatMap(Optional::stream)
                .filter(path -> path.equals("/") || isPath(path))
                .findFirst();
    }

    /** The one value; where there are several, none of them is the path. */
    private static Optional<String> single(Attribute attribute) {
        return attribute.values().size() == 1 ? Optional.of(attribute.values().get(0)) : Optional.empty();
    }

    /** Attributes that flattening added and the HDF5 file does not have. */
    static boolean isMarker(Attribute attribute) {
        return attribute.name().equals(PATH) || attribute.name().equals("origname");
    }

    static boolean isFake(String dimension) {
        // the first letter decides nearly always, and costs nothing
        return !dimension.isEmpty()
                && "fFpP".indexOf(dimension.charAt(0)) >= 0
                && FAKE.matcher(dimension).matches();
    }

    /** The synthesised index variable of an anonymous dimension. */
    static boolean isFakeDimension(Variable variable) {
        return isFake(variable.name()) && variable.attribute(PATH).isEmpty();
    }

    static String relative(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** The original path of the variable of this name. */
    Optional<String> pathOf(String name) {
        return Optional.ofNullable(paths.get(name));
    }

    /** Says whether the dimension is named by a variable, its scale. */
    boolean isScale(String dimension) {
        return paths.containsKey(dimension);
    }

    Optional<Long> size(String dimension) {
        return Optional.ofNullable(sizes.get(dimension));
    }

    /** Turns mangled names in a {@code coordinates} attribute into paths relative to the variable's group. */
    Attribute restoreCoordinates(Attribute attribute, String variablePath) {
        if (!attribute.name().equals("coordinates")) {
            return attribute;
        }
        List<String> values = new ArrayList<>();
        for (String value : attribute.values()) {
            boolean mangled = Numbers.words(value).stream().anyMatch(word -> isMangled(word));
            values.add(mangled ? restored(value, variablePath) : value);
        }
        return new Attribute(attribute.name(), attribute.type(), values, attribute.children());
    }

    private boolean isMangled(String word) {
        return paths.containsKey(word) && paths.get(word).lastIndexOf('/') > 0;
    }

    /** What is too long to be a list of coordinates stays as it is. */
    private String restored(String value, String variablePath) {
        StringBuilder text = new StringBuilder();
        for (String word : Numbers.words(value)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(isMangled(word) ? relative(paths.get(word), variablePath) : word);
            if (text.length() > MAX_COORDINATES) {
                return value;
            }
        }
        return text.toString();
    }

    /** Expresses a path as seen from the group of a variable: {@code ../latitude}. */
    static String relative(String path, String variablePath) {
        String[] to = path.substring(1).split("/");
        String[] from = variablePath.substring(1).split("/");
        int common = 0;
        while (common < to.length - 1 && common < from.length - 1 && to[common].equals(from[common])) {
            common++;
        }
        String down = String.join("/", List.of(to).subList(common, to.length));
        return "../".repeat(from.length - 1 - common) + down;
    }
}
