package org.virtualgranule.netcdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.FillValue;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Dimension;
import ucar.nc2.EnumTypedef;
import ucar.nc2.Structure;
import ucar.nc2.constants.CDM;
import ucar.nc2.iosp.netcdf3.N3iosp;

/** Variables of a sidecar as netcdf-java's, of the types that its HDF5 reader gives them. */
final class VariableMaker {
    /** So begins the NAME of a scale without values; netCDF writes it. */
    private static final String DIMENSION_ONLY = "This is a netCDF dimension but not a netCDF variable";

    private final OpenGranule granule;
    private final Declarations declared;
    private final List<Diagnostic> leftOut = new ArrayList<>();

    VariableMaker(OpenGranule granule, Declarations declared) {
        this.granule = granule;
        this.declared = declared;
    }

    /**
     * Makes a variable.
     *
     * @param group path of its group, "" for the root
     * @param variable the variable as the sidecar has it
     * @return the variable; empty if it could not be mapped, see {@link OpenGranule#manifest}, or is only a dimension
     */
    Optional<ucar.nc2.Variable.Builder<?>> make(String group, Variable variable) {
        String path = group + "/" + variable.name();
        if (variable.attribute("NAME").filter(n -> n.startsWith(DIMENSION_ONLY)).isPresent()) {
            return Optional.empty();
        }
        Optional<ucar.nc2.Variable.Builder<?>> made = variable.type() instanceof VariableType.Structured structured
                ? structure(group, variable, structured.members())
                : array(path).map(array -> atomic(group, variable, granule.settled(array)));
        if (variable.storage() instanceof Storage.Chunked chunked) {
            made.ifPresent(builder -> builder.addAttribute(chunkSizes(chunked)));
        }
        return made;
    }

    private Optional<ArrayEntry> array(String path) {
        return granule.manifest().array(path).filter(array -> {
            Optional<Long> tooLong = Stream.concat(array.grid().shape().stream(), array.grid().chunkShape().stream())
                    .filter(size -> size > Integer.MAX_VALUE)
                    .findFirst();
            tooLong.ifPresent(size -> leftOut.add(new Diagnostic(
                    path,
                    Diagnostic.Topic.SKIPPED,
                    "it has " + size + " elements along a dimension; netcdf-java can have " + Integer.MAX_VALUE)));
            return tooLong.isEmpty();
        });
    }

    /** What netcdf-java cannot have, of what could be mapped. */
    List<Diagnostic> leftOut() {
        return leftOut;
    }

    private ucar.nc2.Variable.Builder<?> atomic(String group, Variable variable, ArrayEntry array) {
        Optional<ArrayEntry> bytes = array.asBytes();
        ucar.nc2.Variable.Builder<?> made = element(group, variable, bytes.orElse(array));
        made.setDimensions(
                dimensions(group, variable.dims(), bytes.orElse(array).grid().shape()));
        if (bytes.isPresent()) {
            made.setDataType(DataType.CHAR);
            made.setSPobject(VariableReader.chars(bytes.get()));
        } else {
            made.setSPobject(VariableReader.plain(array, made.dataType));
            fillValue(array).ifPresent(made::addAttribute);
        }
        return made;
    }

    private Optional<ucar.nc2.Variable.Builder<?>> structure(String group, Variable variable, List<Variable> members) {
        String path = group + "/" + variable.name();
        List<ArrayEntry> arrays = new ArrayList<>();
        Structure.Builder<?> made = Structure.builder();
        int rank = variable.dims().size();
        for (Variable member : members) {
            array(path + "/" + member.name()).ifPresent(array -> {
                List<Long> shape = array.grid().shape();
                arrays.add(array);
                made.addMemberVariable(element(group, member, array)
                        .setDimensions(dimensions(group, member.dims(), shape.subList(rank, shape.size()))));
            });
        }
        if (arrays.isEmpty()) {
            return Optional.empty();
        }
        made.setName(variable.name());
        made.setDimensions(
                dimensions(group, variable.dims(), arrays.get(0).grid().shape().subList(0, rank)));
        made.addAttributes(AttributeMaker.of(variable.attributes()));
        made.setSPobject(VariableReader.records(arrays));
        return Optional.of(made);
    }

    /** Name, type and attributes. */
    private ucar.nc2.Variable.Builder<?> element(String group, Variable variable, ArrayEntry array) {
        ucar.nc2.Variable.Builder<?> made = ucar.nc2.Variable.builder().setName(variable.name());
        Optional<EnumTypedef> typedef = variable.type() instanceof VariableType.Enumerated enumerated
                ? declared.enumeration(group, enumerated.enumeration())
                : Optional.empty();
        if (typedef.isPresent()) {
            // the array's own attributes have the names of the values added, for those who know no enumerations
            return made.setDataType(typedef.get().getBaseType())
                    .setEnumTypeName(typedef.get().getShortName())
                    .addAttributes(AttributeMaker.of(variable.attributes()));
        }
        return made.setDataType(GranuleArray.dataType(array.metadata().element().type()))
                .addAttributes(AttributeMaker.of(array.metadata().attributes()));
    }

    /** The dimensions as declared, and one without a name for the characters of a text. */
    private List<Dimension> dimensions(String group, List<Dim> dims, List<Long> shape) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < shape.size(); d++) {
            Dim dim = d < dims.size() ? dims.get(d) : new Dim.Anonymous(shape.get(d));
            dimensions.add(declared.dimension(group, dim, Math.toIntExact(shape.get(d))));
        }
        return dimensions;
    }

    /**
     * HDF5's fill value where there is no {@code _FillValue}, as from the HDF5 reader. Zero is what HDF5 has if nobody
     * says anything; of it, and of netCDF's own, nothing is told.
     */
    @SuppressWarnings("deprecation") // the defaults are nowhere else
    private static Optional<Attribute> fillValue(ArrayEntry array) {
        FillValue fill = array.metadata().fill();
        DataType type = GranuleArray.dataType(array.metadata().element().type());
        if (fill.bits() == 0 || array.attribute(CDM.FILL_VALUE).isPresent()) {
            return Optional.empty();
        }
        Array value = Array.factory(type, new int[] {1});
        if (type.isFloatingPoint()) {
            value.setDouble(0, fill.asDouble(array.metadata().element().type()));
        } else {
            value.setLong(0, fill.bits());
        }
        return Optional.of(Attribute.builder(CDM.FILL_VALUE).setValues(value).build())
                .filter(attribute -> !attribute.getNumericValue().equals(N3iosp.getFillValueDefault(type)));
    }

    /** As the HDF5 reader tells of them. */
    private static Attribute chunkSizes(Storage.Chunked storage) {
        List<Object> sizes =
                storage.chunkShape().stream().<Object>map(Math::toIntExact).toList();
        return Attribute.builder(CDM.CHUNK_SIZES).setValues(sizes, true).build();
    }
}
