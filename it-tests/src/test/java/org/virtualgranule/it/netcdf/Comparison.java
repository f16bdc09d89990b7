package org.virtualgranule.it.netcdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ucar.ma2.Array;
import ucar.ma2.ArrayChar;
import ucar.ma2.ArrayStructure;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.AttributeContainer;
import ucar.nc2.Dimension;
import ucar.nc2.EnumTypedef;
import ucar.nc2.Group;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.Structure;
import ucar.nc2.Variable;

/** What differs between two files of netcdf-java: a line for each thing, none if they are equal. */
final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private int variables;

    /** A granule as netcdf-java's HDF5 reader has it, and through its sidecar. */
    static Comparison of(Path granule, Path sidecar, Path folder) throws IOException {
        Path place = Files.createTempDirectory(folder, "granule");
        Path data = Files.copy(granule, place.resolve(granule.getFileName()));
        Path beside = Files.copy(sidecar, place.resolve(granule.getFileName() + ".dmrpp"));
        Comparison comparison = new Comparison();
        try (NetcdfFile hdf5 = NetcdfFiles.open(data.toString());
                NetcdfFile virtual = NetcdfFiles.open(beside.toString())) {
            comparison.groups(hdf5.getRootGroup(), virtual.getRootGroup());
        }
        return comparison;
    }

    List<String> differences() {
        return differences;
    }

    /** How many variables both have. */
    int variables() {
        return variables;
    }

    private void groups(Group hdf5, Group ours) throws IOException {
        String path = hdf5.getFullName();
        attributes(path, hdf5.attributes(), ours.attributes());
        same(
                path,
                "dimensions",
                names(hdf5.getDimensions(), Comparison::sized),
                names(ours.getDimensions(), Comparison::sized));
        same(
                path,
                "enumerations",
                names(hdf5.getEnumTypedefs(), Comparison::labelled),
                names(ours.getEnumTypedefs(), Comparison::labelled));
        same(
                path,
                "groups",
                names(hdf5.getGroups(), Group::getShortName),
                names(ours.getGroups(), Group::getShortName));
        same(
                path,
                "variables",
                names(hdf5.getVariables(), Variable::getShortName),
                names(ours.getVariables(), Variable::getShortName));
        for (Group group : hdf5.getGroups()) {
            Group other = ours.findGroupLocal(group.getShortName());
            if (other != null) {
                groups(group, other);
            }
        }
        for (Variable variable : hdf5.getVariables()) {
            Variable other = ours.findVariableLocal(variable.getShortName());
            if (other != null) {
                variables++;
                shapes(variable, other);
                values(variable, other);
            }
        }
    }

    private void shapes(Variable hdf5, Variable ours) {
        String path = hdf5.getFullName();
        same(path, "type", hdf5.getDataType(), ours.getDataType());
        same(path, "shape", Arrays.toString(hdf5.getShape()), Arrays.toString(ours.getShape()));
        same(path, "dimensions", dimensions(hdf5), dimensions(ours));
        attributes(path, hdf5.attributes(), ours.attributes());
        if (hdf5 instanceof Structure records && ours instanceof Structure others) {
            same(path, "members", records.getVariableNames(), others.getVariableNames());
            for (Variable member : records.getVariables()) {
                Variable other = others.findVariable(member.getShortName());
                if (other != null) {
                    shapes(member, other);
                }
            }
        }
    }

    private void values(Variable hdf5, Variable ours) throws IOException {
        Array expected;
        try {
            expected = hdf5.read();
        } catch (IOException | RuntimeException e) {
            differences.add(hdf5.getFullName() + " values: the HDF5 reader fails with "
                    + e.getClass().getSimpleName());
            return;
        }
        try {
            if (!equal(expected, ours.read())) {
                differences.add(hdf5.getFullName() + " values");
            }
        } catch (IOException e) {
            differences.add(hdf5.getFullName() + " values: " + e.getMessage().replaceAll("/\\S*/", ""));
        }
    }

    /** Says whether values are the same; of texts without their padding where the other ones have none. */
    static boolean equal(Array one, Array other) {
        if (one instanceof ArrayChar texts && other.getDataType() == DataType.STRING) {
            return Objects.deepEquals(texts.make1DStringArray().copyTo1DJavaArray(), other.copyTo1DJavaArray());
        }
        if (one instanceof ArrayStructure records && other instanceof ArrayStructure others) {
            return Arrays.equals(one.getShape(), other.getShape())
                    && records.getStructureMemberNames().equals(others.getStructureMemberNames())
                    && records.getStructureMemberNames().stream().allMatch(name -> equal(records, others, name));
        }
        return Arrays.equals(one.getShape(), other.getShape())
                && Objects.deepEquals(one.copyTo1DJavaArray(), other.copyTo1DJavaArray());
    }

    private static boolean equal(ArrayStructure one, ArrayStructure other, String member) {
        for (int i = 0; i < one.getSize(); i++) {
            if (!equal(one.getArray(i, one.findMember(member)), other.getArray(i, other.findMember(member)))) {
                return false;
            }
        }
        return true;
    }

    private void attributes(String path, AttributeContainer hdf5, AttributeContainer ours) {
        same(path, "attributes", names(hdf5, Attribute::getShortName), names(ours, Attribute::getShortName));
        for (Attribute attribute : hdf5) {
            Attribute other = ours.findAttribute(attribute.getShortName());
            if (other != null && !attribute.equals(other)) {
                differences.add(
                        path + "@" + attribute.getShortName() + ": " + shortened(attribute) + " / " + shortened(other));
            }
        }
    }

    private static String shortened(Attribute attribute) {
        String text = attribute.getDataType() + " " + attribute.getValues();
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Which dimensions can grow is not in a sidecar. */
    private static String sized(Dimension dimension) {
        return dimension.getShortName() + "=" + dimension.getLength();
    }

    private static String labelled(EnumTypedef enumeration) {
        return enumeration.getShortName() + " " + enumeration.getBaseType() + " " + new TreeMap<>(enumeration.getMap());
    }

    private static String dimensions(Variable variable) {
        return variable.getDimensions().stream()
                .map(d -> d.isShared() ? d.getShortName() : "-")
                .collect(Collectors.joining(" "));
    }

    private static <T> Set<String> names(Iterable<T> things, Function<T, String> name) {
        return StreamSupport.stream(things.spliterator(), false)
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void same(String path, String what, Object hdf5, Object ours) {
        if (hdf5 instanceof Set<?> these && ours instanceof Set<?> those) {
            these.stream()
                    .filter(name -> !those.contains(name))
                    .forEach(name -> differences.add(path + " " + what + ": no " + name));
            those.stream()
                    .filter(name -> !these.contains(name))
                    .forEach(name -> differences.add(path + " " + what + ": too many, " + name));
        } else if (!hdf5.equals(ours)) {
            differences.add(path + " " + what + ": " + hdf5 + " / " + ours);
        }
    }
}
