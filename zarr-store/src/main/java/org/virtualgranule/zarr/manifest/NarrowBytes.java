package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/**
 * Finds HDF5's int8 behind {@code Int16}: documents that were made through the DAP2 model, which has no signed byte,
 * declare it so, and the stored elements have one byte all the same. The stored sizes tell; where they allow both, the
 * array carries both readings, and the first chunk that is decoded tells. Nothing is guessed.
 */
final class NarrowBytes {
    private final Context context;
    private final String group;
    private final Variable variable;
    private final Notes notes;

    NarrowBytes(Context context, String group, Variable variable, Notes notes) {
        this.context = context;
        this.group = group;
        this.variable = variable;
        this.notes = notes;
    }

    /** Maps the variable as declared, or as int8 if it is stored so. */
    ArrayEntry map(DapType declared) {
        if (declared != DapType.INT16
                || context.granule().isVersioned()
                || !context.signs().mayWidenBytes()) {
            return new ArrayMapper(context, group, variable, notes).map(ZarrType.of(declared));
        }
        Attempt wide = new Attempt(variable, ZarrType.INT16);
        Attempt narrow = new Attempt(narrowed(variable), ZarrType.INT8);
        if (narrow.array.isEmpty() || isExactly(2, narrow.array.get())) {
            return wide.taken();
        }
        if (wide.array.isEmpty() || isExactly(1, narrow.array.get())) {
            notes.add(
                    Topic.WIDTH,
                    "declared Int16, but its stored size shows elements of one byte: taken as HDF5's int8");
            return narrow.taken();
        }
        ArrayEntry array = wide.taken();
        if (array.chunks().storedChunks() == 0) {
            return array;
        }
        if (unfilteredBytes().isPresent()) {
            // such bytes can be decoded both ways, and would tell nothing
            throw new NotMappable("declared Int16, its " + unfilteredBytes().get() + " bytes suit "
                    + array.grid().elements() + " elements neither of two bytes nor, as of HDF5's int8, of one");
        }
        notes.add(
                Topic.WIDTH,
                "declared Int16 in a document that has no Int8; a chunk will tell whether it is HDF5's int8");
        return array.orIfNarrow(narrow.array.get());
    }

    private boolean isExactly(int width, ArrayEntry array) {
        return unfilteredBytes()
                .filter(bytes -> bytes == width * array.grid().elements())
                .isPresent();
    }

    /** Bytes of a contiguous array, in one piece or in several; empty where filters or chunks hide the elements' size. */
    private Optional<Long> unfilteredBytes() {
        return variable.storage() instanceof Storage.Contiguous contiguous
                        && contiguous.encoding().filters().isEmpty()
                ? Optional.of(contiguous.pieces().totalLength())
                : Optional.empty();
    }

    /** The attributes were widened with the values. */
    private static Variable narrowed(Variable wide) {
        return wide.withAttributes(
                wide.attributes().stream().map(NarrowBytes::narrowed).toList());
    }

    private static Attribute narrowed(Attribute attribute) {
        boolean fits =
                attribute.type().equals("Int16") && attribute.values().stream().allMatch(NarrowBytes::isByte);
        return fits ? new Attribute(attribute.name(), "Int8", attribute.values(), attribute.children()) : attribute;
    }

    private static boolean isByte(String value) {
        try {
            Byte.parseByte(value.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** One reading, with what would have to be assumed for it. */
    private final class Attempt {
        private final List<Consumer<Notes>> assumed = new ArrayList<>();
        private Optional<ArrayEntry> array = Optional.empty();
        private Optional<NotMappable> reason = Optional.empty();

        Attempt(Variable as, ZarrType type) {
            try {
                Notes kept = (topic, message) -> assumed.add(notes -> notes.add(topic, message));
                array = Optional.of(new ArrayMapper(context, group, as, kept).map(type));
            } catch (NotMappable e) {
                reason = Optional.of(e);
            }
        }

        ArrayEntry taken() {
            assumed.forEach(assumption -> assumption.accept(notes));
            return array.orElseThrow(reason::get);
        }
    }
}
