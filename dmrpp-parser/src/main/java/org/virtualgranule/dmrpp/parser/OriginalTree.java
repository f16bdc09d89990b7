package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/**
 * Gives a flattened document the group tree of its HDF5 file back. Flattened documents (the CF option of the HDF5
 * handler) hold every variable at the root under a mangled name; the attribute {@code fullnamepath} tells where it was.
 * Group attributes stand in containers at the root, dimensions are named by the mangled path of their scale, and those
 * without a scale are called {@code FakeDimN}. Names are never split at underscores: that is not reversible.
 */
public final class OriginalTree {
    private static final Set<String> ROOT_CONTAINERS = Set.of("HDF5_GLOBAL", "NC_GLOBAL");

    private final Granule flat;
    private final FlatNames names;
    private final TreeBuilder tree = new TreeBuilder();
    private final List<Diagnostic> diagnostics;

    private OriginalTree(Granule flat) {
        this.flat = flat;
        names = new FlatNames(flat.root());
        diagnostics = new ArrayList<>(flat.diagnostics());
    }

    /**
     * Restores the tree.
     *
     * @param granule a parsed document of either layout
     * @return the granule with original paths, dimensions with original names, anonymous ones without a name, and
     *     without the attributes that flattening added; the same granule if it is not flattened
     */
    public static Granule restore(Granule granule) {
        return isFlattened(granule.root()) ? new OriginalTree(granule).restore() : granule;
    }

    /** Two slashes in a path, a container with a path, or a slash in a name: all three come from flattening alone. */
    static boolean isFlattened(Group root) {
        return root.groups().isEmpty()
                && (root.variables().stream()
                                .anyMatch(v -> v.name().contains("/")
                                        || FlatNames.path(v).lastIndexOf('/') > 0)
                        || root.attributes().stream()
                                .anyMatch(a ->
                                        a.isContainer() && FlatNames.pathOf(a).isPresent())
                        || FlatNames.hasPaths(root) && isConfigured(root));
    }

    /** The writer's own note of its settings: enough for a flat file, which only lost its original names. */
    private static boolean isConfigured(Group root) {
        return root.attributes().stream()
                .filter(a -> a.name().equals("build_dmrpp_metadata"))
                .flatMap(a -> a.children().stream())
                .filter(a -> a.name().equals("configuration"))
                .flatMap(a -> a.values().stream())
                .anyMatch(value -> value.contains("H5.EnableCF=true"));
    }

    private Granule restore() {
        for (Variable variable : flat.root().variables()) {
            if (FlatNames.isFakeDimension(variable)) {
                note(
                        "/" + variable.name(),
                        Topic.SYNTHETIC,
                        "index variable of an anonymous dimension, not in the HDF5 file: left out");
            } else {
                place(variable);
            }
        }
        attributes(flat.root().attributes());
        tree.root().enumerations.addAll(flat.root().enumerations());
        flat.root().dimensions().stream()
                .filter(d -> !names.isScale(d.name()) && !FlatNames.isFake(d.name()))
                .forEach(tree.root().dimensions::add);
        flat.root().dimensions().stream()
                .filter(d -> names.isScale(d.name()) && !FlatNames.isFake(d.name()))
                .forEach(d -> tree.declare(names.pathOf(d.name()).orElseThrow(), d.size()));
        for (String path : tree.renameClashes()) {
            note(path, Topic.TREE, "a variable and a group share this path; the variable's name got a number");
        }
        return new Granule(flat.source(), flat.href(), flat.version(), tree.build(), diagnostics);
    }

    private void place(Variable variable) {
        String path = FlatNames.path(variable);
        Variable original = new Variable(
                path.substring(path.lastIndexOf('/') + 1),
                variable.type(),
                variable.dims().stream().map(this::dim).toList(),
                variable.attributes().stream()
                        .filter(a -> !FlatNames.isMarker(a))
                        .map(a -> names.restoreCoordinates(a, path))
                        .toList(),
                variable.storage());
        Optional<Variable> there = tree.variable(path);
        if (there.isPresent()) {
            boolean replace = there.get().storage() instanceof Storage.None;
            note(
                    path,
                    Topic.TREE,
                    "two variables claim this path; the " + (replace ? "second" : "first") + " was kept");
            if (!replace) {
                return;
            }
        }
        tree.put(path, original);
    }

    private Dim dim(Dim dim) {
        if (!(dim instanceof Dim.Named named)) {
            return dim;
        }
        String name = FlatNames.relative(named.name());
        if (FlatNames.isFake(name)) {
            Optional<Long> size = names.size(name);
            return size.isPresent() ? new Dim.Anonymous(size.get()) : dim;
        }
        return new Dim.Named(names.pathOf(name).orElse("/" + name));
    }

    private void attributes(List<Attribute> attributes) {
        Set<String> known = new HashSet<>();
        for (Attribute attribute : attributes) {
            if (!attribute.isContainer()) {
                tree.root().attributes.add(attribute);
                known.add(attribute.name());
            }
        }
        attributes.stream().filter(Attribute::isContainer).forEach(container -> container(container, known));
    }

    private void container(Attribute container, Set<String> rootNames) {
        List<Attribute> content = container.children().stream()
                .filter(a -> !FlatNames.isMarker(a))
                .toList();
        if (ROOT_CONTAINERS.contains(container.name())) {
            content.stream().filter(a -> rootNames.add(a.name())).forEach(tree.root().attributes::add);
            return;
        }
        Optional<String> path = FlatNames.pathOf(container).or(() -> names.group(container.name()));
        if (path.isPresent()) {
            tree.group(path.get()).attributes.addAll(content);
        } else if (!content.isEmpty()) {
            tree.root().attributes.add(container);
        }
    }

    private void note(String path, Topic topic, String message) {
        diagnostics.add(new Diagnostic(path, topic, message));
    }
}
