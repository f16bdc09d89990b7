package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
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
                                        a.isContainer() && FlatNames.pathOf(a).isPresent()));
    }

    private Granule restore() {
        for (Variable variable : flat.root().variables()) {
            if (FlatNames.isFakeDimension(variable)) {
                note("/" + variable.name(), "index variable of an anonymous dimension, not in the HDF5 file: left out");
            } else {
                place(variable);
            }
        }
        flat.root().attributes().forEach(this::attribute);
        tree.root().enumerations.addAll(flat.root().enumerations());
        flat.root().dimensions().stream()
                .filter(d -> !names.isScale(d.name()) && !FlatNames.isFake(d.name()))
                .forEach(tree.root().dimensions::add);
        flat.root().dimensions().stream()
                .filter(d -> names.isScale(d.name()))
                .forEach(d -> tree.declare(names.pathOf(d.name()).orElseThrow(), d.size()));
        for (String path : tree.renameClashes()) {
            note(path, "a variable and a group share this path; the variable's name got a number");
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
            note(path, "two variables claim this path; the " + (replace ? "second" : "first") + " was kept");
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

    private void attribute(Attribute attribute) {
        if (!attribute.isContainer()) {
            tree.root().attributes.add(attribute);
            return;
        }
        List<Attribute> content = attribute.children().stream()
                .filter(a -> !FlatNames.isMarker(a))
                .toList();
        Optional<String> path = FlatNames.pathOf(attribute);
        if (path.isPresent()) {
            tree.group(path.get()).attributes.addAll(content);
        } else if (attribute.name().equals("HDF5_GLOBAL")) {
            content.stream().filter(a -> !tree.hasRootAttribute(a.name())).forEach(tree.root().attributes::add);
        } else if (!content.isEmpty()) {
            tree.root().attributes.add(attribute);
        }
    }

    private void note(String path, String message) {
        diagnostics.add(new Diagnostic(path, message));
    }
}
