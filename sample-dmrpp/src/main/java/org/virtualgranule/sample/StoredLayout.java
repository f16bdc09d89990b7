package org.virtualgranule.sample;

import java.util.List;

/**
 * The storage of a dataset as libhdf5 reports it.
 *
 * @param layout HDF5 layout
 * @param chunkShape chunk shape; empty unless chunked
 * @param filters the filters in the order in which they were applied
 * @param fill the fill value
 * @param pieces the stored chunks, or the one piece of a contiguous dataset; none for a compact one
 */
record StoredLayout(
        Layout layout, List<Long> chunkShape, List<StoredFilter> filters, Values fill, List<StoredPiece> pieces) {}
