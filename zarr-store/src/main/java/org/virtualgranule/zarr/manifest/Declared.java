package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Things that a document declares by name, group by group. No path is put together to look one up. */
final class Declared<T> {
    private final Map<String, Map<String, T>> groups = new HashMap<>();

    /** A group's own things, then those of the groups around it. */
    private final Map<String, List<Map<String, T>>> outwards = new HashMap<>();

    /** A name that starts with a slash is a path already: flattened documents of some servers declare such. */
    void merge(String group, String name, T thing, BinaryOperator<T> ofTwo) {
        boolean path = name.startsWith("/");
        groups.computeIfAbsent(path ? parent(name) : group, g -> new HashMap<>())
                .merge(path ? last(name) : name, thing, ofTwo);
    }

    /** Finds what a name means in a group: absolute ones as they are, others group by group outwards. */
    Optional<T> find(String name, String group) {
        if (name.contains("/")) {
            return absolute(name.startsWith("/") ? name : group + "/" + name)
                    .or(() -> name.startsWith("/") ? Optional.empty() : absolute("/" + name));
        }
        for (Map<String, T> scope : outwards.computeIfAbsent(group, this::scopes)) {
            if (scope.containsKey(name)) {
                return Optional.of(scope.get(name));
            }
        }
        return Optional.empty();
    }

    private Optional<T> absolute(String path) {
        return Optional.ofNullable(groups.getOrDefault(parent(path), Map.of()).get(last(path)));
    }

    private List<Map<String, T>> scopes(String group) {
        List<Map<String, T>> scopes = new ArrayList<>();
        for (String scope = group; ; scope = parent(scope)) {
            Optional.ofNullable(groups.get(scope)).ifPresent(scopes::add);
            if (scope.isEmpty()) {
                return scopes;
            }
        }
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
