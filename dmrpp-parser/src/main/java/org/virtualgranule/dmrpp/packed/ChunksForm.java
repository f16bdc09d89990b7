package org.virtualgranule.dmrpp.packed;

import java.util.stream.IntStream;
import org.virtualgranule.dmrpp.model.ChunkTable;

/**
 * A table of chunks, column by column, each as what is not to be expected: chunks follow one another in the file, and
 * the steps of their positions in the array are the same as before.
 */
final class ChunksForm implements Form<ChunkTable> {
    static final ChunksForm CHUNKS = new ChunksForm();

    /** H5S_MAX_RANK. */
    private static final int MAX_RANK = 32;

    private ChunksForm() {}

    @Override
    public void write(ChunkTable table, PackOutput out) {
        out.number(table.rank());
        out.number(table.size());
        long end = 0;
        for (int row = 0; row < table.size(); row++) {
            out.signed(table.offset(row) - end);
            end = table.offset(row) + table.length(row);
            out.number(table.length(row));
        }
        for (int dimension = 0; dimension < table.rank(); dimension++) {
            writeOrigins(table, dimension, out);
        }
        boolean special = IntStream.range(0, table.size()).anyMatch(row -> isSpecial(table, row));
        out.flag(special);
        for (int row = 0; special && row < table.size(); row++) {
            writeSpecial(table, row, out);
        }
    }

    @Override
    public ChunkTable read(PackInput in) {
        int rank = in.index(MAX_RANK + 1);
        int size = in.count(2 + rank);
        long[] places = new long[2 * size];
        long end = 0;
        for (int row = 0; row < size; row++) {
            places[2 * row] = notNegative(end + in.signed());
            places[2 * row + 1] = in.size();
            end = places[2 * row] + places[2 * row + 1];
        }
        long[][] origins = new long[rank][size];
        for (long[] column : origins) {
            readOrigins(column, in);
        }
        return table(places, origins, in);
    }

    private static ChunkTable table(long[] places, long[][] origins, PackInput in) {
        ChunkTable.Builder table = new ChunkTable.Builder(origins.length);
        long[] origin = new long[origins.length];
        boolean special = in.flag();
        for (int row = 0; row < places.length / 2; row++) {
            for (int dimension = 0; dimension < origin.length; dimension++) {
                origin[dimension] = origins[dimension][row];
            }
            table.add(places[2 * row], places[2 * row + 1], origin);
            if (special) {
                readSpecial(table, in);
            }
        }
        return table.build();
    }

    private static void writeOrigins(ChunkTable table, int dimension, PackOutput out) {
        long before = 0;
        long step = 0;
        for (int row = 0; row < table.size(); row++) {
            long origin = table.origin(row, dimension);
            out.signed(origin - before - step);
            step = origin - before;
            before = origin;
        }
    }

    private static void readOrigins(long[] column, PackInput in) {
        long before = 0;
        long step = 0;
        for (int row = 0; row < column.length; row++) {
            step += in.signed();
            before = notNegative(before + step);
            column[row] = before;
        }
    }

    private static boolean isSpecial(ChunkTable table, int row) {
        return table.filterMask(row) != 0
                || table.isContinued(row)
                || table.href(row).isPresent();
    }

    private static void writeSpecial(ChunkTable table, int row, PackOutput out) {
        out.number(Integer.toUnsignedLong(table.filterMask(row)));
        out.flag(table.isContinued(row));
        out.optional(table.href(row), Words.TEXT);
    }

    private static void readSpecial(ChunkTable.Builder table, PackInput in) {
        long mask = in.number();
        if (mask >>> Integer.SIZE != 0) {
            throw new NotUsable("a filter mask of " + mask);
        }
        if (mask != 0) {
            table.filterMask((int) mask);
        }
        if (in.flag()) {
            table.continued();
        }
        in.optional(Words.TEXT).ifPresent(table::href);
    }

    private static long notNegative(long value) {
        if (value < 0) {
            throw new NotUsable("a negative place " + value);
        }
        return value;
    }
}
