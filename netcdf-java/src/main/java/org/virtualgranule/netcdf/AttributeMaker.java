package org.virtualgranule.netcdf;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.AttributeNumber;
import org.virtualgranule.zarr.manifest.ZarrType;
import ucar.ma2.Array;
import ucar.ma2.DataType;

/** Attributes of a sidecar as netcdf-java's. */
final class AttributeMaker {
    /** The bookkeeping of HDF5 and of netCDF-4, which netcdf-java's HDF5 reader hides too, and that of the sidecar. */
    private static final Set<String> HIDDEN = Set.of(
            "NAME",
            "DIMENSION_LIST",
            "REFERENCE_LIST",
            "_Netcdf4Dimid",
            "_Netcdf4Coordinates",
            "_nc3_strict",
            "build_dmrpp_metadata");

    private AttributeMaker() {}

    /** Makes attributes; those in containers get both names, with a dot between them. */
    static List<ucar.nc2.Attribute> of(List<Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> !isHidden(attribute))
                .flatMap(attribute -> of("", attribute))
                .toList();
    }

    private static boolean isHidden(Attribute attribute) {
        return HIDDEN.contains(attribute.name())
                || attribute.name().equals("CLASS") && attribute.values().equals(List.of("DIMENSION_SCALE"));
    }

    private static Stream<ucar.nc2.Attribute> of(String prefix, Attribute attribute) {
        String name = prefix + attribute.name();
        return attribute.isContainer()
                ? attribute.children().stream().flatMap(child -> of(name + ".", child))
                : Stream.of(ucar.nc2.Attribute.builder(name)
                        .setValues(values(attribute))
                        .build());
    }

    /** The values in their type, also if there are none; what is no number of its type stays text. */
    private static Array values(Attribute attribute) {
        Optional<DapType> type = DapType.of(attribute.type()).filter(t -> t != DapType.STRING);
        if (type.isPresent()) {
            try {
                return numbers(type.get(), attribute.values());
            } catch (NumberFormatException e) {
                return texts(attribute.values());
            }
        }
        return texts(attribute.values());
    }

    private static Array texts(List<String> values) {
        return Array.factory(DataType.STRING, new int[] {values.size()}, values.toArray(new String[0]));
    }

    private static Array numbers(DapType type, List<String> values) {
        Array array = Array.factory(GranuleArray.dataType(ZarrType.of(type)), new int[] {values.size()});
        for (int i = 0; i < values.size(); i++) {
            Number number = AttributeNumber.parse(values.get(i), type);
            if (number instanceof BigInteger integer) {
                array.setLong(i, fitting(integer, array.getDataType()));
            } else {
                array.setDouble(i, number.doubleValue());
            }
        }
        return array;
    }

    private static long fitting(BigInteger number, DataType type) {
        int bits = 8 * type.getSize() - (type.isUnsigned() ? 0 : 1);
        if (number.bitLength() > bits || type.isUnsigned() && number.signum() < 0) {
            throw new NumberFormatException(number + " is no " + type);
        }
        return number.longValue();
    }
}
