package org.virtualgranule.zarr.manifest;

import java.util.List;
import java.util.Optional;
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
        group.dimensions().forEach(d -> dimensions.merge(path, d.name(), d, Scope::same));
        group.enumerations().forEach(e -> enumerations.merge(path, e.name(), e, (one, other) -> other));
        group.groups().forEach(child -> declare(path + "/" + child.name(), child));
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

    /** The last part of a dimension's name; empty for an anonymous one. */
    static Optional<String> baseName(Dim dim) {
        return dim instanceof Dim.Named named
                ? Optional.of(named.name().substring(named.name().lastIndexOf('/') + 1))
                : Optional.empty();
    }
}
