package org.virtualgranule.reader.refs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * Fails if there are chunks of what is in no variable: else a name that was changed would turn chunks into unwritten
     * ones.
     */
    void checkAreOf(Set<String> variables) {
        for (String path : ranges.keySet()) {
            boolean isKnown = Stream.iterate(
                            path, p -> !p.isEmpty(), p -> p.substring(0, Math.max(0, p.lastIndexOf('/'))))
                    .anyMatch(variables::contains);
            if (!isKnown) {
                throw new IllegalArgumentException("there are chunks of " + path + ", which is in no variable");
            }
        }
    }

    /** Fails if there are chunks at or below a variable that are none of its arrays'. */
    void checkAreOf(String variable, List<ArrayEntry> arrays) {
        Set<String> known = arrays.stream().map(ArrayEntry::path).collect(Collectors.toSet());
        for (String path : ranges.keySet()) {
            if ((path + "/").startsWith(variable + "/") && !known.contains(path)) {
                throw new IllegalArgumentException(
                        "there are chunks of " + path + ", which is no array of " + variable);
            }
        }
    }

    /**
     * The array with its chunks, checked.
     *
     * @param values where they are
     * @param count how many rows they take
     */
    ArrayEntry of(ListedArray array, String values, long count) {
        Range range = ranges.getOrDefault(array.path(), new Range(0, 0));
        if (range.to - range.from != count) {
            throw new IllegalArgumentException(
                    "the chunks of " + array.path() + " have " + (range.to - range.from) + " of " + count + " rows");
        }
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
