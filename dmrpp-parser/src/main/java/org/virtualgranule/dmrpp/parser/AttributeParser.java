package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "Value" -> values.add(value());
                case "Attribute" -> children.add(parse());
                default -> xml.skip();
            }
        }
        return new Attribute(name, children.isEmpty() ? type : "Container", values, children);
    }

    /** THREDDS writes {@code <Value value="0.0"/>}. */
    private String value() {
        String inAttribute = xml.attribute("value").orElse("");
        String text = xml.text();
        return text.isEmpty() ? inAttribute : text;
    }

    private String word(String text) {
        return words.computeIfAbsent(text, t -> t);
    }
}
