package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.Locations;

/** Gives each listed chunk its number in the grid, and checks its stored size before anybody trusts it. */
final class ChunkMapper {
    private final ChunkGrid grid;
    private final ChunkSize size;
    private final DataLocation location;
    private final Notes notes;
    private final Map<String, URI> resolved = new HashMap<>();

    ChunkMapper(ChunkGrid grid, ChunkSize size, DataLocation location, Notes notes) {
        this.grid = grid;
        this.size = size;
        this.location = location;
        this.notes = notes;
    }

    /** Chunks of a chunked array. */
    ChunkIndex chunked(ChunkTable table) {
        grid.chunkCount(); // fails here if it cannot be counted
        List<ChunkIndex.Row> rows = new ArrayList<>(table.size());
        long[] index = new long[grid.rank()];
        int outside = 0;
        int empty = 0;
        for (int row = 0, next; row < table.size(); row = next) {
            next = row + 1;
            while (next < table.size() && table.isContinued(next)) {
                next++;
            }
            List<ChunkRef.Stored> pieces = pieces(table, row, next);
            if (!locate(table, row, index)) {
                outside++;
            } else if (pieces.isEmpty()) {
                empty++;
            } else {
                size.check(pieces);
                rows.add(new ChunkIndex.Row(grid.number(index), pieces));
            }
        }
        noteLeftOut(outside, empty);
        return new ChunkIndex(sorted(rows));
    }

    private void noteLeftOut(int outside, int empty) {
        if (outside > 0) {
            notes.add(Topic.CHUNKS, outside + " chunks lie outside its shape and were left out");
        }
        if (empty > 0) {
            notes.add(Topic.CHUNKS, empty + " chunks are listed with 0 bytes and were taken as never written");
        }
    }

    /** The chunks of a contiguous array, which the file holds one after another, in one piece or in several. */
    ChunkIndex contiguous(ChunkTable table) {
        List<ChunkRef.Stored> pieces = pieces(table, 0, table.size());
        if (pieces.isEmpty() || grid.elements() == 0) {
            if (table.size() > 0 && grid.elements() > 0) {
                notes.add(Topic.CHUNKS, "its piece is listed with 0 bytes and was taken as never written");
            }
            return new ChunkIndex(List.of());
        }
        if (size.isFiltered() || !size.isKnown()) {
            if (pieces.stream().anyMatch(p -> p.filterMask() != pieces.get(0).filterMask())) {
                throw new NotMappable("its pieces, which are one chunk, have different filter masks");
            }
            size.check(pieces);
            return new ChunkIndex(List.of(new ChunkIndex.Row(0, pieces)));
        }
        return split(pieces);
    }

    /** Cuts unfiltered bytes into the chunks of the grid, which follow one another along the slowest dimension. */
    private ChunkIndex split(List<ChunkRef.Stored> pieces) {
        long stored = ChunkSize.total(pieces);
        long needed = Math.multiplyExact(grid.elements(), size.elementBytes());
        long end = Math.min(stored, needed);
        if (stored < needed) {
            checkShort(stored);
        } else if (stored > needed) {
            checkLong(stored, needed);
        }
        List<ChunkIndex.Row> rows = new ArrayList<>();
        int piece = 0;
        long start = 0; // of that piece, in all of them together
        for (long number = 0, from = 0; from < end; number++, from += size.bytes()) {
            while (start + pieces.get(piece).range().length() <= from) {
                start += pieces.get(piece++).range().length();
            }
            long length = Math.min(size.bytes(), end - from);
            rows.add(new ChunkIndex.Row(number, cut(pieces.subList(piece, pieces.size()), from - start, length)));
        }
        return new ChunkIndex(rows);
    }

    /**
     * The document's dimension can exceed HDF5's extent. Then the stored elements are the array's first ones, if it has
     * one dimension; with more, the rows would be of another length, and nothing tells which.
     */
    private void checkShort(long stored) {
        if (grid.rank() != 1 || stored % size.elementBytes() != 0) {
            throw size.wrong(stored);
        }
        notes.add(
                Topic.CHUNKS,
                "its " + stored + " bytes hold " + stored / size.elementBytes() + " of " + grid.elements()
                        + " elements; the others were taken as never written");
    }

