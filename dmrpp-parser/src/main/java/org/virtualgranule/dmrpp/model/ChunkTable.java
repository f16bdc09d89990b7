package org.virtualgranule.dmrpp.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The chunks of one variable, packed: a sidecar lists tens of thousands, so a row takes 16 bytes, and 8 for each
 * dimension. Immutable and thread-safe.
 */
public final class ChunkTable {
    /** No chunk at all. */
    public static final ChunkTable EMPTY = new Builder(0).build();

    /** Rows of a full block; a table of fewer rows has just one block, of its own size. */
    private static final int BLOCK = 1 << 12;

    private final int rank;
    private final int size;

    /** Offset, length and origin of each row, row after row. */
    private final long[][] blocks;

    private final int[] masks;
    private final String[] hrefs;
    private final BitSet continued;

    private ChunkTable(Builder rows) {
        rank = rows.rank;
        size = rows.size;
        blocks = rows.blocks.toArray(new long[0][]);
        if (blocks.length > 0) {
            int last = blocks.length - 1;
            blocks[last] = Arrays.copyOf(blocks[last], (size - last * BLOCK) * rows.width);
        }
        masks = Arrays.copyOf(rows.masks, Math.min(rows.masks.length, size));
        hrefs = Arrays.copyOf(rows.hrefs, Math.min(rows.hrefs.length, size));
        continued = (BitSet) rows.continued.clone();
    }

    /**
     * Counts the chunks.
     *
     * @return number of rows
     */
    public int size() {
        return size;
    }

    /**
     * Tells how many coordinates an origin has.
     *
     * @return the rank; 0 where chunks have no position
     */
    public int rank() {
        return rank;
    }

    /**
     * Reads a chunk's place in the file.
     *
     * @param row from 0
     * @return first byte
     */
    public long offset(int row) {
        return column(row, 0);
    }

    /**
     * Reads a chunk's stored size.
     *
     * @param row from 0
     * @return bytes
     */
    public long length(int row) {
        return column(row, 1);
    }

    /**
     * Sums up the stored sizes.
     *
     * @return bytes of all rows
     * @throws ArithmeticException if they do not fit into a long
     */
    public long totalLength() {
        return IntStream.range(0, size).mapToLong(this::length).reduce(0, Math::addExact);
    }

    /**
     * Reads a chunk's place in the array.
     *
     * @param row from 0
     * @param dimension from 0, the slowest
     * @return element index of the chunk's first element
     */
    public long origin(int row, int dimension) {
        return column(row, 2 + dimension);
    }

    private long column(int row, int column) {
        Objects.checkIndex(row, size);
        return blocks[row / BLOCK][row % BLOCK * (2 + rank) + column];
    }

    /**
     * Reads a chunk's HDF5 filter mask.
     *
     * @param row from 0
     * @return bit i set means that filter i was not applied
     */
    public int filterMask(int row) {
        return row < masks.length ? masks[row] : 0;
    }

    /**
     * Reads a chunk's own resource.
     *
     * @param row from 0
     * @return the href as written; empty if the chunk is in the granule
     */
    public Optional<String> href(int row) {
        return row < hrefs.length ? Optional.ofNullable(hrefs[row]) : Optional.empty();
    }

    /**
     * Tells pieces from chunks: HDF4 may keep a chunk in several linked blocks, and lists each of them.
     *
     * @param row from 0
     * @return true if the row's bytes follow those of the row before, and belong to the same chunk
     */
    public boolean isContinued(int row) {
        return continued.get(row);
    }

    /**
     * Reads a whole row.
     *
     * @param row from 0
     * @return the chunk
     */
    public Chunk chunk(int row) {
        List<Long> origin =
                LongStream.range(0, rank).mapToObj(d -> origin(row, (int) d)).toList();
        return new Chunk(origin, offset(row), length(row), filterMask(row), href(row));
    }

    /** Two tables are equal if their chunks are, in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkTable table
                && rank == table.rank
                && size == table.size
                && Arrays.deepEquals(blocks, table.blocks)
                && continued.equals(table.continued)
                && IntStream.range(0, Math.max(masks.length, table.masks.length))
                        .allMatch(row -> filterMask(row) == table.filterMask(row))
                && IntStream.range(0, Math.max(hrefs.length, table.hrefs.length))
                        .allMatch(row -> href(row).equals(table.href(row)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(rank, size, Arrays.deepHashCode(blocks));
    }

    @Override
    public String toString() {
        return size + " chunks";
    }

    /** Collects rows; columns that are rarely used take no room until they are. */
    public static final class Builder {
        private final int rank;
        private final int width;
        private int size;

        /** The blocks become the table's: however long it is, no second copy of it is ever made. */
        private final List<long[]> blocks = new ArrayList<>(1);

        private long[] block = {};
        private int[] masks = {};
        private String[] hrefs = {};
        private final BitSet continued = new BitSet(0);

        /**
         * Starts a table.
         *
         * @param rank number of coordinates of each origin, at least 0
         */
        public Builder(int rank) {
            this.rank = rank;
            width = 2 + rank;
        }

        /**
         * Appends a chunk.
         *
         * @param offset first byte in the file
         * @param length bytes
         * @param origin element index of the first element; its length is the rank
         */
        public void add(long offset, long length, long[] origin) {
            int row = size % BLOCK;
            if (row == 0) {
                block = new long[(size == 0 ? 1 : BLOCK) * width];
                blocks.add(block);
            } else if (row * width == block.length) { // the first block only: most tables are small
                block = Arrays.copyOf(block, Math.min(BLOCK, 2 * row + 1) * width);
                blocks.set(0, block);
            }
            block[row * width] = offset;
            block[row * width + 1] = length;
            System.arraycopy(origin, 0, block, row * width + 2, rank);
            size++;
        }

        /**
         * Sets the filter mask of the chunk that was added last.
         *
         * @param mask HDF5's filter mask
         */
        public void filterMask(int mask) {
            if (size > masks.length) {
                masks = Arrays.copyOf(masks, roomier());
            }
            masks[size - 1] = mask;
        }

        /**
         * Sets the resource of the chunk that was added last.
         *
         * @param href as written
         */
        public void href(String href) {
            if (size > hrefs.length) {
                hrefs = Arrays.copyOf(hrefs, roomier());
            }
            hrefs[size - 1] = href;
        }

        /** Says that the row that was added last belongs to the chunk of the row before. */
        public void continued() {
            continued.set(size - 1);
        }

        private int roomier() {
            return size + (size >> 1);
        }

        /**
         * Finishes the table.
         *
         * @return the rows so far
         */
        public ChunkTable build() {
            return new ChunkTable(this);
        }
    }
}
