package org.virtualgranule.dmrpp.parser;

import java.util.Set;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/**
 * Variables that a writer makes up beside those of the HDF5 file: the index of a netCDF dimension, of bounds, or of a
 * grid's axis, and latitudes and longitudes computed from a projection. They are known by lacking a path where the
 * document states the others'.
 */
final class Synthetic {
    static final String NOTE = "made up by the sidecar's writer: the document states the paths of the HDF5 file's"
            + " datasets, but none of this index or coordinate";

    private static final Set<String> GEOGRAPHIC = Set.of("degrees_north", "degrees_east");

    private Synthetic() {}

    /** Says so of a variable without a path. A dataset that was never written may lack a path too, so others are not. */
    static boolean isMadeUp(Variable variable) {
        return variable.dims().size() == 1
                        && variable.dims().get(0) instanceof Dim.Named dim
                        && HdfPath.name(dim.name()).equals(variable.name())
                || variable.attribute("units").filter(GEOGRAPHIC::contains).isPresent();
    }

    /** Without a storage element it has no values anywhere; it must not pass for a dataset that was never written. */
    static Variable withoutGuess(Variable variable) {
        return variable.storage() instanceof Storage.None
                ? variable.withStorage(new Storage.Unreadable(
                        "the sidecar's writer made it up, and the sidecar holds no values of it"))
                : variable;
    }
}
