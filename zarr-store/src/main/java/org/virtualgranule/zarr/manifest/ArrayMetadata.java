package org.virtualgranule.zarr.manifest;

import java.util.List;
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
 * @param dimensionNames a name for each dimension; absent for anonymous ones, unless what they are usually called is like a
 *     name in the file
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
     * A name for every dimension, since Zarr's clients want them.
     *
     * @return the names of the file; for the anonymous {@code phony_dim_5}, for the second of a length
     *     {@code phony_dim_5_2}. Equal names that were made up mean equal lengths, and the file has none of them
     */
    public List<String> dimensionLabels() {
        return PhonyNames.USUAL.labels(dimensionNames, grid.shape());
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
