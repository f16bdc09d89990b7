package org.virtualgranule.dmrpp.parser;

import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Variable;

/** Says where the variables and groups of a flattened document were in the HDF5 file. */
interface PathSource {
    /** The variable's absolute path. */
    String variable(Variable variable);

    /** The path of the group whose attributes a container at the root holds; empty if it is not known to be a group's. */
    Optional<String> group(Attribute container);
}
