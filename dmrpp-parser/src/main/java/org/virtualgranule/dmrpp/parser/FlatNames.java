package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Group;

/** The names of a flattened document: mangled name to original path. */
final class FlatNames {
    /** Characters of the longest list of names that is restored: each of them can become a thousand times as long. */
    private static final int MAX_NAMES = 1 << 16;

    private static final Pattern FAKE = Pattern.compile("(?i:fakedim|phony_dim_)\\d+");
    private static final Pattern WORD = Pattern.compile("[^\\s,]++");

    /** Attributes that name other variables; the writer may have mangled what they say. */
    private static final Set<String> NAMING = Set.of("coordinates", "bounds", "ancillary_variables", "grid_mapping");

    private final PathSource source;
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> dimensions = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();

    FlatNames(Group root, PathSource source) {
        this.source = source;
        root.variables().forEach(v -> paths.put(HdfPath.relative(v.name()), source.variable(v)));
        paths.values().forEach(this::groupsAbove);
        root.attributes().stream().filter(Attribute::isContainer).forEach(a -> source.group(a)
                .ifPresent(path -> groupsAbove(path + "/")));
        Set<String> taken = new HashSet<>();
        for (Dimension dimension : root.dimensions()) {
            String key = HdfPath.relative(dimension.name());
            String path = dimension(key);
            // two scales of one path are still two dimensions
            for (int n = 0; !taken.add(path); n++) {
                path = "/" + HdfPath.mangle(key) + (n == 0 ? "" : "_" + n);
            }
            dimensions.putIfAbsent(key, path);
            sizes.put(key, dimension.size());
        }
    }

    private void groupsAbove(String path) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String group = path.substring(0, end);
            if (!groups.computeIfAbsent(HdfPath.mangle(group), name -> new HashSet<>())
                    .add(group)) {
                return;
            }
        }
    }

    /** The container's group: the one that is stated, else the only one whose path is mangled to its name. */
    Optional<String> group(Attribute container) {
        Optional<String> stated = source.group(container);
        if (stated.isPresent()) {
            return stated;
        }
        Set<String> found = groups.getOrDefault(container.name(), Set.of());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** Says whether a name could be that of a variable of a known group. */
    boolean beginsLikeAGroup(String name) {
        int end = name.length() > KnownPaths.MAX_NAME ? -1 : name.lastIndexOf('_');
        while (end > 0 && !groups.containsKey(name.substring(0, end))) {
            end = name.lastIndexOf('_', end - 1);
        }
        return end > 0;
    }

    static boolean isFake(String dimension) {
        // the first letter decides nearly always, and costs nothing
        return !dimension.isEmpty()
                && "fFpP".indexOf(dimension.charAt(0)) >= 0
                && FAKE.matcher(dimension).matches();
    }

    /** The path of a dimension: its scale's, else its name, which is a path if it has slashes. */
    String dimension(String name) {
        String key = HdfPath.relative(name);
        String path = dimensions.getOrDefault(key, paths.get(key));
        return path == null ? StatedPaths.fromName(key) : path;
    }

    /** The size of a dimension that stands for no dimension of the file, just for a number of elements. */
    Optional<Long> fakeSize(String name) {
        String key = HdfPath.relative(name);
        return isFake(key) ? Optional.ofNullable(sizes.get(key)) : Optional.empty();
    }

    /** Turns mangled names in {@code coordinates} and its like into paths relative to the variable's group. */
    Attribute restoreNames(Attribute attribute, String variablePath) {
        if (!NAMING.contains(attribute.name())) {
            return attribute;
        }
        List<String> values = new ArrayList<>();
        for (String value : attribute.values()) {
            values.add(restored(value, variablePath));
        }
        return new Attribute(attribute.name(), attribute.type(), values, attribute.children());
    }

    /** What is too long to be a list of names stays as it is. */
    private String restored(String value, String variablePath) {
        Matcher word = WORD.matcher(value);
        StringBuilder text = new StringBuilder();
        while (word.find()) {
            String path = paths.getOrDefault(word.group(), "");
            boolean mangled = path.lastIndexOf('/') > 0;
            word.appendReplacement(
                    text, Matcher.quoteReplacement(mangled ? HdfPath.relative(path, variablePath) : word.group()));
            if (text.length() > MAX_NAMES) {
                return value;
            }
        }
        return word.appendTail(text).toString();
    }
}
