package org.virtualgranule.netcdf;

import java.io.IOException;
import java.util.List;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import ucar.ma2.Array;
import ucar.ma2.ArrayStructureMA;
import ucar.ma2.DataType;
import ucar.ma2.Section;
import ucar.nc2.Structure;
import ucar.nc2.Variable;

/** How a variable's values are read. netcdf-java keeps it with the variable, and hands it back to read a section. */
@FunctionalInterface
interface VariableReader {
    /**
     * Reads a section of a variable.
     *
     * @param granule the granule that is open
     * @param variable the variable as netcdf-java has it
     * @param section first, stride and last element along each dimension
     * @return values of the variable's type, in the section's shape
     * @throws IOException if the file is closed
     */
    Array read(OpenGranule granule, Variable variable, Section section) throws IOException;

    /** Of numbers, named numbers and texts. */
    static VariableReader plain(ArrayEntry array, DataType type) {
        return (granule, variable, section) -> typed(granule.read(array, section), type);
    }

    /** Of texts as their characters, which are bytes to HDF5. */
    static VariableReader chars(ArrayEntry bytes) {
        return (granule, variable, section) -> {
            Array values = granule.read(bytes, section);
            byte[] from = (byte[]) values.getStorage();
            char[] to = new char[from.length];
            for (int i = 0; i < from.length; i++) {
                to[i] = (char) Byte.toUnsignedInt(from[i]);
            }
            return Array.factory(DataType.CHAR, values.getShape(), to);
        };
    }

    /** Of records, one array for each member. */
    static VariableReader records(List<ArrayEntry> members) {
        return (granule, variable, section) -> {
            List<Array> values = granule.read(members, section);
            ArrayStructureMA records =
                    new ArrayStructureMA(((Structure) variable).makeStructureMembers(), section.getShape());
            List<Variable> fields = ((Structure) variable).getVariables();
            for (int i = 0; i < fields.size(); i++) {
                records.setMemberArray(
                        fields.get(i).getShortName(),
                        typed(values.get(i), fields.get(i).getDataType()));
            }
            return records;
        };
    }

    private static Array typed(Array values, DataType type) {
        return values.getDataType() == type ? values : Array.factory(type, values.getShape(), values.getStorage());
    }
}
