package org.virtualgranule.dmrpp.parser;

import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkTable;

/** Collects {@code chunk} elements; this is where a large sidecar spends its time. */
final class ChunkRows {
    /** HDF5 allows 32 filters, a bit of the mask for each. */
    private static final long MAX_MASK = (1L << 32) - 1;

    private int rank;
    private ChunkTable.Builder table = new ChunkTable.Builder(0);
    private long[] origin = {};
    private int count;

    /** Number of the linked block that was added last; 0 opens a chunk. */
    private long block;

    /** Says that the chunks to come have a position of this rank. Without it, positions are passed over. */
    void positioned(int chunkRank) {
        if (count == 0) {
            rank = chunkRank;
            table = new ChunkTable.Builder(rank);
            origin = new long[rank];
        }
    }

    int rank() {
        return rank;
    }

    int count() {
        return count;
    }

    ChunkTable build() {
        return table.build();
    }

    /** Adds the current element; the result says what is wrong with it. */
    Optional<String> add(XmlCursor xml) {
        long offset = -1;
        long length = -1;
        boolean placed = rank == 0;
        long mask = 0;
        String linked = "0";
        String href = "";
        for (int i = 0; i < xml.attributes(); i++) {
            String value = xml.attributeValue(i);
            switch (xml.attributeName(i)) {
                case "offset" -> offset = number(value);
                case "nBytes" -> length = number(value);
                case "chunkPositionInArray" -> placed = rank == 0 || position(value);
                case "fm" -> mask = number(value);
                case "href" -> href = value;
                case "LinkedBlockIndex" -> linked = value;
                default -> {}
            }
        }
        long linkedBlock = linked.equals("0") ? 0 : number(linked);
        placed |= linkedBlock > 0; // a further block is where the chunk's first one is
        if (offset < 0 || length < 0 || !placed || mask < 0 || mask > MAX_MASK) {
            return Optional.of(
                    "chunk " + count + " has no valid offset, nBytes, chunkPositionInArray of rank " + rank + " or fm");
        }
        table.add(offset, length, origin);
        count++;
        if (!takeBlock(linkedBlock)) {
            return Optional.of("chunk " + (count - 1) + " has LinkedBlockIndex " + linked + " after " + block);
        }
        if (mask != 0) {
            table.filterMask((int) mask);
        }
        if (!href.isEmpty()) {
            table.href(href);
        }
        return Optional.empty();
    }

    /** Joins a further block to its chunk: blocks follow one another, 0, 1, 2. False if one is missing. */
    private boolean takeBlock(long index) {
        boolean next = index == 0 || count > 1 && index == block + 1;
        if (index > 0 && next) {
            table.continued();
        }
        block = next ? index : block;
        return next;
    }

    /** A number from 0, or -1. */
    private static long number(String text) {
        return Numbers.countOrMinusOne(text, 0, text.length());
    }

    /** Reads {@code [a,b]} into the origin; false if the number of coordinates is not the rank or one is no number. */
    private boolean position(String text) {
        int dimension = 0;
        for (int start = Numbers.wordStart(text, 0); start < text.length(); ) {
            int end = Numbers.wordEnd(text, start);
            long value = Numbers.countOrMinusOne(text, start, end);
            if (dimension == rank || value < 0) {
                return false;
            }
            origin[dimension++] = value;
            start = Numbers.wordStart(text, end);
        }
        return dimension == rank;
    }
}
