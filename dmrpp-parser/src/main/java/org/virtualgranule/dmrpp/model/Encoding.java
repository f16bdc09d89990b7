package org.virtualgranule.dmrpp.model;

import java.util.List;
import java.util.Optional;

/**
 * What a storage element states about the bytes, as written.
 *
 * @param filters words of {@code compressionType} in document order, not yet interpreted
 * @param deflateLevels levels, one for each {@code deflate}; informative, often absent
 * @param byteOrder {@code LE} or {@code BE}; absent means LE
 * @param fillValue HDF5's fill value as text, lossy for floats; absent in documents before May 2022
 * @param structOffsets of records: byte offsets of the second member to the last, then the size of a record; empty where
 *     the document does not state them, and records are packed
 * @param fixedStrings length and padding of fixed-length strings, where the document states them
 */
public record Encoding(
        List<String> filters,
        List<Integer> deflateLevels,
        Optional<String> byteOrder,
        Optional<String> fillValue,
        List<Long> structOffsets,
        Optional<FixedStrings> fixedStrings) {
    /** Nothing stated. */
    public static final Encoding PLAIN =
            new Encoding(List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /** Copies the lists. */
    public Encoding {
        filters = List.copyOf(filters);
        deflateLevels = List.copyOf(deflateLevels);
        structOffsets = List.copyOf(structOffsets);
    }

    /**
     * Adds what {@code FixedLengthStringArray} says, which stands beside the storage element.
     *
     * @param strings length and padding
     * @return a copy with them
     */
    public Encoding withFixedStrings(Optional<FixedStrings> strings) {
        return new Encoding(filters, deflateLevels, byteOrder, fillValue, structOffsets, strings);
    }
}