    /**
     * HDF5 stores exactly the dataset's bytes: if there are more, its dimensions are larger than the document's, or its
     * type is another. As with too few, only the elements of one dimension are certainly the first ones.
     */
    private void checkLong(long stored, long needed) {
        if (grid.rank() > 1) {
            throw size.wrong(stored);
        }
        notes.add(
                Topic.CHUNKS, stored + " bytes are stored, its shape needs " + needed + "; the first ones were taken");
    }

    /** So many bytes of the pieces in a row, from a place in the first one. */
    private static List<ChunkRef.Stored> cut(List<ChunkRef.Stored> pieces, long from, long length) {
        List<ChunkRef.Stored> cut = new ArrayList<>(1);
        long skipped = from;
        long wanted = length;
        for (int i = 0; wanted > 0; i++) {
            ChunkRef.Stored piece = pieces.get(i);
            long part = Math.min(wanted, piece.range().length() - skipped);
            ByteRange range = new ByteRange(piece.range().offset() + skipped, part);
            cut.add(new ChunkRef.Stored(piece.location(), range, piece.filterMask()));
            wanted -= part;
            skipped = 0;
        }
        return cut;
    }

    /** Computes the chunk's index in the grid; false if it lies outside the shape. */
    private boolean locate(ChunkTable table, int row, long[] index) {
        for (int d = 0; d < grid.rank(); d++) {
            long origin = table.origin(row, d);
            long chunk = grid.chunkShape().get(d);
            if (origin % chunk != 0) {
                throw new NotMappable("chunk " + row + " of its list starts at element " + origin + " of dimension " + d
                        + ", which is no multiple of the chunk size " + chunk);
            }
            index[d] = origin / chunk;
            if (index[d] >= grid.chunks(d)) {
                return false;
            }
        }
        return true;
    }

    /** The stored bytes of some rows of the list; a block without an address of its own is where the first one is. */
    private List<ChunkRef.Stored> pieces(ChunkTable table, int from, int to) {
        if (to == from + 1) {
            return table.length(from) == 0 ? List.of() : List.of(stored(table, from, from));
        }
        List<ChunkRef.Stored> pieces = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            if (table.length(row) > 0) {
                pieces.add(stored(table, row, table.isContinued(row) ? from : row));
            }
        }
        return pieces;
    }

    private ChunkRef.Stored stored(ChunkTable table, int row, int first) {
        if (table.offset(row) > Long.MAX_VALUE - table.length(row)) {
            throw new NotMappable("a chunk lies at byte " + table.offset(row) + ", beyond any file");
        }
        URI where = table.href(first)
                .map(href -> resolved.computeIfAbsent(href, this::resolve))
                .orElse(location.data());
        return new ChunkRef.Stored(where, new ByteRange(table.offset(row), table.length(row)), table.filterMask(first));
    }

    private URI resolve(String href) {
        URI where = location.resolve(href);
        if (DataLocation.isServerPath(href)) {
            notes.add(
                    Topic.CHUNKS,
                    "chunks in " + Locations.cut(href) + ", a path of the producer's server, taken from "
                            + Locations.display(where));
        }
        return where;
    }

    private List<ChunkIndex.Row> sorted(List<ChunkIndex.Row> rows) {
        rows.sort(Comparator.comparingLong(ChunkIndex.Row::number)); // stable: of equal ones the last wins below
        List<ChunkIndex.Row> unique = new ArrayList<>(rows.size());
        for (ChunkIndex.Row row : rows) {
            int last = unique.size() - 1;
            if (last >= 0 && unique.get(last).number() == row.number()) {
                unique.set(last, row);
            } else {
                unique.add(row);
            }
        }
        if (unique.size() < rows.size()) {
            notes.add(
                    Topic.CHUNKS,
                    (rows.size() - unique.size()) + " chunks are listed again; the last one of each place counts");
        }
        return unique;
    }
}
