package org.virtualgranule.dmrpp.model;

import java.util.List;

/** Type of a variable's elements. */
public sealed interface VariableType
        permits DapType, VariableType.Enumerated, VariableType.Structured, VariableType.Other {
    /**
     * Integers with names for some values.
     *
     * @param enumeration the {@link Enumeration}'s absolute path, or a name to look up in the enclosing group and outwards
     */
    record Enumerated(String enumeration) implements VariableType {}

    /**
     * Records, HDF5 compounds.
     *
     * @param members name and type of each member, in order
     */
    record Structured(List<Variable> members) implements VariableType {
        /** Copies the list. */
        public Structured {
            members = List.copyOf(members);
        }
    }

    /**
     * A type that this library does not know.
     *
     * @param element the element's name in the document
     */
    record Other(String element) implements VariableType {}
}
