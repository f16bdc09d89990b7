package org.virtualgranule.netcdf;

import java.util.Optional;
import java.util.Set;
import ucar.ma2.Array;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;
import ucar.nc2.VariableSimpleBuilder;
import ucar.nc2.VariableSimpleIF;
import ucar.nc2.constants.CDM;
import ucar.nc2.dataset.NetcdfDataset.Enhance;
import ucar.nc2.dataset.VariableDS;

/**
 * A variable of a track as its value at one point, for writers of points. netcdf-java unpacks values, has NaN for those that
 * are missing or not valid, and gives unsigned integers a wider type, but leaves the attributes as they are: whoever reads
 * what was written would unpack once more. How a variable is chunked is nothing that such writers could do with.
 */
final class TrackColumn {
    private static final Set<String> PACKING = Set.of(CDM.SCALE_FACTOR, CDM.ADD_OFFSET, CDM.UNSIGNED);
    private static final Set<String> LIMITS =
            Set.of(CDM.FILL_VALUE, CDM.MISSING_VALUE, CDM.VALID_MIN, CDM.VALID_MAX, CDM.VALID_RANGE);

    private TrackColumn() {}

    /** A column with the attributes that are true of the values as they are read. */
    static VariableSimpleIF of(Variable variable) {
        VariableSimpleBuilder column = VariableSimpleBuilder.makeScalar(
                variable.getShortName(), variable.getDescription(), variable.getUnitsString(), variable.getDataType());
        for (Attribute attribute : variable.attributes()) {
            if (!attribute.getShortName().equals(CDM.CHUNK_SIZES)) {
                read(variable, attribute).ifPresent(column::addAttribute);
            }
        }
        return column.build();
    }

    private static Optional<Attribute> read(Variable variable, Attribute attribute) {
        boolean limit = LIMITS.contains(attribute.getShortName());
        if (!(variable instanceof VariableDS enhanced) || !limit && !PACKING.contains(attribute.getShortName())) {
            return Optional.of(attribute);
        }
        if (enhanced.getEnhanceMode().contains(Enhance.ApplyScaleOffset) && enhanced.hasScaleOffset()) {
            return Optional.empty();
        }
        boolean widened = enhanced.getOriginalDataType() != enhanced.getDataType();
        if (!limit || !widened || attribute.isString()) {
            return Optional.of(attribute);
        }
        return enhanced.getDataType().isIntegral() ? Optional.of(widened(attribute, enhanced)) : Optional.empty();
    }

    private static Attribute widened(Attribute attribute, VariableDS variable) {
        Array values = Array.factory(variable.getDataType(), new int[] {attribute.getLength()});
        for (int i = 0; i < attribute.getLength(); i++) {
            values.setLong(
                    i, variable.convertUnsigned(attribute.getNumericValue(i)).longValue());
        }
        return Attribute.builder(attribute.getShortName()).setValues(values).build();
    }
}
