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

    /** The same, described as plain elements. */
    ArrayMetadata withoutCodecs() {
        return new ArrayMetadata(element, grid, CodecChain.NONE, fill, dimensionNames, attributes);
    }
}
