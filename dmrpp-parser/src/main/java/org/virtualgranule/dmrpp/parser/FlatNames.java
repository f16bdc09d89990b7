package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** The names of a flattened document: mangled name to original path. */
final class FlatNames {
    private static final String PATH = "fullnamepath";
    private static final int MAX_DEPTH = 200;
    private static final Pattern FAKE = Pattern.compile("(?i:fakedim|phony_dim_)\\d+");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();

    FlatNames(Group root) {
        root.variables().forEach(v -> paths.put(v.name(), path(v)));
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
                .findFirst()
                .orElseGet(() ->
                        "/" + relative(isDeep(variable.name()) ? variable.name().replace('/', '_') : variable.name()));
    }

    private static boolean isDeep(String path) {
        return path.chars().filter(c -> c == '/').count() > MAX_DEPTH;
    }

    /** The group's path, if the container is one of a group's attributes. */
    static Optional<String> pathOf(Attribute container) {
        return container.children().stream()
                .filter(a -> a.name().equals(PATH))
                .map(FlatNames::single)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The one value, if it is a path; one deeper than any file's is not believed. */
    private static Optional<String> single(Attribute attribute) {
        return attribute.values().stream()
                .filter(path -> attribute.values().size() == 1 && path.startsWith("/"))
                .filter(path -> !isDeep(path))
                .findFirst();
    }

    /** Attributes that flattening added and the HDF5 file does not have. */
    static boolean isMarker(Attribute attribute) {
        return attribute.name().equals(PATH) || attribute.name().equals("origname");
    }

    static boolean isFake(String dimension) {
        return FAKE.matcher(dimension).matches();
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

    private String restored(String value, String variablePath) {
        List<String> words = Numbers.words(value).stream()
                .map(word -> isMangled(word) ? relative(paths.get(word), variablePath) : word)
                .toList();
        return String.join(" ", words);
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
