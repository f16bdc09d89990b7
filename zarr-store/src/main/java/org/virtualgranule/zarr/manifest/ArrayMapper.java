package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.zarr.codec.CodecChain;

/** Maps one variable of numbers or texts: type, grid, codecs, fill value, chunks. */
final class ArrayMapper {
    private final Context context;
    private final String path;
    private final Variable variable;
    private final List<Long> shape;
    private final Notes notes;

    ArrayMapper(Context context, String group, Variable variable, Notes notes) {
        this.context = context;
        this.path = group + "/" + variable.name();
        this.variable = variable;
        this.notes = notes;
        shape = context.scope().shape(variable.dims(), group);
    }

    /**
     * Maps the variable.
     *
     * @param type type of its elements
     * @throws NotMappable with the reason, if it cannot be mapped
     */
    ArrayEntry map(ZarrType type) {
        Storage storage = variable.storage();
        if (storage instanceof Storage.Unreadable unreadable) {
            throw new NotMappable(unreadable.reason());
        }
        if (storage instanceof Storage.Inline inline) {
            return inline(type, inline);
        }
        if (storage instanceof Storage.Texts texts) {
            return texts(type, texts);
        }
        if (storage instanceof Storage.None) {
            Undescribed.check(context, shape, type == ZarrType.STRING, notes);
        }
        ElementType element = Elements.of(
                type,
                Placement.encoding(storage),
                width(storage),
                context.order(Placement.encoding(storage), type),
                shape.isEmpty());
        Placement placement = Placement.of(context, storage, shape, element.size(), notes);
        placement.noteOrder(context, type, notes);
        return entry(element, placement);
    }

    /** Bytes of one text, where the stored size tells. */
    private Optional<Integer> width(Storage storage) {
        long elements = ChunkGrid.whole(shape).chunkElements();
        if (storage instanceof Storage.Contiguous contiguous) {
            if (!contiguous.encoding().filters().isEmpty()
                    || contiguous.pieces().size() > 1) {
                return Optional.empty();
            }
            long bytes = contiguous.pieces().size() == 1 ? contiguous.pieces().length(0) : 0;
            return Optional.of(Elements.width(bytes, elements));
        }
        return storage instanceof Storage.None ? Optional.of(1) : Optional.empty();
    }

    private ArrayEntry inline(ZarrType type, Storage.Inline storage) {
        ChunkGrid grid = ChunkGrid.whole(shape);
        InlineValues values = new InlineValues(storage, grid.elements());
        Optional<Integer> width = Optional.of(Elements.width(values.size(), grid.elements()));
        // inline values are little endian, whatever the dataset's own order is
        ElementType element = Elements.of(type, storage.encoding(), width, ByteOrder.LITTLE_ENDIAN, grid.rank() == 0);
        return inSidecar(element, grid, storage.encoding(), ChunkIndex.inline(values.bytes(element, context.budget())));
    }

    private ArrayEntry texts(ZarrType type, Storage.Texts storage) {
        ChunkGrid grid = ChunkGrid.whole(shape);
        if (type != ZarrType.STRING) {
            throw new NotMappable("its values are written as texts, its type is " + type.zarrName());
        }
        ChunkIndex chunks = ChunkIndex.inline(TextRuns.of(storage.runs(), grid.elements(), context.budget()));
        return inSidecar(ElementType.VARIABLE_TEXT, grid, Encoding.PLAIN, chunks);
    }

    private ArrayEntry inSidecar(ElementType element, ChunkGrid grid, Encoding encoding, ChunkIndex chunks) {
        return entry(element, new Placement(grid, List.of(CodecChain.NONE), encoding, chunks, false));
    }

    private ArrayEntry entry(ElementType element, Placement placement) {
        FillRule rule = placement.fillRule(context, element, variable, notes);
        ArrayMetadata metadata = new ArrayMetadata(
                element,
                placement.grid(),
                placement.chains().get(0),
                rule.of(placement.encoding().fillValue()),
                context.scope().names(variable.dims(), shape),
                variable.attributes());
        StoredForm form = new StoredForm(
                placement.chains(),
                Math.toIntExact(Math.multiplyExact(placement.grid().chunkElements(), (long) element.size())),
                Optional.empty());
        return new ArrayEntry(context.granule().source(), path, metadata, form, placement.chunks());
    }
}
