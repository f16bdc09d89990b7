package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.zarr.codec.CodecChain;

/**
 * What an array's {@code zarr.json} says.
 *
 * @param element type of the elements
 * @param grid shape and chunks
 * @param codecs the codecs after {@code bytes}, in the order of encoding
 * @param fill value of elements that were never written
 * @param dimensionNames a name for each dimension; absent for anonymous ones
 * @param attributes attributes of the variable, in document order
 */
public record ArrayMetadata(
        ElementType element,
        ChunkGrid grid,
        CodecChain codecs,
        FillValue fill,
        List<Optional<String>> dimensionNames,
        List<Attribute> attributes) {
    /** Copies the lists. */
    public ArrayMetadata {
        dimensionNames = List.copyOf(dimensionNames);
        attributes = List.copyOf(attributes);
    }

    /**
     * A name for every dimension. xarray takes anonymous dimensions for one and the same, and TensorStore none twice in an
     * array: so they are named by their length, as readers of netCDF-4 do.
     *
     * @return the names of the file; for the anonymous {@code phony_dim_5}, for the second of a length
     *     {@code phony_dim_5_2}
     */
    public List<String> dimensionLabels() {
        Map<Long, Integer> seen = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (int d = 0; d < dimensionNames.size(); d++) {
            long length = grid.shape().get(d);
            labels.add(dimensionNames.get(d).orElseGet(() -> {
                int count = seen.merge(length, 1, Integer::sum);
                return "phony_dim_" + length + (count == 1 ? "" : "_" + count);
            }));
        }
        return labels;
    }

    /** The same, described as plain elements. */
    ArrayMetadata withoutCodecs() {
        return new ArrayMetadata(element, grid, CodecChain.NONE, fill, dimensionNames, attributes);
    }

    /** Short: attributes may be long. */
    @Override
    public String toString() {
        return element.type().zarrName() + grid.shape() + " in chunks " + grid.chunkShape() + ", " + attributes.size()
                + " attributes";
    }
}
