package org.virtualgranule.zarr.store;

import java.util.Optional;
import java.util.regex.Pattern;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Manifest;

/**
 * A chunk key of the default encoding, taken apart.
 *
 * @param array the array
 * @param number the chunk's row-major number in the grid
 */
record ChunkKey(ArrayEntry array, long number) {
    /** No signs, no leading zeros: a chunk has one key. */
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,17}");

    /** Empty if the key is none, or lies outside the array's grid. Arrays may themselves be called "c". */
    static Optional<ChunkKey> parse(String key, Manifest manifest) {
        String path = "/" + key;
        int rest = path.length();
        while (isIndex(path.charAt(rest - 1)) && rest > 1) {
            rest--;
        }
        int end = rest - "/c".length();
        String index = path.substring(rest);
        return end > 0 && path.startsWith("/c", end) && (index.isEmpty() || index.startsWith("/"))
                ? manifest.array(path.substring(0, end))
                        .flatMap(array -> number(array.grid(), index).map(n -> new ChunkKey(array, n)))
                : Optional.empty();
    }

    /** Says whether the chunk was written. */
    boolean isThere() {
        return !(array.chunks().find(number) instanceof ChunkRef.Missing);
    }

    private static boolean isIndex(char c) {
        return c == '/' || c >= '0' && c <= '9';
    }

    private static Optional<Long> number(ChunkGrid grid, String rest) {
        String[] words = rest.isEmpty() ? new String[0] : rest.substring(1).split("/", -1);
        if (words.length != grid.rank()) {
            return Optional.empty();
        }
        long[] index = new long[words.length];
        for (int d = 0; d < words.length; d++) {
            if (!INDEX.matcher(words[d]).matches() || Long.parseLong(words[d]) >= grid.chunks(d)) {
                return Optional.empty();
            }
            index[d] = Long.parseLong(words[d]);
        }
        return Optional.of(grid.number(index));
    }
}
