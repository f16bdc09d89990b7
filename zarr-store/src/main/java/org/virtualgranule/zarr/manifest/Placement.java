package org.virtualgranule.zarr.manifest;

import java.util.List;
import java.util.Locale;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.zarr.codec.CodecChain;

/**
 * Where the bytes of a variable are, whether its elements are numbers, texts or records.
 *
 * @param grid shape and chunks
 * @param chains what a chunk went through, see {@link StoredForm}
 * @param encoding what the document states
 * @param chunks the stored chunks
 * @param isIncomplete whether any element has the fill value because it was never written
 */
record Placement(ChunkGrid grid, List<CodecChain> chains, Encoding encoding, ChunkIndex chunks, boolean isIncomplete) {
    /**
     * Places stored chunks.
     *
     * @param context the document
     * @param storage chunked or contiguous
     * @param shape elements along each dimension
     * @param elementBytes bytes of an element or record; 0 where only a decoded chunk tells
     * @param notes takes what was assumed
     */
    static Placement of(Context context, Storage storage, List<Long> shape, long elementBytes, Notes notes) {
        Encoding encoding = encoding(storage);
        List<CodecChain> chains = context.filters()
                .chains(encoding, context.granule().isVersioned(), Math.toIntExact(elementBytes), notes);
        boolean plain = chains.get(0).codecs().isEmpty();
        ChunkGrid grid;
        if (storage instanceof Storage.Chunked chunked) {
            grid = new ChunkGrid(shape, chunked.chunkShape());
        } else {
            grid = plain ? ChunkSize.split(shape, elementBytes) : ChunkGrid.whole(shape);
        }
        ChunkSize size = new ChunkSize(grid, elementBytes, chains.get(0));
        ChunkMapper mapper = new ChunkMapper(grid, size, context.location(), notes);
        ChunkIndex chunks = storage instanceof Storage.Chunked chunked
                ? mapper.chunked(chunked.chunks())
                : mapper.contiguous(pieces(storage));
        return new Placement(grid, chains, encoding, chunks, isIncomplete(grid, size, storage, chunks));
    }

    /** Notes that the order of an element's bytes is nowhere in the document, as in those before 2020. */
    void noteOrder(Context context, ZarrType type, Notes notes) {
        if (type.size() > 1 && encoding.byteOrder().isEmpty() && chunks.storedChunks() > 0) {
            notes.add(
                    Topic.BYTE_ORDER,
                    "byte order not stated; taken as "
                            + context.mapping()
                                    .unstatedOrder()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' '));
        }
    }

    /**
     * The rule for the fill value of a variable, or of a member of its records. If nothing is missing, no element has that
     * value for not being written, whatever it is. Only the writer for HDF5 swaps bytes.
     */
    FillRule fillRule(Context context, ElementType element, Variable variable, Notes notes) {
        return new FillRule(
                element,
                variable.attribute("_FillValue"),
                isIncomplete && !context.signs().isHdf4(),
                isIncomplete ? notes : Notes.NONE);
    }

    private static ChunkTable pieces(Storage storage) {
        return storage instanceof Storage.Contiguous contiguous ? contiguous.pieces() : ChunkTable.EMPTY;
    }

    /** What the storage element states; nothing where there is none. */
    static Encoding encoding(Storage storage) {
        if (storage instanceof Storage.Chunked chunked) {
            return chunked.encoding();
        }
        if (storage instanceof Storage.Contiguous contiguous) {
            return contiguous.encoding();
        }
        return storage instanceof Storage.Inline inline ? inline.encoding() : Encoding.PLAIN;
    }

    /** Says whether any element has the fill value because it was never written. */
    private static boolean isIncomplete(ChunkGrid grid, ChunkSize size, Storage storage, ChunkIndex chunks) {
        if (storage instanceof Storage.Chunked || size.isFiltered() || !size.isKnown()) {
            return grid.chunkCount() != chunks.storedChunks();
        }
        return chunks.storedBytes() < grid.elements() * size.elementBytes();
    }
}
