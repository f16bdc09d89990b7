package org.virtualgranule.reader.view;

import java.util.Optional;
import org.virtualgranule.zarr.array.ChunkCache;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** An array to be looked at: printed it tells what the sidecar says of it; values are read when they are asked for. */
public final class ArrayView extends GranuleArray {
    private static final int FEW = 10;

    /**
     * Makes a view.
     *
     * @param entry as for {@link GranuleArray}
     * @param reader fetches and decodes its chunks
     * @param cache keeps decoded chunks of this granule, and of no other; empty to keep none
     */
    public ArrayView(ArrayEntry entry, ChunkReader reader, Optional<ChunkCache> cache) {
        super(entry, reader, cache);
    }

    /**
     * Reads the first ten rows.
     *
     * @return as {@link #head(int)}
     */
    public Head head() {
        return head(FEW);
    }

    /**
     * Reads the first rows: of an array with several dimensions the first few values of each, at index 0 of the dimensions
     * between. Only the chunks that hold them are read.
     *
     * @param rows how many, at least 0; at most all rows are read, and a terminal's height is printed
     * @return the values, to be printed
     * @throws org.virtualgranule.dmrpp.model.GranuleException if a chunk cannot be read or decoded
     */
    public Head head(int rows) {
        return Head.of(this, rows);
    }

    /**
     * Reads all values, a few chunks at a time, and sums them up.
     *
     * @return count, missing, min, max and mean of the stored numbers
     * @throws IllegalArgumentException if they are texts
     * @throws org.virtualgranule.dmrpp.model.GranuleException if a chunk cannot be read or decoded, or the array is too
     *     large
     */
    public Statistics stats() {
        return Statistics.of(this);
    }

    /**
     * Reads all values, a few chunks at a time, for a plot against the index along the first dimension. Values that
     * differ in other dimensions only are at the same place.
     *
     * @return a plot, to be printed or written
     * @throws IllegalArgumentException if they are texts
     * @throws org.virtualgranule.dmrpp.model.GranuleException as {@link #stats()}
     */
    public Plot plot() {
        return Plot.of(this);
    }

    @Override
    public String toString() {
        return ArrayDescription.of(entry());
    }
}
