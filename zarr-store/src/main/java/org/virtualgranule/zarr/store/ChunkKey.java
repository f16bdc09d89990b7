package org.virtualgranule.zarr.store;

import java.util.Optional;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.Manifest;

/**
 * A chunk key of the default encoding, taken apart.
 *
 * @param array the array
 * @param number the chunk's row-major number in the grid
 */
record ChunkKey(ArrayEntry array, long number) {
    /** Empty if the key is none, or lies outside the array's grid. Arrays may themselves be called "c". */
    static Optional<ChunkKey> parse(String key, Manifest manifest) {
        String path = "/" + key;
        for (int at = path.lastIndexOf("/c"); at > 0; at = path.lastIndexOf("/c", at - 1)) {
            String rest = path.substring(at + 2);
            Optional<ArrayEntry> array = manifest.array(path.substring(0, at));
            if (array.isPresent() && (rest.isEmpty() || rest.startsWith("/"))) {
                return number(array.get().grid(), rest).map(n -> new ChunkKey(array.get(), n));
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> number(ChunkGrid grid, String rest) {
        String[] words = rest.isEmpty() ? new String[0] : rest.substring(1).split("/", -1);
        if (words.length != grid.rank()) {
            return Optional.empty();
        }
        long[] index = new long[words.length];
        for (int d = 0; d < words.length; d++) {
            // no signs, no leading zeros: a chunk has one key
            if (!words[d].matches("0|[1-9]\\d{0,17}") || Long.parseLong(words[d]) >= grid.chunks(d)) {
                return Optional.empty();
            }
            index[d] = Long.parseLong(words[d]);
        }
        return Optional.of(grid.number(index));
    }
}
