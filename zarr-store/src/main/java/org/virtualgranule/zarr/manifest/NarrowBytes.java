package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic;
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
    private final BiConsumer<Topic, String> note;

    NarrowBytes(Context context, String group, Variable variable, BiConsumer<Topic, String> note) {
        this.context = context;
        this.group = group;
        this.variable = variable;
        this.note = note;
    }

    /** Maps the variable as declared, or as int8 if it is stored so. */
    ArrayEntry map(DapType declared) {
        if (declared != DapType.INT16
                || context.granule().isVersioned()
                || !context.scope().mayWidenBytes()) {
            return new ArrayMapper(context, group, variable, note).map(ZarrType.of(declared));
        }
        Attempt wide = new Attempt(variable, ZarrType.INT16);
        Attempt narrow = new Attempt(narrowed(variable), ZarrType.INT8);
        if (narrow.array.isEmpty() || isExactlyWide(narrow.array.get())) {
            return wide.taken();
        }
        if (wide.array.isEmpty() || isExactlyNarrow(narrow.array.get())) {
            note.accept(
                    Topic.WIDTH,
                    "declared Int16, but its stored size shows elements of one byte: taken as HDF5's int8");
            return narrow.taken();
        }
        if (isPlain()
                && storedBytes() > 0
                && storedBytes() < 2 * wide.array.get().grid().elements()) {
            throw new NotMappable("declared Int16, its " + storedBytes() + " unfiltered bytes are neither those of "
                    + wide.array.get().grid().elements() + " elements of two bytes nor of one, and nothing tells"
                    + " whether it is HDF5's int8");
        }
        ArrayEntry array = wide.taken();
        if (array.chunks().storedChunks() == 0 || isPlain()) {
            return array;
        }
        note.accept(
                Topic.WIDTH,
                "declared Int16 in a document that has no Int8; a chunk will tell whether it is HDF5's int8");
        return array.orIfNarrow(narrow.array.get());
    }

    private boolean isExactlyWide(ArrayEntry array) {
        return isPlain() && storedBytes() == 2 * array.grid().elements();
    }

    private boolean isExactlyNarrow(ArrayEntry array) {
        return isPlain() && storedBytes() == array.grid().elements();
    }

    /** Unfiltered pieces of an array: only their size can tell, any bytes decode. */
    private boolean isPlain() {
        return variable.storage() instanceof Storage.Contiguous contiguous
                && contiguous.encoding().filters().isEmpty();
    }

    private long storedBytes() {
        ChunkTable pieces = ((Storage.Contiguous) variable.storage()).pieces();
        return IntStream.range(0, pieces.size()).mapToLong(pieces::length).reduce(0, Math::addExact);
    }

    /** The attributes were widened with the values. */
    private static Variable narrowed(Variable wide) {
        List<Attribute> attributes =
                wide.attributes().stream().map(NarrowBytes::narrowed).toList();
        return new Variable(wide.name(), wide.type(), wide.dims(), attributes, wide.storage());
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
        private final List<Diagnostic> notes = new ArrayList<>();
        private Optional<ArrayEntry> array = Optional.empty();
        private Optional<NotMappable> reason = Optional.empty();

        Attempt(Variable as, ZarrType type) {
            try {
                ArrayMapper mapper = new ArrayMapper(
                        context, group, as, (topic, message) -> notes.add(new Diagnostic("", topic, message)));
                array = Optional.of(mapper.map(type));
            } catch (NotMappable e) {
                reason = Optional.of(e);
            }
        }

        ArrayEntry taken() {
            notes.forEach(n -> note.accept(n.topic(), n.message()));
            return array.orElseThrow(reason::get);
        }
    }
}
