package org.virtualgranule.dmrpp.model;

import java.util.List;
import java.util.Set;

/**
 * An attribute as text.
 *
 * @param name its name
 * @param type the document's type word, such as {@code Float32}, {@code String} or {@code Container}
 * @param values texts in document order, white space kept; one value may be a scalar or an array of one
 * @param children attributes inside, for a {@code Container}
 */
public record Attribute(String name, String type, List<String> values, List<Attribute> children) {
    private static final Set<String> BOOKKEEPING = Set.of("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME");

    /** Copies the lists. */
    public Attribute {
        values = List.copyOf(values);
        children = List.copyOf(children);
    }

    /**
     * Says whether this is a container of attributes, not a value.
     *
     * @return true for a container
     */
    public boolean isContainer() {
        return type.equals("Container");
    }

    /**
     * Says whether it is HDF5's and netCDF-4's own, which names objects of the file.
     *
     * @return true if it tells nothing of the data
     */
    public boolean isBookkeeping() {
        return BOOKKEEPING.contains(name);
    }
}
