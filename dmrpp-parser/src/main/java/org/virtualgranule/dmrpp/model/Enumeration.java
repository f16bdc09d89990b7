package org.virtualgranule.dmrpp.model;

import java.util.Map;

/**
 * Names for the values of an integer type, declared in a group.
 *
 * @param name name within the group
 * @param base the integer type that is stored
 * @param labels value by label, in no particular order
 */
public record Enumeration(String name, DapType base, Map<String, Long> labels) {
    /** Copies the map. */
    public Enumeration {
        labels = Map.copyOf(labels);
    }
}
