package org.virtualgranule.zarr.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;

/**
 * An array of the granule.
 *
 * @param source name of the sidecar, for messages
 * @param path absolute path, such as {@code /gt1l/land_ice_segments/h_li}
 * @param metadata type, shape, codecs, attributes: what {@code zarr.json} says
 * @param form how stored chunks become elements
 * @param chunks where the chunks live
 * @param narrow the same array as int8, where only a decoded chunk tells that from int16
 */
public record ArrayEntry(
        String source,
        String path,
        ArrayMetadata metadata,
        StoredForm form,
        ChunkIndex chunks,
        Optional<ArrayEntry> narrow) {
    ArrayEntry(String source, String path, ArrayMetadata metadata, StoredForm form, ChunkIndex chunks) {
        this(source, path, metadata, form, chunks, Optional.empty());
    }

    /**
     * The same array, and what it is if its elements turn out to have one byte.
     *
     * @param other the array as int8, of the same chunks
     * @return the same array, open as to which of the two it is; the first chunk that is decoded tells
     * @throws IllegalArgumentException if there is no such pair
     */
    public ArrayEntry orIfNarrow(ArrayEntry other) {
        boolean stored = !chunks.isInline()
                && chunks.storedChunks() > 0
                && !other.chunks().isInline();
        if (!stored
                || metadata.element().type() != ZarrType.INT16
                || other.metadata.element().type() != ZarrType.INT8
                || !grid().equals(other.grid())
                || !chunks.numbers()
                        .boxed()
                        .toList()
                        .equals(other.chunks().numbers().boxed().toList())) {
            throw new IllegalArgumentException(path + " cannot be int16 as well as int8");
        }
        return new ArrayEntry(source, path, metadata, form, chunks, Optional.of(other));
    }

    /**
     * The array without the other reading.
     *
     * @return the same array, no longer open
     */
    public ArrayEntry asDeclared() {
        return new ArrayEntry(source, path, metadata, form, chunks);
    }

    /**
     * The array as clients get it that shall take stored bytes as they are.
     *
     * @return the same array; described without codecs if its stored chunks are not what numcodecs would make of it
     */
    public ArrayEntry passedOn() {
        return form.isUniform() && form.codecs().isPortable() ? this : plain();
    }

    /**
     * The array as clients get it that know no HDF5 filters. Its stored form stays what it is.
     *
     * @return the same array, described without codecs
     */
    public ArrayEntry plain() {
        return new ArrayEntry(source, path, metadata.withoutCodecs(), form, chunks, narrow);
    }

    /**
     * The bytes of fixed-length texts, padding included. Texts in a sidecar that states no length are taken for such if
     * there is an array of them: of variable length writers put single ones there only.
     *
     * @return an array of uint8 with one more dimension for the bytes of a text, if it has several; empty if this is no
     *     array of texts, it is not certain how long they are, or one that was never written has characters
     */
    public Optional<ArrayEntry> asBytes() {
        ElementType text = metadata.element();
        boolean certain = text.padding() != ElementType.Padding.UNSTATED
                || chunks.storedChunks() > 0 && !text.mayBeReference(text.size())
                || chunks.isInline() && grid().rank() > 0;
        if (!text.isText()
                || !text.isSizeKnown()
                || !certain
                || !metadata.fill().equals(FillValue.ZERO)) {
            return Optional.empty();
        }
        List<Long> within = text.size() == 1 ? List.of() : List.of((long) text.size());
        ArrayMetadata asBytes = new ArrayMetadata(
                ElementType.number(ZarrType.UINT8, text.order()),
                grid().within(within),
                metadata.codecs(),
                FillValue.ZERO,
                Stream.concat(
                                metadata.dimensionNames().stream(),
                                within.stream().map(bytes -> Optional.<String>empty()))
                        .toList(),
                metadata.attributes());
        return Optional.of(new ArrayEntry(source, path, asBytes, form, chunks));
    }

    /**
     * Shortcut to the grid.
     *
     * @return shape and chunks
     */
    public ChunkGrid grid() {
        return metadata.grid();
    }

    /**
     * Bytes of a full chunk after decoding.
     *
     * @return elements of a chunk × bytes of an element
     * @throws IllegalStateException for text whose length only a decoded chunk tells
     */
    public int chunkBytes() {
        if (!metadata.element().isSizeKnown()) {
            throw new IllegalStateException(path + ": the size of its texts is not known before they are decoded");
        }
        return Math.toIntExact(Math.multiplyExact(
                grid().chunkElements(), (long) metadata.element().size()));
    }

    /**
     * Names a chunk in messages.
     *
     * @param number row-major number in the grid
     * @return such as {@code /gt1l/h_li chunk (3)}
     */
    public String chunkName(long number) {
        return path + " chunk ("
                + Arrays.stream(grid().index(number)).mapToObj(Long::toString).collect(Collectors.joining(",")) + ")";
    }

    /**
     * Finds the first value of an attribute.
     *
     * @param name the attribute's name
     * @return its text; empty if there is none
     */
    public Optional<String> attribute(String name) {
        return first(name).map(a -> a.values().get(0));
    }

    private Optional<Attribute> first(String name) {
        return metadata.attributes().stream()
                .filter(a -> a.name().equals(name) && !a.values().isEmpty())
                .findFirst();
    }

    /**
     * CF's {@code _FillValue}: what the producer writes for "no value".
     *
     * @return the value, in the same form as HDF5's fill value; empty if there is no such attribute, it is a text, or no
     *     number of the array's type
     */
    public Optional<FillValue> missingValue() {
        return first("_FillValue")
                .filter(attribute -> DapType.of(attribute.type())
                        .filter(type -> type != DapType.STRING)
                        .isPresent())
                .flatMap(attribute ->
                        FillRule.number(metadata.element(), attribute.values().get(0)));
    }

    /** Short: attributes and chunks of an array would fill pages. */
    @Override
    public String toString() {
        return path + " " + metadata.element().type().zarrName() + grid().shape();
    }
}
