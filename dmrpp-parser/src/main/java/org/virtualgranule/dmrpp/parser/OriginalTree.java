package org.virtualgranule.dmrpp.parser;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/**
 * Gives a document the groups and names of its HDF5 file back. Flattened documents (the CF option of the HDF5 handler)
 * hold every variable at the root under a mangled name; the attribute {@code fullnamepath} tells where it was. Group
 * attributes stand in containers at the root, dimensions are named by the mangled path of their scale, and those without
 * a scale are called {@code FakeDimN}. HDF-EOS5 documents have groups, but mangled names, and the same attribute.
 *
 * <p>Where a flattened document states no path at all, the groups of the product are taken from a list, else from the
 * names of the containers; a diagnostic on the document says which, as that can be wrong. Names are never just split at
 * underscores: that is not reversible.
 */
public final class OriginalTree {
    private static final Set<String> ROOT_CONTAINERS = Set.of("HDF5_GLOBAL", "HDF_GLOBAL", "NC_GLOBAL");

    private final Group flat;
    private final FlatNames names;
    private final PathSource paths;
    private final boolean complete;
    private final TreeBuilder tree;

    private OriginalTree(Granule granule, PathSource paths) {
        flat = granule.root();
        this.paths = paths;
        names = new FlatNames(flat, paths);
        complete = flat.variables().stream().anyMatch(v -> StatedPaths.of(v).isPresent());
        tree = new TreeBuilder(granule);
    }

    /**
     * Restores the tree.
     *
     * @param granule a parsed document of any layout
     * @return the granule with original paths, dimensions with original names, anonymous ones without a name, and
     *     without the attributes that the writer added; the same granule if it is as its HDF5 file already
     */
    public static Granule restore(Granule granule) {
        return restore(granule, List.of());
    }

    /**
     * Restores the tree with the help of paths that the caller knows to be in the file, such as those of another granule
     * of the product. They are used only if a document without groups states no path of its own, and then before the
     * built-in lists.
     *
     * @param granule a parsed document of any layout
     * @param known absolute paths of groups; also of datasets whose names begin like a group beside them
     * @return as {@link #restore(Granule)}
     * @throws IllegalArgumentException if one of them is not an absolute path
     */
    public static Granule restore(Granule granule, Collection<String> known) {
        Group root = granule.root();
        if (!root.groups().isEmpty()) {
            return OriginalGroups.restore(granule);
        }
        if (statesPaths(root)) {
            return new OriginalTree(granule, new StatedPaths()).restore();
        }
        Optional<GuessedPaths> guess = GuessedPaths.of(granule, known);
        return guess.isEmpty() ? granule : new OriginalTree(granule, guess.get()).restore(guess.get());
    }

    /** A path, a container with a path, or a slash in a name: all three come from the CF option and its like alone. */
    private static boolean statesPaths(Group root) {
        StatedPaths stated = new StatedPaths();
        return root.variables().stream()
                        .anyMatch(
                                v -> v.name().contains("/") || StatedPaths.of(v).isPresent())
                || root.attributes().stream()
                        .anyMatch(a -> a.isContainer() && stated.group(a).isPresent());
    }

    private Granule restore(GuessedPaths guess) {
        guess.diagnostic().ifPresent(message -> tree.note("/", Topic.TREE, message));
        return restore();
    }

    private Granule restore() {
        flat.variables().forEach(this::variable);
        attributes(flat.attributes());
        tree.root().enumerations.addAll(flat.enumerations());
        for (Dimension dimension : flat.dimensions()) {
            if (!FlatNames.isFake(dimension.name())) {
                tree.declare(names.dimension(dimension.name()), dimension.size());
            }
        }
        return tree.build();
    }

    private void variable(Variable variable) {
        boolean stated = StatedPaths.of(variable).isPresent();
        if (!stated && FlatNames.isFake(variable.name())) {
            tree.note(
                    "/" + variable.name(),
                    Topic.SYNTHETIC,
                    "index variable of an anonymous dimension, not in the HDF5 file: left out");
            return;
        }
        String path = paths.variable(variable);
        boolean unplaced = complete && !stated && path.lastIndexOf('/') == 0;
        boolean synthetic = unplaced && Synthetic.isMadeUp(variable);
        if (synthetic) {
            tree.note(path, Topic.SYNTHETIC, Synthetic.NOTE);
        } else if (unplaced && names.beginsLikeAGroup(variable.name())) {
            tree.note(
                    path,
                    Topic.TREE,
                    "no path is stated for it, though its name begins like a group's: left at the root");
        }
        Variable kept = synthetic ? Synthetic.withoutGuess(variable) : variable;
        tree.put(
                path,
                new Variable(
                        HdfPath.name(path),
                        kept.type(),
                        kept.dims().stream().map(this::dim).toList(),
                        kept.attributes().stream()
                                .filter(a -> !StatedPaths.isMarker(a))
                                .map(a -> names.restoreNames(a, path))
                                .toList(),
                        kept.storage()));
    }

    private Dim dim(Dim dim) {
        if (!(dim instanceof Dim.Named named)) {
            return dim;
        }
        Optional<Long> size = names.fakeSize(named.name());
        return size.isPresent() ? new Dim.Anonymous(size.get()) : new Dim.Named(names.dimension(named.name()));
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
                .filter(a -> !StatedPaths.isMarker(a))
                .toList();
        if (ROOT_CONTAINERS.contains(container.name())) {
            content.stream().filter(a -> rootNames.add(a.name())).forEach(tree.root().attributes::add);
            return;
        }
        Optional<String> path = names.group(container);
        if (path.isPresent()) {
            tree.group(path.get()).attributes.addAll(content);
        } else if (!content.isEmpty()) {
            tree.root().attributes.add(container);
        }
    }
}
