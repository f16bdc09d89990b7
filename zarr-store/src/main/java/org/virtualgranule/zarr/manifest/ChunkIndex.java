package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.virtualgranule.zarr.bytes.ByteRange;

/** The chunks of one array by their number in the grid: 24 bytes a chunk, found by binary search. Thread-safe. */
public final class ChunkIndex {
    private static final ChunkRef MISSING = new ChunkRef.Missing();

    private final long[] numbers;
    private final long[] offsets;
    private final long[] lengths;
    private final int[] masks;
    private final int[] places;
    private final List<URI> locations;

    /** Chunks in several pieces; the columns above hold their first offset and their length in all. */
    private final Map<Long, ChunkRef.Joined> joined = new HashMap<>();

    private final Optional<ChunkRef> inline;

    /**
     * Takes chunks sorted by number.
     *
     * @param rows the chunks, ascending, no number twice
     */
    ChunkIndex(List<Row> rows) {
        numbers = rows.stream().mapToLong(Row::number).toArray();
        offsets = rows.stream().mapToLong(r -> r.first().range().offset()).toArray();
        lengths = rows.stream().mapToLong(Row::length).toArray();
        boolean masked = rows.stream().anyMatch(r -> r.first().filterMask() != 0);
        masks = masked ? rows.stream().mapToInt(r -> r.first().filterMask()).toArray() : new int[0];
        Map<URI, Integer> known = new LinkedHashMap<>();
        int[] all = rows.stream()
                .mapToInt(r -> known.computeIfAbsent(r.first().location(), uri -> known.size()))
                .toArray();
        locations = List.copyOf(known.keySet());
        places = locations.size() > 1 ? all : new int[0];
        rows.stream()
                .filter(r -> r.pieces().size() > 1)
                .forEach(r -> joined.put(r.number(), new ChunkRef.Joined(r.pieces())));
        inline = Optional.empty();
    }

    private ChunkIndex(ChunkRef inline) {
        numbers = offsets = lengths = new long[0];
        masks = places = new int[0];
        locations = List.of();
        this.inline = Optional.of(inline);
    }

    /** The one chunk of an array whose values are in the sidecar. */
    static ChunkIndex inline(ByteBuffer bytes) {
        return new ChunkIndex(new ChunkRef.Inline(bytes.asReadOnlyBuffer()));
    }

    /** The one chunk of an array whose texts are in the sidecar. */
    static ChunkIndex inline(TextRuns texts) {
        return new ChunkIndex(new ChunkRef.Texts(texts));
    }

    /**
     * A chunk and its place.
     *
     * @param number row-major number in the grid
     * @param pieces where it is, in one piece or in several
     */
    public record Row(long number, List<ChunkRef.Stored> pieces) {
        /** Copies the list. */
        public Row {
            pieces = List.copyOf(pieces);
        }

        ChunkRef.Stored first() {
            return pieces.get(0);
        }

        long length() {
            return ChunkSize.total(pieces);
        }
    }

    /**
     * Finds a chunk.
     *
     * @param number its row-major number in the grid
     * @return where it is; {@link ChunkRef.Missing} if the sidecar lists no such chunk
     */
    public ChunkRef find(long number) {
        if (inline.isPresent()) {
            return inline.get();
        }
        int row = Arrays.binarySearch(numbers, number);
        if (row < 0) {
            return MISSING;
        }
        return joined.isEmpty() || !joined.containsKey(number) ? stored(row) : joined.get(number);
    }

    /**
     * Finds the stored chunk that costs least to read.
     *
     * @return its number in the grid; empty if none is stored
     */
    public Optional<Long> smallest() {
        int smallest = 0;
        for (int row = 1; row < lengths.length; row++) {
            smallest = lengths[row] < lengths[smallest] ? row : smallest;
        }
        return numbers.length == 0 ? Optional.empty() : Optional.of(numbers[smallest]);
    }

    /**
     * Lists the stored chunks.
     *
     * @return their numbers in the grid, ascending
     */
    public LongStream numbers() {
        return Arrays.stream(numbers);
    }

    /**
     * Lists the files that the stored chunks are in.
     *
     * @return their addresses, each once
     */
    public List<URI> locations() {
        return locations;
    }

    /**
     * Counts the stored chunks.
     *
     * @return chunks that have bytes in a file
     */
    public int storedChunks() {
        return numbers.length;
    }

    /**
     * Sums up the stored bytes.
     *
     * @return bytes of all chunks in files
     */
    public long storedBytes() {
        return Arrays.stream(lengths).sum();
    }

    /**
     * Says whether the values are in the sidecar.
     *
     * @return true if nothing needs to be fetched
     */
    public boolean isInline() {
        return inline.isPresent();
    }

    private ChunkRef.Stored stored(int row) {
        URI location = locations.get(places.length == 0 ? 0 : places[row]);
        int mask = masks.length == 0 ? 0 : masks[row];
        return new ChunkRef.Stored(location, new ByteRange(offsets[row], lengths[row]), mask);
    }

    @Override
    public String toString() {
        return isInline() ? "values in the sidecar" : storedChunks() + " chunks of " + storedBytes() + " bytes";
    }
}
