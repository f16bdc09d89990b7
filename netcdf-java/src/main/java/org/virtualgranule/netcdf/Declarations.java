package org.virtualgranule.netcdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Group;
import ucar.ma2.DataType;
import ucar.nc2.Dimension;
import ucar.nc2.EnumTypedef;

/** Dimensions and enumerations of a granule by path, and what variables mean that name them. */
final class Declarations {
    /** In place of one without a name, which netcdf-java's older datasets cannot copy if it has no element. */
    static final Dimension EMPTY = dimension(0).setName("no_elements").build();

    private final Map<String, Dimension> dimensions = new HashMap<>();
    private final Map<String, EnumTypedef> enumerations = new HashMap<>();

    Declarations(Group root) {
        declare("", root);
    }

    private void declare(String path, Group group) {
        group.dimensions().stream()
                .filter(dimension -> dimension.size() <= Integer.MAX_VALUE)
                .forEach(dimension -> dimensions.putIfAbsent(
                        path + "/" + dimension.name(),
                        dimension((int) dimension.size())
                                .setName(dimension.name())
                                .build()));
        group.enumerations().forEach(enumeration -> typedef(enumeration)
                .ifPresent(typedef -> enumerations.putIfAbsent(path + "/" + enumeration.name(), typedef)));
        group.groups().forEach(child -> declare(path + "/" + child.name(), child));
    }

    /** netcdf-java knows enumerations of up to four bytes. */
    private static Optional<EnumTypedef> typedef(Enumeration enumeration) {
        DataType base =
                switch (enumeration.base()) {
                    case INT8, UINT8 -> DataType.ENUM1;
                    case INT16, UINT16 -> DataType.ENUM2;
                    case INT32, UINT32 -> DataType.ENUM4;
                    default -> DataType.LONG;
                };
        if (!base.isEnum()) {
            return Optional.empty();
        }
        // netcdf-java takes the stored numbers for unsigned ones when it looks for their names
        long mask = (1L << 8 * base.getSize()) - 1;
        Map<Integer, String> labels = enumeration.labels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .collect(Collectors.toMap(
                        label -> (int) (label.getValue() & mask), Map.Entry::getKey, (one, other) -> one));
        return Optional.of(new EnumTypedef(enumeration.name(), labels, base));
    }

    /** The dimensions of a group's own, in document order. */
    List<Dimension> dimensions(String path, Group group) {
        return group.dimensions().stream()
                .flatMap(d -> Optional.ofNullable(dimensions.get(path + "/" + d.name())).stream())
                .distinct()
                .toList();
    }

    /** The enumerations of a group's own, as far as netcdf-java can have them. */
    List<EnumTypedef> enumerations(String path, Group group) {
        return group.enumerations().stream()
                .flatMap(e -> Optional.ofNullable(enumerations.get(path + "/" + e.name())).stream())
                .distinct()
                .toList();
    }

    /**
     * A dimension of a variable: shared if netcdf-java will find it too, which looks for a name in the variable's group and
     * those around it. If it is {@link #EMPTY} the group needs that too.
     */
    Dimension dimension(String group, Dim dim, int size) {
        if (dim instanceof Dim.Named named) {
            Optional<Dimension> found = find(dimensions, group, named.name()).filter(d -> d.getLength() == size);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return size == 0 ? EMPTY : dimension(size).setIsShared(false).build();
    }

    /** Only one that can grow may be empty, says netcdf-java. */
    private static Dimension.Builder dimension(int size) {
        return Dimension.builder().setIsUnlimited(size == 0).setLength(size);
    }

    /** The enumeration that a name means in a group; empty if netcdf-java has no such thing. */
    Optional<EnumTypedef> enumeration(String group, String name) {
        return find(enumerations, group, name);
    }

    private static <T> Optional<T> find(Map<String, T> declared, String group, String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        for (String scope = group; ; scope = scope.substring(0, scope.lastIndexOf('/'))) {
            String path = scope + "/" + last;
            if (declared.containsKey(path)) {
                return Optional.of(declared.get(path)).filter(thing -> !name.startsWith("/") || name.equals(path));
            }
            if (scope.isEmpty()) {
                return Optional.empty();
            }
        }
    }
}
