package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Fletcher32;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

/**
 * Makes codecs of {@code compressionType}. Documents with a version list the filters in HDF5's order, first applied
 * first. Before November 2021 the writer printed the fixed order "deflate shuffle fletcher32" whatever the pipeline was;
 * there the set counts, and the pipeline is shuffle, deflate (as often as it is named), fletcher32.
 */
final class FilterOrder {
    private static final List<String> PIPELINE = List.of("shuffle", "deflate", "fletcher32");
    private static final int DEFAULT_LEVEL = 6;

    /** H5Z_MAX_NFILTERS. */
    private static final int MAX_FILTERS = 32;

    private FilterOrder() {}

    static CodecChain codecs(Encoding encoding, boolean versioned, int elementSize) {
        List<String> filters = new ArrayList<>(encoding.filters());
        for (String filter : filters) {
            if (!PIPELINE.contains(filter)) {
                throw new NotMappable("its filter \"" + filter + "\" is not one of " + String.join(", ", PIPELINE));
            }
        }
        if (filters.size() > MAX_FILTERS) {
            throw new NotMappable(filters.size() + " filters are listed; HDF5 allows " + MAX_FILTERS);
        }
        if (!versioned) {
            filters.sort((a, b) -> Integer.compare(PIPELINE.indexOf(a), PIPELINE.indexOf(b)));
        }
        List<ChunkCodec> codecs = new ArrayList<>();
        int deflates = 0;
        for (String filter : filters) {
            codecs.add(
                    switch (filter) {
                        case "shuffle" -> new Shuffle(Math.max(elementSize, 1));
                        case "deflate" -> new Zlib(level(encoding, deflates++));
                        default -> new Fletcher32();
                    });
        }
        return new CodecChain(codecs);
    }

    private static int level(Encoding encoding, int deflate) {
        return deflate < encoding.deflateLevels().size()
                ? encoding.deflateLevels().get(deflate)
                : DEFAULT_LEVEL;
    }
}
