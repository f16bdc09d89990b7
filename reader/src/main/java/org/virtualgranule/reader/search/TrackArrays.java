package org.virtualgranule.reader.search;

import java.util.List;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ZarrType;

/**
 * The arrays of a track that tell where its rows are and when; one value a row each, as many in all three.
 *
 * @param name the track's name, such as {@code gt1l}
 * @param latitude float32 or float64, degrees
 * @param longitude float32 or float64, degrees
 * @param time seconds
 */
public record TrackArrays(String name, ArrayEntry latitude, ArrayEntry longitude, ArrayEntry time) {
    /** More chunks than this in a block: then chunks of the three hardly ever begin together. */
    private static final long MOST_CHUNKS = 16;

    /** Number of rows. */
    long rows() {
        return latitude.grid().shape().get(0);
    }

    List<ArrayEntry> all() {
        return List.of(latitude, longitude, time);
    }

    /** Rows of a block: the least number so that chunks of all three arrays begin with each block. */
    long blockRows() {
        long common = 1;
        for (ArrayEntry array : all()) {
            common = common / gcd(common, chunkRows(array)) * chunkRows(array);
            if (common > MOST_CHUNKS * Integer.MAX_VALUE) {
                return common; // no track is so long; the next step might overflow
            }
        }
        return common;
    }

    /** Rows of a chunk, as far as there are any. */
    static long chunkRows(ArrayEntry array) {
        return Math.min(
                array.grid().chunkShape().get(0),
                Math.max(1, array.grid().shape().get(0)));
    }

    /**
     * Whether some rows may tell of others: every chunk is in a file, times are float64, and chunks begin together now
     * and then. Values that are in the sidecar cost nothing, and chunks that were never written have no times.
     */
    boolean isSearchable() {
        long largest = all().stream().mapToLong(TrackArrays::chunkRows).max().orElseThrow();
        return rows() <= Integer.MAX_VALUE
                && blockRows() < rows()
                && blockRows() <= MOST_CHUNKS * largest
                && time.metadata().element().type() == ZarrType.FLOAT64
                && all().stream().allMatch(TrackArrays::isStored);
    }

    private static boolean isStored(ArrayEntry array) {
        return !array.chunks().isInline()
                && array.chunks().storedChunks() == array.grid().chunkCount();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
