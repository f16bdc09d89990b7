package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;

/** Reads {@code Attribute} elements; their few names and types are kept once. */
final class AttributeParser {
    private final XmlCursor xml;
    private final Map<String, String> words = new HashMap<>();

    AttributeParser(XmlCursor xml) {
        this.xml = xml;
    }

    /** Reads to the current element's end. */
    Attribute parse() {
        String name = word(xml.attribute("name").orElse(""));
        String type = word(xml.attribute("type").orElse("String"));
        List<String> values = new ArrayList<>(1);
        List<Attribute> children = new ArrayList<>(0);
        if (type.equals("OtherXML")) {
            xml.skip(); // whatever its elements are called, they are not DAP4's
            return new Attribute(name, type, values, children);
        }
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Value" -> values.add(value());
                case "Attribute" -> children.add(parse());
                default -> xml.skip();
            }
        }
        return new Attribute(name, children.isEmpty() ? type : "Container", values, lastWins(children));
    }

    /** Leaves out attributes that come again later in the same scope. */
    static List<Attribute> lastWins(List<Attribute> attributes) {
        if (attributes.size() < 2) {
            return List.copyOf(attributes);
        }
        Map<String, Attribute> last = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            last.remove(attribute.name());
            last.put(attribute.name(), attribute);
        }
        return List.copyOf(last.values());
    }

    /** THREDDS writes {@code <Value value="0.0"/>}. */
    private String value() {
        Optional<String> inAttribute = xml.attribute("value");
        String text = xml.text();
        return text.isBlank() ? inAttribute.orElse(text) : text;
    }

    private String word(String text) {
        return words.computeIfAbsent(text, t -> t);
    }
}
