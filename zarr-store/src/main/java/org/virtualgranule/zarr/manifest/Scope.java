package org.virtualgranule.zarr.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;

/** What a document declares. Names are looked up as DAP4 does: absolute ones as they are, others group by group outwards. */
final class Scope {
    private static final long AMBIGUOUS = -1;

    /** H5S_MAX_RANK. */
    private static final int MAX_RANK = 32;

    /** Attributes that only the writer for HDF4 adds. */
    private static final Set<String> HDF4 = Set.of("dmr_sds_ref", "dmr_vdata_ref");

    private final Map<String, Dimension> dimensions = new HashMap<>();
    private final Map<String, Enumeration> enumerations = new HashMap<>();

    private boolean describesStorage;
    private boolean statesFillValues;
    private boolean hasSignedBytes;
    private boolean isHdf4;

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

    /** Says whether the document may be one of the DAP2 model, which has no signed byte and declares Int16 instead. */
    boolean mayWidenBytes() {
        return !hasSignedBytes;
    }

    /** Says whether the document describes an HDF4 file. */
    boolean isHdf4() {
        return isHdf4;
    }

    /**
     * Says whether a variable without a storage element was never written: only in documents that describe storage at
     * all, and whose writer had no other way to say so.
     */
    boolean leavesOutTheUnwritten() {
        return describesStorage && !statesFillValues && !isHdf4;
    }

    private void declare(String path, Group group) {
        group.dimensions().forEach(d -> dimensions.merge(absolute(path, d.name()), d, Scope::same));
        group.enumerations().forEach(e -> enumerations.put(absolute(path, e.name()), e));
        describesStorage |= group.variables().stream().anyMatch(v -> !(v.storage() instanceof Storage.None));
        statesFillValues |= group.variables().stream()
                .anyMatch(v -> Placement.encoding(v.storage()).fillValue().isPresent());
        hasSignedBytes |= group.enumerations().stream().anyMatch(e -> e.base() == DapType.INT8)
                || hasSignedByte(group.attributes())
                || group.variables().stream().anyMatch(v -> v.type() == DapType.INT8 || hasSignedByte(v.attributes()));
        isHdf4 |= group.variables().stream()
                .anyMatch(v -> v.attributes().stream().anyMatch(a -> HDF4.contains(a.name())));
        group.groups().forEach(child -> declare(path + "/" + child.name(), child));
    }

    /** Of two declarations of one name none is believed, unless they agree. */
    private static Dimension same(Dimension one, Dimension other) {
        return one.size() == other.size() ? one : new Dimension(one.name(), AMBIGUOUS);
    }

    private static boolean hasSignedByte(List<Attribute> attributes) {
        return attributes.stream().anyMatch(a -> a.type().equals("Int8") || hasSignedByte(a.children()));
    }

    /** A name that holds slashes itself is a path already: flattened documents of some servers declare such. */
    private static String absolute(String group, String name) {
        return name.startsWith("/") ? name : group + "/" + name;
    }

    long size(Dim dim, String group) {
        if (dim instanceof Dim.Anonymous anonymous) {
            return anonymous.size();
        }
        String name = ((Dim.Named) dim).name();
        long size = find(name, group, n -> Optional.ofNullable(dimensions.get(n)))
                .map(Dimension::size)
                .orElseThrow(() -> new NotMappable("its dimension " + name + " is not declared"));
        if (size == AMBIGUOUS) {
            throw new NotMappable("its dimension " + name + " is declared twice, with different sizes");
        }
        return size;
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
