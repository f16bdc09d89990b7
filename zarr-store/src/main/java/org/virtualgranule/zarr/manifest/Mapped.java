package org.virtualgranule.zarr.manifest;

import java.util.List;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.Diagnostic;

/**
 * What became of a variable, or of a group that could not be taken.
 *
 * @param arrays the arrays that it is: one, those of a Structure's members, or none
 * @param skipped what of it could not be mapped
 * @param notes what was assumed for it
 */
public record Mapped(List<ArrayEntry> arrays, List<Diagnostic> skipped, List<Diagnostic> notes) {
    /** Copies the lists. */
    public Mapped {
        arrays = List.copyOf(arrays);
        skipped = List.copyOf(skipped);
        notes = List.copyOf(notes);
    }

    static Mapped skipped(Diagnostic reason) {
        return new Mapped(List.of(), List.of(reason), List.of());
    }

    /** Finds out when it is asked for the first time: few of a granule's hundreds of variables ever are. */
    static final class Later implements Supplier<Mapped> {
        private Supplier<Mapped> mapping;
        private Mapped mapped;

        Later(Supplier<Mapped> mapping) {
            this.mapping = mapping;
        }

        @Override
        public synchronized Mapped get() {
            if (mapped == null) {
                mapped = mapping.get();
                mapping = null; // lets go of the document
            }
            return mapped;
        }
    }
}
