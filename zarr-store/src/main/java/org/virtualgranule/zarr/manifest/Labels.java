package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Variable;

/**
 * An enumeration's names as attributes of the variables that use it, as CF (section 3.5) has them: Zarr stores the
 * numbers, and knows no enumerations.
 */
final class Labels {
    private static final String VALUES = "flag_values";
    private static final String MEANINGS = "flag_meanings";

    private final Enumeration enumeration;

    Labels(Enumeration enumeration) {
        this.enumeration = enumeration;
        if (!type().isInteger()) {
            throw new NotMappable("its enumeration " + enumeration.name() + " has the base type "
                    + enumeration.base().word());
        }
    }

    /** What is stored. */
    ZarrType type() {
        return ZarrType.of(enumeration.base());
    }

    /** The variable with the names; what it says itself of its flags stays. */
    Variable on(Variable variable) {
        List<Attribute> attributes = new ArrayList<>(variable.attributes());
        boolean labelled = attributes.stream()
                .anyMatch(a -> a.name().equals(VALUES) || a.name().equals(MEANINGS));
        if (!labelled && !enumeration.labels().isEmpty()) {
            attributes.addAll(asAttributes());
        }
        return variable.withAttributes(attributes);
    }

    private List<Attribute> asAttributes() {
        List<Map.Entry<String, Long>> sorted = enumeration.labels().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(order()).thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<String> values = sorted.stream()
                .map(e -> type().isUnsigned() ? Long.toUnsignedString(e.getValue()) : Long.toString(e.getValue()))
                .toList();
        // blanks separate the meanings
        String meanings =
                sorted.stream().map(e -> e.getKey().replaceAll("\\s", "_")).collect(Collectors.joining(" "));
        return List.of(
                new Attribute(VALUES, enumeration.base().word(), values, List.of()),
                new Attribute(MEANINGS, "String", List.of(meanings), List.of()));
    }

    private Comparator<Long> order() {
        return type().isUnsigned() ? Long::compareUnsigned : Long::compare;
    }
}
