package org.virtualgranule.zarr.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Group;

/**
 * Dimensions and enumerations that a document declares. Names are looked up as DAP4 does: absolute ones as they are,
 * others group by group outwards.
 */
final class Scope {
    /** H5S_MAX_RANK. */
    private static final int MAX_RANK = 32;

    private final Map<String, Dimension> dimensions = new HashMap<>();
    private final Map<String, Enumeration> enumerations = new HashMap<>();

    Scope(Group root) {
        declare("", root);
    }

    /** Sizes of a variable's dimensions. */
    List<Long> shape(List<Dim> dims, String group) {
        if (dims.size() > MAX_RANK) {
            throw new NotMappable("it has " + dims.size() + " dimensions; HDF5 allows " + MAX_RANK);
        }
        return dims.stream().map(dim -> size(dim, group)).toList();
    }

    private void declare(String path, Group group) {
        group.dimensions().forEach(d -> dimensions.put(absolute(path, d.name()), d));
        group.enumerations().forEach(e -> enumerations.put(absolute(path, e.name()), e));
        group.groups().forEach(child -> declare(path + "/" + child.name(), child));
    }

    /** A name that holds slashes itself is a path already: flattened documents of some servers declare such. */
    private static String absolute(String group, String name) {
        return name.startsWith("/") ? name : group + "/" + name;
    }

    private long size(Dim dim, String group) {
        if (dim instanceof Dim.Anonymous anonymous) {
            return anonymous.size();
        }
        String name = ((Dim.Named) dim).name();
        return find(name, group, n -> Optional.ofNullable(dimensions.get(n)))
                .map(Dimension::size)
                .orElseThrow(() -> new NotMappable("its dimension " + name + " is not declared"));
    }

    Enumeration enumeration(String name, String group) {
        return find(name, group, n -> Optional.ofNullable(enumerations.get(n)))
                .orElseThrow(() -> new NotMappable("its enumeration " + name + " is not declared"));
    }

    /** The last part of a dimension's name; empty for an anonymous one. */
    static Optional<String> baseName(Dim dim) {
        return dim instanceof Dim.Named named
                ? Optional.of(named.name().substring(named.name().lastIndexOf('/') + 1))
                : Optional.empty();
    }

    private static <T> Optional<T> find(String name, String group, Function<String, Optional<T>> declared) {
        if (name.startsWith("/")) {
            return declared.apply(name);
        }
        for (String scope = group; ; scope = scope.substring(0, scope.lastIndexOf('/'))) {
            Optional<T> found = declared.apply(scope + "/" + name);
            if (found.isPresent() || scope.isEmpty()) {
                return found;
            }
        }
    }
}
