package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Codecs;
import org.virtualgranule.zarr.codec.Fletcher32;

/**
 * Makes codecs of {@code compressionType}. Documents with a version list the filters in HDF5's order, first applied
 * first. Before November 2021 the writer printed the fixed order "deflate shuffle fletcher32" whatever the pipeline was;
 * there the set counts, and the pipeline is shuffle, deflate (as often as it is named), fletcher32. Where the checksum
 * was computed in it is told by the checksum itself.
 */
final class FilterOrder {
    private static final int DEFAULT_LEVEL = 6;

    /** H5Z_MAX_NFILTERS. */
    private static final int MAX_FILTERS = 32;

    private static final String CHECKSUM = "fletcher32";

    private final Codecs codecs;
    private final List<String> pipeline;

    FilterOrder(Codecs codecs) {
        this.codecs = codecs;
        this.pipeline = codecs.words();
    }

    /**
     * Makes the chains that a chunk may have gone through.
     *
     * @param encoding the filters as listed
     * @param versioned whether they are listed in their order
     * @param elementSize bytes of an element or record
     * @param notes takes what was assumed
     * @return one chain, the likeliest first if there are more
     */
    List<CodecChain> chains(Encoding encoding, boolean versioned, int elementSize, Notes notes) {
        List<String> filters = encoding.filters();
        if (filters.size() > MAX_FILTERS) {
            throw new NotMappable(filters.size() + " filters are listed; HDF5 allows " + MAX_FILTERS);
        }
        List<List<String>> orders = orders(filters, versioned);
        List<CodecChain> chains = orders.stream()
                .map(order -> chain(order, encoding, elementSize))
                .map(chain -> orders.size() > 1 ? verifying(chain) : chain)
                .toList();
        if (!versioned && filters.size() > 1) {
            notes.add(
                    Topic.FILTERS,
                    "filters \"" + String.join(" ", filters) + "\" of a document that lists them in no order taken as "
                            + chains.get(0)
                            + (chains.size() > 1 ? "; where the checksum belongs shows when a chunk is read" : ""));
        }
        return chains;
    }

    private List<List<String>> orders(List<String> filters, boolean versioned) {
        if (versioned || filters.size() < 2) {
            return List.of(filters);
        }
        List<String> sorted = new ArrayList<>(filters);
        sorted.sort((a, b) -> Integer.compare(pipeline.indexOf(a), pipeline.indexOf(b)));
        Set<List<String>> orders = new LinkedHashSet<>();
        orders.add(sorted);
        if (sorted.indexOf(CHECKSUM) == sorted.size() - 1) {
            List<String> others = sorted.subList(0, sorted.size() - 1);
            for (int place = 0; place < others.size(); place++) {
                List<String> order = new ArrayList<>(others);
                order.add(place, CHECKSUM);
                orders.add(order);
            }
        }
        return List.copyOf(orders);
    }

    private CodecChain chain(List<String> filters, Encoding encoding, int elementSize) {
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

    /** Where the checksum tells the order, it is compared whatever the caller wants. */
    private static CodecChain verifying(CodecChain chain) {
        return new CodecChain(chain.codecs().stream()
                .map(codec -> codec instanceof Fletcher32 ? new Fletcher32() : codec)
                .toList());
    }

    private static int level(Encoding encoding, int deflate) {
        return deflate < encoding.deflateLevels().size()
                ? encoding.deflateLevels().get(deflate)
                : DEFAULT_LEVEL;
    }
}
