package org.virtualgranule.dmrpp.parser;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/**
 * Gives a document that has groups, but under mangled names, the names of its HDF5 file back: that is how HDF-EOS5 files
 * are written without the CF option. A variable goes where its {@code fullnamepath} says, and tells by it the names of
 * the groups above; what has no path of its own follows its group. A path that the writer cannot have made the variable's
 * place of is not believed: then the attribute is the file's own, as in files that were written from flattened ones.
 */
final class OriginalGroups {
    private final Granule granule;
    private final TreeBuilder tree;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final Map<String, String> dimensions = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    private OriginalGroups(Granule granule) {
        this.granule = granule;
        tree = new TreeBuilder(granule);
    }

    static Granule restore(Granule granule) {
        return statesPaths(granule.root()) && hasPlainNames(granule.root())
                ? new OriginalGroups(granule).restore()
                : granule;
    }

    private static boolean statesPaths(Group group) {
        return group.variables().stream().anyMatch(v -> StatedPaths.of(v).isPresent())
                || group.groups().stream().anyMatch(OriginalGroups::statesPaths);
    }

    /** A name with a slash is no part of a path; such a document is left as it is, and what cannot be is found later. */
    private static boolean hasPlainNames(Group group) {
        return group.variables().stream().noneMatch(v -> v.name().contains("/"))
                && group.groups().stream()
                        .allMatch(g -> !g.name().isEmpty() && !g.name().contains("/") && hasPlainNames(g));
    }

    private Granule restore() {
        learn(granule.root(), "");
        nameDimensions(granule.root(), "");
        rebuild(granule.root(), "");
        return tree.build();
    }

    /** Collects the paths that are believed, and the names of groups that follow from them. */
    private void learn(Group group, String path) {
        for (Variable variable : group.variables()) {
            String own = path + "/" + variable.name();
            Optional<String> stated = StatedPaths.of(variable);
            if (stated.filter(original -> isMadeOf(own, original)).isPresent()) {
                variables.put(own, stated.get());
                groupsAbove(own, stated.get());
            } else if (stated.isPresent()) {
                tree.note(
                        own,
                        Topic.TREE,
                        "its fullnamepath " + stated.get() + " is not the path of its group: the group's was kept");
            }
        }
        group.groups().forEach(child -> learn(child, path + "/" + child.name()));
    }

    private static boolean isMadeOf(String path, String original) {
        String[] names = path.split("/");
        String[] parts = original.split("/");
        boolean same = names.length == parts.length;
        for (int i = 1; same && i < names.length; i++) {
            same = HdfPath.isMadeOf(names[i], parts[i]);
        }
        return same;
    }

    private void groupsAbove(String path, String original) {
        String group = HdfPath.parent(path);
        String name = HdfPath.parent(original);
        while (!group.isEmpty()
                && groups.computeIfAbsent(group, g -> new HashSet<>()).add(name)) {
            group = HdfPath.parent(group);
            name = HdfPath.parent(name);
        }
    }

    /** The group's original path: the one that its variables tell, if they agree, else its own name in its parent. */
    private String original(String group) {
        Set<String> told = groups.getOrDefault(group, Set.of());
        if (group.isEmpty() || told.size() == 1) {
            return group.isEmpty() ? "" : told.iterator().next();
        }
        return original(HdfPath.parent(group)) + "/" + HdfPath.name(group);
    }

    /** A dimension has its scale's name, if that is in the same group. */
    private void nameDimensions(Group group, String groupPath) {
        String original = original(groupPath);
        for (Dimension dimension : group.dimensions()) {
            String own = groupPath + "/" + dimension.name();
            String scale = variables.getOrDefault(own, "");
            boolean named = !scale.isEmpty() && HdfPath.parent(scale).equals(original);
            String path = named ? scale : original + "/" + dimension.name();
            if (!dimensions.containsKey(own)) {
                dimensions.put(own, free(path, original + "/" + dimension.name() + "_"));
            }
        }
        group.groups().forEach(child -> nameDimensions(child, groupPath + "/" + child.name()));
    }

    /** Two groups that become one have still two dimensions. */
    private String free(String path, String numbered) {
        String free = path;
        while (!taken.add(free)) {
            free = numbered + numbers.merge(numbered, 1, Integer::sum);
        }
        return free;
    }

    private void rebuild(Group group, String path) {
        GroupBuilder built = tree.group(original(path));
        built.attributes.addAll(group.attributes());
        built.enumerations.addAll(group.enumerations());
        group.dimensions().forEach(d -> tree.declare(dimensions.get(path + "/" + d.name()), d.size()));
        group.variables().forEach(variable -> variable(variable, path));
        group.groups().forEach(child -> rebuild(child, path + "/" + child.name()));
    }

    private void variable(Variable variable, String group) {
        String own = group + "/" + variable.name();
        String stated = variables.get(own);
        String path = stated == null ? original(group) + "/" + variable.name() : stated;
        boolean synthetic = StatedPaths.of(variable).isEmpty() && Synthetic.isMadeUp(variable);
        if (synthetic) {
            tree.note(path, Topic.SYNTHETIC, Synthetic.NOTE);
        }
        Variable kept = synthetic ? Synthetic.withoutGuess(variable) : variable;
        tree.put(
                path,
                new Variable(
                        HdfPath.name(path),
                        type(kept.type()),
                        kept.dims().stream().map(dim -> dim(dim, group)).toList(),
                        kept.attributes().stream()
                                .filter(a -> stated == null || !StatedPaths.isMarker(a))
                                .toList(),
                        kept.storage()));
    }

    /** The dimension that the reference means, by its new path; one that is not declared stays as it is. */
    private Dim dim(Dim dim, String group) {
        if (!(dim instanceof Dim.Named named)) {
            return dim;
        }
        String name = named.name();
        if (name.startsWith("/")) {
            return new Dim.Named(dimensions.getOrDefault(name, name));
        }
        for (String scope = group; ; scope = HdfPath.parent(scope)) {
            String found = dimensions.get(scope + "/" + name);
            if (found != null || scope.isEmpty()) {
                return found == null ? dim : new Dim.Named(found);
            }
        }
    }

    private VariableType type(VariableType type) {
        if (type instanceof VariableType.Enumerated enumerated
                && enumerated.enumeration().startsWith("/")) {
            String path = enumerated.enumeration();
            return new VariableType.Enumerated(original(HdfPath.parent(path)) + "/" + HdfPath.name(path));
        }
        return type;
    }
}
