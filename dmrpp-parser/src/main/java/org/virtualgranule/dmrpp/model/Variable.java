package org.virtualgranule.dmrpp.model;

import java.util.List;
import java.util.Optional;

/**
 * A variable: an HDF5 dataset.
 *
 * @param name last part of its path, or the mangled path in a flattened document
 * @param type type of its elements
 * @param dims dimensions, slowest first; the same one may come twice; empty for a scalar
 * @param attributes attributes in document order
 * @param storage where its values are
 */
public record Variable(String name, VariableType type, List<Dim> dims, List<Attribute> attributes, Storage storage) {
    /** Copies the lists. */
    public Variable {
        dims = List.copyOf(dims);
        attributes = List.copyOf(attributes);
    }

    /**
     * Finds the first value of an attribute.
     *
     * @param attribute the attribute's name
     * @return its first value's text; empty if there is no such attribute or it has no value
     */
    public Optional<String> attribute(String attribute) {
        return attributes.stream()
                .filter(a -> a.name().equals(attribute) && !a.values().isEmpty())
                .map(a -> a.values().get(0))
                .findFirst();
    }

    /**
     * Renames it.
     *
     * @param other the new name
     * @return a copy of that name
     */
    public Variable named(String other) {
        return new Variable(other, type, dims, attributes, storage);
    }

    /**
     * Replaces its attributes.
     *
     * @param others attributes in order
     * @return a copy with them alone
     */
    public Variable withAttributes(List<Attribute> others) {
        return new Variable(name, type, dims, others, storage);
    }

    /**
     * Replaces its storage.
     *
     * @param other where its values are
     * @return a copy with it
     */
    public Variable withStorage(Storage other) {
        return new Variable(name, type, dims, attributes, other);
    }
}
