package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Codecs;

/**
 * Makes codecs of {@code compressionType}. Documents with a version list the filters in HDF5's order, first applied
 * first. Before November 2021 the writer printed the fixed order "deflate shuffle fletcher32" whatever the pipeline was;
 * there the set counts, and the pipeline is shuffle, deflate (as often as it is named), fletcher32.
 */
final class FilterOrder {
    private static final int DEFAULT_LEVEL = 6;

    /** H5Z_MAX_NFILTERS. */
    private static final int MAX_FILTERS = 32;

    private final Codecs codecs;
    private final List<String> pipeline;

    FilterOrder(Codecs codecs) {
        this.codecs = codecs;
        this.pipeline = codecs.words();
    }

    CodecChain codecs(Encoding encoding, boolean versioned, int elementSize) {
        List<String> filters = new ArrayList<>(encoding.filters());
        if (filters.size() > MAX_FILTERS) {
            throw new NotMappable(filters.size() + " filters are listed; HDF5 allows " + MAX_FILTERS);
        }
        if (!versioned) {
            filters.sort((a, b) -> Integer.compare(pipeline.indexOf(a), pipeline.indexOf(b)));
        }
        List<ChunkCodec> chain = new ArrayList<>();
        int deflates = 0;
        for (String filter : filters) {
            int level = filter.equals("deflate") ? level(encoding, deflates++) : DEFAULT_LEVEL;
            chain.add(codecs.find(filter)
                    .orElseThrow(() -> new NotMappable(
                            "its filter \"" + filter + "\" is not one of " + String.join(", ", pipeline)))
                    .make(Math.max(elementSize, 1), level));
        }
        return new CodecChain(chain);
    }

    private static int level(Encoding encoding, int deflate) {
        return deflate < encoding.deflateLevels().size()
                ? encoding.deflateLevels().get(deflate)
                : DEFAULT_LEVEL;
    }
}
