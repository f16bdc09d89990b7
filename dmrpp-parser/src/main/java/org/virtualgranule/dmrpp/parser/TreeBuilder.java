package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** Grows a tree of groups from absolute paths. */
final class TreeBuilder {
    private final Map<String, GroupBuilder> groups = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    TreeBuilder() {
        groups.put("", new GroupBuilder(""));
    }

    GroupBuilder root() {
        return groups.get("");
    }

    /** The group of this path, made with its parents if it is not there yet. */
    GroupBuilder group(String path) {
        String normal = path.equals("/") ? "" : path;
        GroupBuilder known = groups.get(normal);
        if (known == null) {
            group(parent(normal));
            known = new GroupBuilder(normal.substring(normal.lastIndexOf('/') + 1));
            groups.put(normal, known);
            children.computeIfAbsent(parent(normal), p -> new ArrayList<>()).add(normal);
        }
        return known;
    }

    /** Puts a variable at a path; the last one put there stays. */
    void put(String path, Variable variable) {
        group(parent(path));
        variables.put(path, variable);
    }

    /** Renames variables whose path is also a group's, which no hierarchy can hold; returns the old paths. */
    List<String> renameClashes() {
        List<String> clashes =
                variables.keySet().stream().filter(groups::containsKey).toList();
        for (String path : clashes) {
            Variable old = variables.remove(path);
            String free = path;
            for (int n = 1; groups.containsKey(free) || variables.containsKey(free); n++) {
                free = path + "_" + n;
            }
            String name = free.substring(free.lastIndexOf('/') + 1);
            variables.put(free, new Variable(name, old.type(), old.dims(), old.attributes(), old.storage()));
        }
        return clashes;
    }

    Optional<Variable> variable(String path) {
        return Optional.ofNullable(variables.get(path));
    }

    /** Declares a dimension in the group that its path names. */
    void declare(String path, long size) {
        group(parent(path)).dimensions.add(new Dimension(path.substring(path.lastIndexOf('/') + 1), size));
    }

    Group build() {
        variables.forEach((path, variable) -> groups.get(parent(path)).variables.add(variable));
        return build("");
    }

    private Group build(String path) {
        GroupBuilder group = groups.get(path);
        children.getOrDefault(path, List.of()).forEach(child -> group.groups.add(build(child)));
        return group.build();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
