package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.codec.CodecChain;

/** Gives each listed chunk its number in the grid, and checks its stored size before anybody trusts it. */
final class ChunkMapper {
    /** Filtered chunks are decoded whole, several at once; real ones have a few megabytes. */
    private static final long MAX_DECODED = 1 << 28;

    /** A chunk of texts whose length the sidecar does not state is not stored in more bytes than this. */
    private static final long MAX_TEXTS = 1 << 26;

    private final ChunkGrid grid;
    private final ElementType element;
    private final CodecChain codecs;
    private final DataLocation location;
    private final BiConsumer<Topic, String> note;
    private final Map<String, URI> resolved = new HashMap<>();
    private final long chunkBytes;

    /** Bounds of a stored size by filter mask: a sidecar has many chunks but few masks. */
    private final Map<Integer, Bounds> bounds = new HashMap<>();

    private record Bounds(long least, long most) {}

    ChunkMapper(
            ChunkGrid grid,
            ElementType element,
            CodecChain codecs,
            DataLocation location,
            BiConsumer<Topic, String> note) {
        this.grid = grid;
        this.element = element;
        this.codecs = codecs;
        this.location = location;
        this.note = note;
        chunkBytes = Math.multiplyExact(grid.chunkElements(), (long) element.size());
        if (!codecs.codecs().isEmpty() && chunkBytes > MAX_DECODED) {
            throw new NotMappable("a chunk of it has " + chunkBytes + " bytes after decoding, more than the "
                    + MAX_DECODED + " that are decoded in one piece");
        }
        if (chunkBytes > Integer.MAX_VALUE - 8) {
            throw new NotMappable("a chunk of it has " + chunkBytes + " bytes, more than one array can hold");
        }
    }

    /** Chunks of a chunked array. */
    ChunkIndex chunked(ChunkTable table) {
        grid.chunkCount(); // fails here if it cannot be counted
        List<ChunkIndex.Row> rows = new ArrayList<>(table.size());
        long[] index = new long[grid.rank()];
        int outside = 0;
        int empty = 0;
        for (int row = 0; row < table.size(); row++) {
            if (!locate(table, row, index)) {
                outside++;
            } else if (table.length(row) == 0) {
                empty++;
            } else {
                rows.add(new ChunkIndex.Row(grid.number(index), stored(table, row, table.length(row))));
            }
        }
        if (outside > 0) {
            note.accept(Topic.CHUNKS, outside + " chunks lie outside its shape and were left out");
        }
        if (empty > 0) {
            note.accept(Topic.CHUNKS, empty + " chunks are listed with 0 bytes and were taken as never written");
        }
        return new ChunkIndex(sorted(rows));
    }

    /** The one chunk of a contiguous array, or none. */
    ChunkIndex contiguous(ChunkTable pieces) {
        if (pieces.size() > 0 && pieces.length(0) == 0 && grid.elements() > 0) {
            note.accept(Topic.CHUNKS, "its piece is listed with 0 bytes and was taken as never written");
        }
        if (pieces.size() == 0 || pieces.length(0) == 0 || grid.elements() == 0) {
            return new ChunkIndex(List.of());
        }
        // space that was reserved beyond the array's end is of no interest
        long length = codecs.codecs().isEmpty() && element.isSizeKnown()
                ? Math.min(pieces.length(0), chunkBytes)
                : pieces.length(0);
        return new ChunkIndex(List.of(new ChunkIndex.Row(0, stored(pieces, 0, length))));
    }

    /** Computes the chunk's index in the grid; false if it lies outside the shape. */
    private boolean locate(ChunkTable table, int row, long[] index) {
        for (int d = 0; d < grid.rank(); d++) {
            long origin = table.origin(row, d);
            long size = grid.chunkShape().get(d);
            if (origin % size != 0) {
                throw new NotMappable("chunk " + row + " of its list starts at element " + origin + " of dimension " + d
                        + ", which is no multiple of the chunk size " + size);
            }
            index[d] = origin / size;
            if (index[d] >= grid.chunks(d)) {
                return false;
            }
        }
        return true;
    }

    private ChunkRef.Stored stored(ChunkTable table, int row, long length) {
        int mask = table.filterMask(row);
        checkLength(length, mask);
        if (table.offset(row) > Long.MAX_VALUE - length) {
            throw new NotMappable("a chunk lies at byte " + table.offset(row) + ", beyond any file");
        }
        URI where = table.href(row)
                .map(href -> resolved.computeIfAbsent(href, location::resolve))
                .orElse(location.data());
        return new ChunkRef.Stored(where, new ByteRange(table.offset(row), length), mask);
    }

    /** Compares the stored size with what the shape and the filters allow. */
    private void checkLength(long length, int mask) {
        Bounds size = bounds.computeIfAbsent(
                mask,
                m -> element.isSizeKnown()
                        ? new Bounds(codecs.least(chunkBytes, m), codecs.most(chunkBytes, m))
                        : new Bounds(0, MAX_TEXTS));
        if (length < size.least() || length > size.most()) {
            throw new NotMappable("a chunk of " + grid.chunkShape() + " elements, "
                    + (element.isSizeKnown() ? chunkBytes : "at most " + MAX_TEXTS)
                    + " bytes, is said to be stored in "
                    + length + " bytes, which cannot be; its declared type may be wrong");
        }
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
            note.accept(
                    Topic.CHUNKS,
                    (rows.size() - unique.size()) + " chunks are listed again; the last one of each place counts");
        }
        return unique;
    }
}
