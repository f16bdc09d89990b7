package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Shuffle;

/**
 * An array as another document than a sidecar lists it. Nothing of it is believed before it is checked: what comes out can
 * be read as safely as what was mapped.
 *
 * @param source name of the sidecar, for messages
 * @param path absolute path
 * @param metadata type, shape, codecs, attributes
 * @param form how stored chunks become elements
 */
public record ListedArray(String source, String path, ArrayMetadata metadata, StoredForm form) {
    /** H5Z_MAX_NFILTERS. */
    private static final int MAX_FILTERS = 32;

    /** H5S_MAX_RANK, and once more for what is within an element. */
    private static final int MAX_RANK = 64;

    /**
     * Takes chunks in files.
     *
     * @param rows the chunks, ascending
     * @return the array
     * @throws IllegalArgumentException with the reason, if there cannot be such an array
     */
    public ArrayEntry inFiles(List<ChunkIndex.Row> rows) {
        return checked(elementBytes -> {
            ChunkSize size = new ChunkSize(grid().chunkShape(), elementBytes, form.bytes(), form.codecs());
            long last = -1;
            for (ChunkIndex.Row row : rows) {
                require(row.number() > last && row.number() < grid().chunkCount(), "chunk " + row.number());
                last = row.number();
                checkSize(row, size);
            }
            return new ChunkIndex(rows);
        });
    }

    /**
     * Takes values that are in the document itself.
     *
     * @param values the whole array, little endian
     * @return the array
     * @throws IllegalArgumentException with the reason, if there cannot be such an array
     */
    public ArrayEntry inline(ByteBuffer values) {
        return checked(elementBytes -> {
            requireInline();
            long needed = Math.multiplyExact(grid().elements(), elementBytes);
            require(elementBytes > 0 && values.remaining() == needed, values.remaining() + " bytes of values");
            return ChunkIndex.inline(values);
        });
    }

    /**
     * Takes texts that are in the document itself.
     *
     * @param runs the texts
     * @return the array
     * @throws IllegalArgumentException with the reason, if there cannot be such an array
     */
    public ArrayEntry texts(List<TextRuns.Run> runs) {
        return checked(elementBytes -> {
            requireInline();
            require(metadata.element().equals(ElementType.VARIABLE_TEXT), "texts of a fixed length");
            return ChunkIndex.inline(TextRuns.listed(runs, grid().elements()));
        });
    }

    private ArrayEntry checked(Function<Long, ChunkIndex> chunks) {
        try {
            long elementBytes = checkForm();
            checkShuffles(elementBytes);
            checkMetadata();
            return new ArrayEntry(source, path, metadata, form, chunks.apply(elementBytes));
        } catch (NotMappable | ArithmeticException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private void checkMetadata() {
        ElementType element = metadata.element();
        boolean text = element.isText();
        require(text ? element.size() >= 0 : element.size() == element.type().size(), "elements of " + element.size());
        require(grid().rank() <= MAX_RANK, grid().rank() + " dimensions");
        require(
                metadata.dimensionNames().size() == grid().rank(),
                "names of " + metadata.dimensionNames().size() + " dimensions");
        FillValue fill = metadata.fill();
        require(
                text ? fill.bits() == 0 : fill.text().isEmpty() && isInRange(element.type(), fill.bits()),
                "its fill value");
        require(
                metadata.codecs().equals(form.codecs())
                        || metadata.codecs().codecs().isEmpty(),
                "its codecs");
        grid().chunkCount();
        grid().elements();
    }

    private static boolean isInRange(ZarrType type, long bits) {
        int unused = Long.SIZE - 8 * type.size();
        long narrowed = type.isUnsigned() ? bits << unused >>> unused : bits << unused >> unused;
        return bits == narrowed;
    }

    /** Gives the bytes that the elements of a chunk have each, or its records; 0 where only decoding tells. */
    private long checkForm() {
        require(form.chains().size() <= MAX_FILTERS, "its filters");
        for (CodecChain chain : form.chains()) {
            require(chain.codecs().size() <= MAX_FILTERS, "its filters");
        }
        long size = metadata.element().size();
        long bytes = Math.multiplyExact(grid().chunkElements(), size);
        if (form.member().isEmpty()) {
            require(form.bytes() == bytes, form.bytes() + " bytes in a chunk");
            return size;
        }
        Member member = form.member().get();
        require(size > 0 && member.bytes() % size == 0 && bytes % member.bytes() == 0, "its records");
        long records = Math.multiplyExact(bytes / member.bytes(), (long) member.recordBytes());
        require(form.bytes() == records, form.bytes() + " bytes of records in a chunk");
        return member.recordBytes();
    }

    /** Elements shuffled by another size than theirs would decode, to other values. */
    private void checkShuffles(long elementBytes) {
        for (CodecChain chain : form.chains()) {
            for (ChunkCodec codec : chain.codecs()) {
                require(
                        !(codec instanceof Shuffle shuffle) || shuffle.elementSize() == Math.max(elementBytes, 1),
                        codec + " of elements of " + elementBytes + " bytes");
            }
        }
    }

    private void checkSize(ChunkIndex.Row row, ChunkSize size) {
        boolean empty = row.pieces().stream().anyMatch(piece -> piece.range().length() == 0);
        require(!empty && !row.pieces().isEmpty(), "an empty chunk " + row.number());
        boolean shorter = size.isKnown() && form.isShort(row.length());
        require(!shorter || row.length() % size.elementBytes() == 0, "a piece of " + row.length() + " bytes");
        if (!shorter) {
            size.check(row.pieces());
        }
    }

    private void requireInline() {
        require(form.member().isEmpty() && form.codecs().codecs().isEmpty(), "filters of values in the document");
        require(grid().equals(ChunkGrid.whole(grid().shape())), "chunks of values in the document");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new NotMappable("there cannot be " + what);
        }
    }

    private ChunkGrid grid() {
        return metadata.grid();
    }
}
