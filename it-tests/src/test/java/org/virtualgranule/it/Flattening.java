package org.virtualgranule.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** What the CF option does to a granule, written from its rules alone, and without the paths that it adds by default. */
final class Flattening {
    private Flattening() {}

    /** Takes the paths out of a flattened document. */
    static Granule withoutPaths(Granule granule, String name) {
        Group root = granule.root();
        List<Variable> variables = root.variables().stream()
                .map(v -> v.withAttributes(unmarked(v.attributes())))
                .toList();
        return granule(
                granule,
                name,
                new Group(
                        "", root.dimensions(), root.enumerations(), unmarked(root.attributes()), variables, List.of()));
    }

    /** Flattens a hierarchical document. */
    static Granule of(Granule granule, String name) {
        List<Dimension> dimensions = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>(granule.root().attributes());
        List<Variable> variables = new ArrayList<>();
        walk(granule.root(), "", (path, group) -> {
            group.dimensions().forEach(d -> dimensions.add(new Dimension(mangle(path + "/" + d.name()), d.size())));
            group.variables().forEach(v -> variables.add(flat(v, path)));
            if (!path.isEmpty()) {
                attributes.add(new Attribute(mangle(path), "Container", List.of(), group.attributes()));
            }
        });
        return granule(granule, name, new Group("", dimensions, List.of(), attributes, variables, List.of()));
    }

    /** Every variable by its path. */
    static Map<String, Variable> variables(Granule granule) {
        Map<String, Variable> all = new TreeMap<>();
        walk(granule.root(), "", (path, group) -> group.variables().forEach(v -> all.put(path + "/" + v.name(), v)));
        return all;
    }

    /** Every group but the root by its path. */
    static Map<String, Group> groups(Granule granule) {
        Map<String, Group> all = new TreeMap<>();
        walk(granule.root(), "", all::put);
        all.remove("");
        return all;
    }

    private static void walk(Group group, String path, BiConsumer<String, Group> visitor) {
        visitor.accept(path, group);
        group.groups().forEach(child -> walk(child, path + "/" + child.name(), visitor));
    }

    private static Variable flat(Variable variable, String group) {
        List<Dim> dims = variable.dims().stream()
                .map(dim -> dim instanceof Dim.Named named ? new Dim.Named("/" + mangle(named.name())) : dim)
                .toList();
        return new Variable(
                mangle(group + "/" + variable.name()),
                variable.type(),
                dims,
                variable.attributes(),
                variable.storage());
    }

    private static Granule granule(Granule granule, String name, Group root) {
        return new Granule(name + ".dmrpp", Optional.of(name), granule.href(), granule.version(), root, List.of());
    }

    private static List<Attribute> unmarked(List<Attribute> attributes) {
        return attributes.stream()
                .filter(a -> !a.name().equals("fullnamepath") && !a.name().equals("origname"))
                .map(a -> new Attribute(a.name(), a.type(), a.values(), unmarked(a.children())))
                .toList();
    }

    static String mangle(String path) {
        String name = new String(path.substring(1).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                .replaceAll("[^A-Za-z0-9]", "_");
        return name.matches("[0-9].*") ? "_" + name : name;
    }
}
