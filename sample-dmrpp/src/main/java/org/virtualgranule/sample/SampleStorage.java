package org.virtualgranule.sample;

import java.util.List;
import java.util.Optional;

/**
 * How a variable is to be stored. Chunked variables are deflated with level 6.
 *
 * @param layout HDF5 layout
 * @param chunk chunk shape; empty unless chunked
 * @param shuffled whether the bytes are shuffled before they are deflated
 * @param fill fill value; HDF5's own, zero, if empty
 * @param unwritten number of a chunk, in C order, that is never written; none if empty
 */
record SampleStorage(
        Layout layout, List<Integer> chunk, boolean shuffled, Optional<Values> fill, Optional<Integer> unwritten) {
    static SampleStorage compact() {
        return new SampleStorage(Layout.COMPACT, List.of(), false, Optional.empty(), Optional.empty());
    }

    static SampleStorage contiguous() {
        return new SampleStorage(Layout.CONTIGUOUS, List.of(), false, Optional.empty(), Optional.empty());
    }

    static SampleStorage chunked(Integer... chunk) {
        return new SampleStorage(Layout.CHUNKED, List.of(chunk), false, Optional.empty(), Optional.empty());
    }

    SampleStorage shuffle() {
        return new SampleStorage(layout, chunk, true, fill, unwritten);
    }

    SampleStorage filledWith(Values value) {
        return new SampleStorage(layout, chunk, shuffled, Optional.of(value), unwritten);
    }

    SampleStorage without(int chunkNumber) {
        return new SampleStorage(layout, chunk, shuffled, fill, Optional.of(chunkNumber));
    }
}
