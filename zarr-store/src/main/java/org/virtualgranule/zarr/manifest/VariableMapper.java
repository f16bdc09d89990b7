package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;
import org.virtualgranule.zarr.codec.CodecChain;

/** Maps one variable: type, grid, codecs, fill value, chunks. */
final class VariableMapper {
    /** H5S_MAX_RANK. */
    private static final int MAX_RANK = 32;

    private final Granule granule;
    private final DataLocation location;
    private final Scope scope;
    private final FilterOrder filters;
    private final BiConsumer<Topic, String> note;

    VariableMapper(
            Granule granule, DataLocation location, Scope scope, FilterOrder filters, BiConsumer<Topic, String> note) {
        this.filters = filters;
        this.granule = granule;
        this.location = location;
        this.scope = scope;
        this.note = note;
    }

    /**
     * Maps a variable.
     *
     * @param variable the variable
     * @param group path of its group, "" for the root
     * @throws NotMappable with the reason, if it cannot be mapped
     */
    ArrayEntry map(Variable variable, String group) {
        if (variable.dims().size() > MAX_RANK) {
            throw new NotMappable("it has " + variable.dims().size() + " dimensions; HDF5 allows " + MAX_RANK);
        }
        ZarrType type = ZarrType.of(dapType(variable, group));
        List<Long> shape =
                variable.dims().stream().map(dim -> scope.size(dim, group)).toList();
        String path = group + "/" + variable.name();
        Storage storage = variable.storage();
        if (storage instanceof Storage.Chunked chunked) {
            return chunked(path, variable, type, new ChunkGrid(shape, chunked.chunkShape()));
        }
        // one chunk holds it all; Zarr has no chunks of size 0
        ChunkGrid grid =
                new ChunkGrid(shape, shape.stream().map(n -> Math.max(n, 1)).toList());
        if (storage instanceof Storage.Contiguous contiguous) {
            return contiguous(path, variable, type, grid, contiguous);
        }
        if (storage instanceof Storage.Inline inline) {
            return inline(path, variable, type, grid, inline);
        }
        if (storage instanceof Storage.Unreadable unreadable) {
            throw new NotMappable(unreadable.reason());
        }
        return undescribed(path, variable, type, grid);
    }

    private DapType dapType(Variable variable, String group) {
        if (variable.type() instanceof VariableType.Enumerated enumerated) {
            return scope.enumeration(enumerated.enumeration(), group).base();
        }
        if (variable.type() instanceof DapType atomic) {
            return atomic;
        }
        String type = variable.type() instanceof VariableType.Other other ? other.element() : "Structure";
        throw new NotMappable("its type " + type + " cannot be mapped yet");
    }

    private ArrayEntry chunked(String path, Variable variable, ZarrType type, ChunkGrid grid) {
        Storage.Chunked storage = (Storage.Chunked) variable.storage();
        ElementType element = Elements.of(type, storage.encoding(), Optional.empty(), grid.rank() == 0);
        CodecChain codecs = filters.codecs(storage.encoding(), granule.isVersioned(), element.size());
        ChunkIndex chunks = new ChunkMapper(grid, element, codecs, location, note).chunked(storage.chunks());
        return entry(path, variable, new Layout(element, grid, codecs, storage.encoding(), chunks));
    }

    private ArrayEntry contiguous(
            String path, Variable variable, ZarrType type, ChunkGrid grid, Storage.Contiguous storage) {
        ChunkTable pieces = storage.pieces();
        if (pieces.size() > 1) {
            throw new NotMappable("values in " + pieces.size() + " separate blocks cannot be read yet");
        }
        Optional<Long> bytes = pieces.size() == 1 ? Optional.of(pieces.length(0)) : Optional.empty();
        Encoding encoding = storage.encoding();
        Optional<Integer> width = bytes.map(n -> Elements.width(n, grid.elements()));
        Optional<Integer> stated = encoding.filters().isEmpty() ? width : Optional.empty();
        ElementType element = Elements.of(type, encoding, stated, grid.rank() == 0);
        CodecChain codecs = filters.codecs(encoding, granule.isVersioned(), element.size());
        ChunkIndex chunks = new ChunkMapper(grid, element, codecs, location, note).contiguous(pieces);
        return entry(path, variable, new Layout(element, grid, codecs, encoding, chunks));
    }

    private ArrayEntry inline(String path, Variable variable, ZarrType type, ChunkGrid grid, Storage.Inline storage) {
        InlineValues values = new InlineValues(storage, grid.elements());
        Encoding encoding = storage.encoding();
        Optional<Integer> width = Optional.of(Elements.width(values.size(), grid.elements()));
        ElementType stated = Elements.of(type, encoding, width, grid.rank() == 0);
        // inline values are little endian, whatever the dataset's own order is
        ElementType element = new ElementType(type, stated.size(), ByteOrder.LITTLE_ENDIAN, stated.padding());
        ChunkIndex chunks = new ChunkIndex(values.bytes(element));
        return entry(path, variable, new Layout(element, grid, new CodecChain(List.of()), encoding, chunks));
    }

    /**
     * Before May 2022 a dataset that was never written had no storage element; later it always has one. A document
     * without any is a plain DMR: it says nothing of what was written.
     */
    private ArrayEntry undescribed(String path, Variable variable, ZarrType type, ChunkGrid grid) {
        boolean empty = grid.elements() == 0;
        if (!empty && (granule.isVersioned() || type == ZarrType.STRING || !scope.describesStorage())) {
            throw new NotMappable("the sidecar does not say where its values are");
        }
        if (!empty) {
            note.accept(
                    Topic.FILL_VALUE, "no storage described; taken as never written, all values are the fill value");
        }
        ElementType element = Elements.of(type, Encoding.PLAIN, Optional.of(1), grid.rank() == 0);
        CodecChain codecs = new CodecChain(List.of());
        ChunkIndex chunks = new ChunkMapper(grid, element, codecs, location, note).contiguous(ChunkTable.EMPTY);
        return entry(path, variable, new Layout(element, grid, codecs, Encoding.PLAIN, chunks));
    }

    /** How a variable is laid out, before its fill value and names are known. */
    private record Layout(
            ElementType element, ChunkGrid grid, CodecChain codecs, Encoding encoding, ChunkIndex chunks) {}

    private ArrayEntry entry(String path, Variable variable, Layout layout) {
        if (layout.chunks().isInline()
                || layout.grid().chunkCount() == layout.chunks().storedChunks()) {
            // nothing is missing: whatever the fill value is, no element has it for not being written
            return entry(path, variable, layout, (topic, message) -> {});
        }
        return entry(path, variable, layout, note);
    }

    private ArrayEntry entry(String path, Variable variable, Layout layout, BiConsumer<Topic, String> fillNote) {
        FillRule rule = new FillRule(layout.element(), variable.attribute("_FillValue"), fillNote);
        ArrayMetadata metadata = new ArrayMetadata(
                layout.element(),
                layout.grid(),
                layout.codecs(),
                rule.of(layout.encoding().fillValue()),
                variable.dims().stream().map(Scope::baseName).toList(),
                variable.attributes());
        return new ArrayEntry(granule.source(), path, metadata, layout.chunks());
    }
}
