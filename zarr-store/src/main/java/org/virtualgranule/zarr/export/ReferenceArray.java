package org.virtualgranule.zarr.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.virtualgranule.zarr.manifest.ChunkGrid;

/** An array of the Zarr v2 hierarchy, and what its chunks are made of. Immutable. */
public final class ReferenceArray {
    private final String path;
    private final ObjectNode array;
    private final ObjectNode attributes;
    private final ChunkGrid grid;
    private final Chunks chunks;

    ReferenceArray(String path, ObjectNode array, ObjectNode attributes, ChunkGrid grid, Chunks chunks) {
        this.path = path;
        this.array = array;
        this.attributes = attributes;
        this.grid = grid;
        this.chunks = chunks;
    }

    /** What the chunks are made of. */
    interface Chunks {
        /** Chunks that have a reference, ascending. */
        LongStream numbers();

        /** The reference of one of them. */
        Reference find(long number);
    }

    /**
     * Where the array is.
     *
     * @return its path in the granule, with a leading slash
     */
    public String path() {
        return path;
    }

    /**
     * Its documents.
     *
     * @return {@code .zarray} and {@code .zattrs}
     */
    public Map<String, ObjectNode> documents() {
        return Map.of(".zarray", array, ".zattrs", attributes);
    }

    /**
     * Its shape and chunks, which are not always those of the manifest.
     *
     * @return the grid
     */
    public ChunkGrid grid() {
        return grid;
    }

    /**
     * Lists the chunks that are made of something. The others read as {@code fill_value}.
     *
     * @return their numbers in the grid, ascending
     */
    public LongStream numbers() {
        return chunks.numbers();
    }

    /**
     * Names a chunk.
     *
     * @param number its number in the grid
     * @return the last part of its key, such as {@code 0.1}
     */
    public String key(long number) {
        return grid.rank() == 0
                ? "0"
                : Arrays.stream(grid.index(number)).mapToObj(Long::toString).collect(Collectors.joining("."));
    }

    /**
     * Tells what a chunk is made of.
     *
     * @param number one of {@link #numbers}
     * @return its reference
     */
    public Reference find(long number) {
        return chunks.find(number);
    }

    @Override
    public String toString() {
        return path + array.get("shape");
    }
}
