package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** Reads a variable element: dimensions, attributes, members and storage, in any order. */
final class VariableParser {
    private static final Set<String> NOT_ATOMIC = Set.of("Enum", "Structure", "Sequence", "Opaque");

    private final XmlCursor xml;
    private final AttributeParser attributes;

    VariableParser(XmlCursor xml, AttributeParser attributes) {
        this.xml = xml;
        this.attributes = attributes;
    }

    /** Says whether an element that is no atomic type is a variable all the same. */
    static boolean isVariable(String element) {
        return NOT_ATOMIC.contains(element);
    }

    /** Reads to the current element's end. */
    Variable parse(String element, String name) {
        String enumeration = xml.attribute("enum").orElse("");
        List<Dim> dims = new ArrayList<>();
        List<Attribute> found = new ArrayList<>();
        List<Variable> members = new ArrayList<>();
        StorageParser storage = new StorageParser(xml);
        while (xml.nextChild()) {
            String child = xml.name();
            switch (child) {
                case "Dim" -> dims.add(dim(storage));
                case "Attribute" -> found.add(attributes.parse());
                case "Map" -> xml.skip(); // has no influence on the values
                default -> {
                    if (DapType.of(child).isPresent() || isVariable(child)) {
                        members.add(parse(child, xml.attribute("name").orElse("")));
                    } else {
                        storage.parse(child);
                    }
                }
            }
        }
        List<Attribute> kept = AttributeParser.lastWins(found);
        return new Variable(name, type(element, enumeration, members), dims, kept, storage.build(dims.size()));
    }

    private static VariableType type(String element, String enumeration, List<Variable> members) {
        Optional<DapType> atomic = DapType.of(element);
        if (atomic.isPresent()) {
            return atomic.get();
        }
        return switch (element) {
            case "Enum" -> new VariableType.Enumerated(enumeration);
            case "Structure" -> new VariableType.Structured(members);
            default -> new VariableType.Other(element);
        };
    }

    private Dim dim(StorageParser storage) {
        Optional<String> name = xml.attribute("name");
        Optional<String> size = xml.attribute("size");
        xml.skip();
        if (name.isPresent()) {
            return new Dim.Named(name.get());
        }
        Optional<Long> count = size.flatMap(Numbers::count);
        if (count.isEmpty()) {
            storage.unreadable("a Dim has neither a name nor a valid size (" + size.orElse("none") + ")");
        }
        return new Dim.Anonymous(count.orElse(0L));
    }
}
