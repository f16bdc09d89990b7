package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/** Grows a tree of groups from absolute paths. */
final class TreeBuilder {
    private final Granule old;
    private final List<Diagnostic> diagnostics;
    private final Map<String, GroupBuilder> groups = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    /** Starts without groups, but with the diagnostics that there are. */
    TreeBuilder(Granule old) {
        this.old = old;
        diagnostics = new ArrayList<>(old.diagnostics());
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
            group(HdfPath.parent(normal));
            known = new GroupBuilder(HdfPath.name(normal));
            groups.put(normal, known);
            children.computeIfAbsent(HdfPath.parent(normal), p -> new ArrayList<>())
                    .add(normal);
        }
        return known;
    }

    /** Puts a variable at a path. Of two variables at one path the one with storage is kept, else the first. */
    void put(String path, Variable variable) {
        Variable there = variables.get(path);
        boolean replace = there == null || there.storage() instanceof Storage.None;
        if (there != null) {
            note(
                    path,
                    Topic.TREE,
                    "two variables claim this path; the " + (replace ? "second" : "first") + " was kept");
        }
        if (replace) {
            group(HdfPath.parent(path));
            variables.put(path, variable);
        }
    }

    /** Declares a dimension in the group that its path names. */
    void declare(String path, long size) {
        group(HdfPath.parent(path)).dimensions.add(new Dimension(HdfPath.name(path), size));
    }

    void note(String path, Topic topic, String message) {
        diagnostics.add(new Diagnostic(path, topic, message));
    }

    Granule build() {
        renameClashes();
        variables.forEach(
                (path, variable) -> groups.get(HdfPath.parent(path)).variables.add(variable));
        return new Granule(old.source(), old.name(), old.href(), old.version(), build(""), diagnostics);
    }

    /** Renames variables whose path is also a group's, which no hierarchy can hold. */
    private void renameClashes() {
        List<String> clashes =
                variables.keySet().stream().filter(groups::containsKey).toList();
        for (String path : clashes) {
            String free = path;
            for (int n = 1; groups.containsKey(free) || variables.containsKey(free); n++) {
                free = path + "_" + n;
            }
            variables.put(free, variables.remove(path).named(HdfPath.name(free)));
            note(path, Topic.TREE, "a variable and a group share this path; the variable's name got a number");
        }
    }

    private Group build(String path) {
        GroupBuilder group = groups.get(path);
        children.getOrDefault(path, List.of()).forEach(child -> group.groups.add(build(child)));
        return group.build();
    }
}
