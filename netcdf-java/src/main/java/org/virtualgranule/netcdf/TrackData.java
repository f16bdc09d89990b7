package org.virtualgranule.netcdf;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import ucar.ma2.Array;
import ucar.ma2.ArrayStructureMA;
import ucar.ma2.Range;
import ucar.ma2.Section;
import ucar.ma2.StructureData;
import ucar.ma2.StructureMembers;
import ucar.nc2.Variable;

/** The numbers of a track's rows, read a block of rows at a time, of all variables at once. */
final class TrackData {
    /** As many as nearly all ICESat-2 chunks have. */
    private static final int BLOCK = 10_000;

    private final List<Variable> variables;
    private final int[] rows;
    private Optional<Block> block = Optional.empty();

    private record Block(int first, int end, ArrayStructureMA values) {}

    /**
     * Prepares the reading.
     *
     * @param rows which rows may be asked for, ascending
     */
    TrackData(List<Variable> variables, int[] rows) {
        this.variables = variables;
        this.rows = rows;
    }

    /** The numbers of one row, by the variables' short names. */
    synchronized StructureData row(int row) throws IOException {
        if (block.isEmpty() || row < block.get().first || row >= block.get().end) {
            int start = row / BLOCK * BLOCK;
            block = Optional.of(read(Math.max(start, rows[0]), Math.min(start + BLOCK, rows[rows.length - 1] + 1)));
        }
        return block.get().values.getStructureData(row - block.get().first);
    }

    private Block read(int first, int end) throws IOException {
        Section section = new Section(Range.make(first, end - 1));
        List<Array> arrays = AtOnce.all(variables.stream()
                .map(variable -> (Callable<Array>) () -> variable.read(section))
                .toList());
        StructureMembers.Builder members = StructureMembers.builder().setName("point");
        variables.forEach(v -> members.addMember(
                v.getShortName(), v.getDescription(), v.getUnitsString(), v.getDataType(), new int[0]));
        ArrayStructureMA values = new ArrayStructureMA(members.build(), new int[] {end - first});
        for (int i = 0; i < variables.size(); i++) {
            values.setMemberArray(variables.get(i).getShortName(), arrays.get(i));
        }
        return new Block(first, end, values);
    }
}
