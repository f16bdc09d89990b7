package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.zarr.codec.CodecChain;

/**
 * Maps a Structure, HDF5's compound: a group with an array for each member, whose shape is the Structure's and then the
 * member's own. Zarr's core specification has no type for records, so few clients could read one array of them; numbers
 * and texts every client reads. All members have the same chunks, and each takes its bytes out of the records.
 */
final class RecordMapper {
    private final Context context;
    private final String path;
    private final Variable structure;
    private final Notes notes;
    private final List<Long> shape;
    private final RecordLayout layout;

    RecordMapper(Context context, String group, Variable structure, Notes notes) {
        this.context = context;
        this.path = group + "/" + structure.name();
        this.structure = structure;
        this.notes = notes;
        shape = context.scope().shape(structure.dims(), group);
        layout = new RecordLayout(structure, group, context.scope());
    }

    /**
     * Maps the members.
     *
     * @throws NotMappable with the reason, if the records cannot be mapped
     */
    List<ArrayEntry> map() {
        Storage storage = structure.storage();
        if (storage instanceof Storage.Unreadable unreadable) {
            throw new NotMappable(unreadable.reason());
        }
        if (storage instanceof Storage.Inline inline && inline.form() == InlineForm.RECORDS) {
            return withTexts(inline);
        }
        if (storage instanceof Storage.Inline || storage instanceof Storage.Texts) {
            throw new NotMappable("a Structure's values cannot be written as compact, missingdata or vlsa");
        }
        if (storage instanceof Storage.None) {
            boolean text = layout.fields().stream().anyMatch(f -> f.type() == ZarrType.STRING);
            Undescribed.check(context, shape, text, notes);
        }
        return stored(storage);
    }

    private List<ArrayEntry> stored(Storage storage) {
        Encoding encoding = Placement.encoding(storage);
        Elements.refuseMarked(encoding.fillValue().orElse(""));
        layout.place(encoding.structOffsets());
        Placement records = Placement.of(context, storage, shape, layout.recordBytes(), notes);
        checkPacked(storage);
        layout.fields().stream()
                .map(RecordLayout.Field::type)
                .max(Comparator.comparing(ZarrType::size))
                .ifPresent(widest -> records.noteOrder(context, widest, notes));
        RecordFill fill = new RecordFill(layout, encoding.fillValue());
        List<ArrayEntry> members = new ArrayList<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            members.add(member(records, fill, i));
        }
        return members;
    }

    /** Without stated offsets, only a size that leaves no room for gaps proves that there are none. */
    private void checkPacked(Storage storage) {
        if (storage instanceof Storage.Contiguous contiguous
                && contiguous.encoding().structOffsets().isEmpty()
                && contiguous.encoding().filters().isEmpty()) {
            long stored = contiguous.pieces().totalLength();
            long packed = Math.multiplyExact(ChunkGrid.whole(shape).chunkElements(), layout.recordBytes());
            if (stored != packed && stored > 0) {
                throw new NotMappable("its records would have " + packed + " bytes if packed, but " + stored
                        + " are stored, and the sidecar has no structOffset that tells their layout");
            }
        }
    }

    private ArrayEntry member(Placement records, RecordFill fill, int i) {
        RecordLayout.Field field = layout.fields().get(i);
        ElementType element = ElementType.number(field.type(), context.order(records.encoding(), field.type()));
        ChunkGrid grid = records.grid().within(field.shape());
        FillRule rule = records.fillRule(context, element, field.variable(), notes);
        boolean uniform = fill.isUniform(i);
        if (!uniform && records.chunks().storedChunks() == 0) {
            // never written at all, and no one fill value can say so: the values are few enough to be written down
            return inline(
                    field,
                    ChunkGrid.whole(shape).within(field.shape()),
                    ChunkIndex.inline(fill.repeated(i, rule, shape, context.budget())));
        }
        if (!uniform && records.isIncomplete()) {
            throw new NotMappable("some of its records were never written, and the fill values of its member "
                    + field.variable().name() + " differ from one another");
        }
        int bytes = Math.toIntExact(Math.multiplyExact(records.grid().chunkElements(), layout.recordBytes()));
        ArrayMetadata metadata = metadata(field, element, grid, uniform ? rule.of(fill.text(i)) : FillValue.ZERO);
        StoredForm form = new StoredForm(records.chains(), bytes, Optional.of(layout.member(i)));
        return new ArrayEntry(context.granule().source(), path(field), metadata, form, records.chunks());
    }

    /** Records with texts are in the sidecar, one after another. */
    private List<ArrayEntry> withTexts(Storage.Inline inline) {
        ChunkGrid records = ChunkGrid.whole(shape);
        RecordValues values = new RecordValues(inline.text(), layout, records.elements());
        List<ArrayEntry> members = new ArrayList<>();
        for (int i = 0; i < layout.fields().size(); i++) {
            RecordLayout.Field field = layout.fields().get(i);
            members.add(inline(field, records.within(field.shape()), values.of(i)));
        }
        return members;
    }

    /** A member whose values are in the manifest: little endian, whatever the records' own order is. */
    private ArrayEntry inline(RecordLayout.Field field, ChunkGrid grid, ChunkIndex values) {
        ElementType element = field.type() == ZarrType.STRING
                ? ElementType.VARIABLE_TEXT
                : ElementType.number(field.type(), ByteOrder.LITTLE_ENDIAN);
        int bytes = Math.toIntExact(Math.multiplyExact(grid.chunkElements(), (long) element.size()));
        return new ArrayEntry(
                context.granule().source(),
                path(field),
                metadata(field, element, grid, FillValue.ZERO),
                new StoredForm(List.of(CodecChain.NONE), bytes, Optional.empty()),
                values);
    }

    private ArrayMetadata metadata(RecordLayout.Field field, ElementType element, ChunkGrid grid, FillValue fill) {
        Stream<Dim> dims = Stream.concat(structure.dims().stream(), field.variable().dims().stream());
        return new ArrayMetadata(
                element,
                grid,
                CodecChain.NONE,
                fill,
                context.scope().names(dims.toList(), grid.shape()),
                field.variable().attributes());
    }

    private String path(RecordLayout.Field field) {
        return path + "/" + field.variable().name();
    }
}
