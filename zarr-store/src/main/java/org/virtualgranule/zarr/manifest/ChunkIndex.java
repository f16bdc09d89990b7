package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Optional<ByteBuffer> inline;

    /**
     * Takes chunks sorted by number.
     *
     * @param rows the chunks, ascending, no number twice
     */
    ChunkIndex(List<Row> rows) {
        numbers = rows.stream().mapToLong(Row::number).toArray();
        offsets = rows.stream().mapToLong(r -> r.ref().range().offset()).toArray();
        lengths = rows.stream().mapToLong(r -> r.ref().range().length()).toArray();
        boolean masked = rows.stream().anyMatch(r -> r.ref().filterMask() != 0);
        masks = masked ? rows.stream().mapToInt(r -> r.ref().filterMask()).toArray() : new int[0];
        Map<URI, Integer> known = new LinkedHashMap<>();
        int[] all = rows.stream()
                .mapToInt(r -> known.computeIfAbsent(r.ref().location(), uri -> known.size()))
                .toArray();
        locations = List.copyOf(known.keySet());
        places = locations.size() > 1 ? all : new int[0];
        inline = Optional.empty();
    }

    /** Takes the one chunk of an array whose values are in the sidecar. */
    ChunkIndex(ByteBuffer bytes) {
        numbers = offsets = lengths = new long[0];
        masks = places = new int[0];
        locations = List.of();
        inline = Optional.of(bytes.asReadOnlyBuffer());
    }

    /**
     * A chunk and its place.
     *
     * @param number row-major number in the grid
     * @param ref where it is
     */
    record Row(long number, ChunkRef.Stored ref) {}

    /**
     * Finds a chunk.
     *
     * @param number its row-major number in the grid
     * @return where it is; {@link ChunkRef.Missing} if the sidecar lists no such chunk
     */
    public ChunkRef find(long number) {
        if (inline.isPresent()) {
            return new ChunkRef.Inline(inline.get().duplicate());
        }
        int row = Arrays.binarySearch(numbers, number);
        return row < 0 ? MISSING : stored(row);
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

    /** Bytes of values that are in the sidecar. */
    long inlineBytes() {
        return inline.map(ByteBuffer::remaining).orElse(0);
    }

    private ChunkRef.Stored stored(int row) {
        URI location = locations.get(places.length == 0 ? 0 : places[row]);
        int mask = masks.length == 0 ? 0 : masks[row];
        return new ChunkRef.Stored(location, new ByteRange(offsets[row], lengths[row]), mask);
    }
}
