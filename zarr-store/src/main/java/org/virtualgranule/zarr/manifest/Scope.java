package org.virtualgranule.zarr.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Group;

/**
 * Dimensions and enumerations that a document declares. Names are looked up as DAP4 does: absolute ones as they are,
 * others group by group outwards.
 */
final class Scope {
    private static final long AMBIGUOUS = -1;

    /** H5S_MAX_RANK. */
    private static final int MAX_RANK = 32;

    private final Declared<Dimension> dimensions = new Declared<>();
    private final Declared<Enumeration> enumerations = new Declared<>();

    private final PhonyNames phony;

    Scope(Group root) {
        Set<String> names = new HashSet<>();
        declare("", root, names);
        phony = PhonyNames.beside(names);
    }

    /** Sizes of a variable's dimensions. */
    List<Long> shape(List<Dim> dims, String group) {
        if (dims.size() > MAX_RANK) {
            throw new NotMappable("it has " + dims.size() + " dimensions; HDF5 allows " + MAX_RANK);
        }
        return dims.stream().map(dim -> size(dim, group)).toList();
    }

    private void declare(String path, Group group, Set<String> names) {
        group.dimensions().forEach(d -> dimensions.merge(path, d.name(), d, Scope::same));
        group.dimensions().forEach(d -> names.add(last(d.name())));
        group.variables().forEach(v -> names.add(v.name())); // one may be of a dimension's name
        group.enumerations().forEach(e -> enumerations.merge(path, e.name(), e, (one, other) -> other));
        group.groups().forEach(child -> declare(path + "/" + child.name(), child, names));
    }

    /** Of two declarations of one name none is believed, unless they agree. */
    private static Dimension same(Dimension one, Dimension other) {
        return one.size() == other.size() ? one : new Dimension(one.name(), AMBIGUOUS);
    }

    private long size(Dim dim, String group) {
        if (dim instanceof Dim.Anonymous anonymous) {
            return anonymous.size();
        }
        String name = ((Dim.Named) dim).name();
        long size = dimensions
                .find(name, group)
                .map(Dimension::size)
                .orElseThrow(() -> new NotMappable("its dimension " + name + " is not declared"));
        if (size == AMBIGUOUS) {
            throw new NotMappable("its dimension " + name + " is declared twice, with different sizes");
        }
        return size;
    }

    Enumeration enumeration(String name, String group) {
        return enumerations
                .find(name, group)
                .orElseThrow(() -> new NotMappable("its enumeration " + name + " is not declared"));
    }

    /** The names of an array's dimensions, see {@link ArrayMetadata#dimensionNames}. */
    List<Optional<String>> names(List<Dim> dims, List<Long> shape) {
        List<Optional<String>> names = dims.stream().map(Scope::baseName).toList();
        return phony.equals(PhonyNames.USUAL)
                ? names
                : phony.labels(names, shape).stream().map(Optional::of).toList();
    }

    private static Optional<String> baseName(Dim dim) {
        return dim instanceof Dim.Named named ? Optional.of(last(named.name())) : Optional.empty();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
