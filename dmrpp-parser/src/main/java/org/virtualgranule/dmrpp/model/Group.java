package org.virtualgranule.dmrpp.model;

import java.util.List;

/**
 * A group of the HDF5 file.
 *
 * @param name last part of its path; "" for the root
 * @param dimensions dimensions declared in this group
 * @param enumerations enumerations declared in this group
 * @param attributes attributes in document order
 * @param variables variables in document order
 * @param groups child groups in document order
 */
public record Group(
        String name,
        List<Dimension> dimensions,
        List<Enumeration> enumerations,
        List<Attribute> attributes,
        List<Variable> variables,
        List<Group> groups) {
    /** Copies the lists. */
    public Group {
        dimensions = List.copyOf(dimensions);
        enumerations = List.copyOf(enumerations);
        attributes = List.copyOf(attributes);
        variables = List.copyOf(variables);
        groups = List.copyOf(groups);
    }
}
