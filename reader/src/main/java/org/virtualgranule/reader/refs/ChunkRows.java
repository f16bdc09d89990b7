package org.virtualgranule.reader.refs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkIndex;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.ListedArray;
import org.virtualgranule.zarr.manifest.TextRuns;

/** The chunks of a granule's arrays by the array's path. */
final class ChunkRows {
    private final GranuleRows rows;
    private final FilePlaces places;
    private final Map<String, Range> ranges = new HashMap<>();

    /** Rows of one array, which follow one another. */
    private record Range(int from, int to) {}

    /** Finds the arrays in rows that are all about chunks. */
    ChunkRows(GranuleRows rows, int from, FilePlaces places) {
        this.rows = rows;
        this.places = places;
        int start = from;
        for (int row = from; row < rows.count(); row++) {
            String path = rows.text(ManifestSchema.ARRAY, row);
            if (row + 1 == rows.count() || !path.equals(rows.text(ManifestSchema.ARRAY, row + 1))) {
                if (ranges.put(path, new Range(start, row + 1)) != null) {
                    throw new IllegalArgumentException("the chunks of " + path + " are in two places");
                }
                start = row + 1;
            }
        }
    }

    /** The array with its chunks, checked. */
    ArrayEntry of(ListedArray array, String values) {
        Range range = ranges.getOrDefault(array.path(), new Range(0, 0));
        return switch (values) {
            case NodeJson.IN_FILES -> array.inFiles(inFiles(range));
            case NodeJson.TEXTS -> array.texts(texts(range));
            case NodeJson.INLINE -> {
                if (range.to - range.from != 1) {
                    throw new IllegalArgumentException(
                            "the values of " + array.path() + " are in " + (range.to - range.from) + " rows, not one");
                }
                yield array.inline(rows.bytes(ManifestSchema.INLINE, range.from));
            }
            default ->
                throw new IllegalArgumentException("the values of " + array.path() + " are in \"" + values + "\"");
        };
    }

    private List<ChunkIndex.Row> inFiles(Range range) {
        List<ChunkIndex.Row> chunks = new ArrayList<>();
        List<ChunkRef.Stored> pieces = new ArrayList<>();
        for (int row = range.from; row < range.to; row++) {
            long number = rows.number(ManifestSchema.CHUNK, row);
            if (rows.number(ManifestSchema.PIECE, row) != pieces.size()) {
                throw new IllegalArgumentException("the pieces of chunk " + number + " are not in order");
            }
            pieces.add(stored(row));
            boolean last = row + 1 == range.to || rows.number(ManifestSchema.PIECE, row + 1) == 0;
            if (last) {
                chunks.add(new ChunkIndex.Row(number, pieces));
                pieces.clear();
            } else if (rows.number(ManifestSchema.CHUNK, row + 1) != number) {
                throw new IllegalArgumentException("the pieces of chunk " + number + " are not in order");
            }
        }
        return chunks;
    }

    private ChunkRef.Stored stored(int row) {
        ByteRange range =
                new ByteRange(rows.number(ManifestSchema.OFFSET, row), rows.number(ManifestSchema.LENGTH, row));
        return new ChunkRef.Stored(
                places.of(rows.text(ManifestSchema.URL, row)), range, (int) rows.number(ManifestSchema.MASK, row));
    }

    private List<TextRuns.Run> texts(Range range) {
        List<TextRuns.Run> texts = new ArrayList<>();
        for (int row = range.from; row < range.to; row++) {
            texts.add(new TextRuns.Run(rows.text(ManifestSchema.INLINE, row), rows.number(ManifestSchema.COUNT, row)));
        }
        return texts;
    }
}
