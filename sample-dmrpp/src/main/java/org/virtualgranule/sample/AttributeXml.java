package org.virtualgranule.sample;

import java.util.Map;

/** Writes DAP4 Attribute elements. */
final class AttributeXml {
    private final SidecarXml xml;

    AttributeXml(SidecarXml xml) {
        this.xml = xml;
    }

    void write(Map<String, Values> attributes) {
        attributes.forEach(this::write);
    }

    void write(String name, Values values) {
        xml.open("Attribute", "name", name, "type", values.type().dapName());
        for (int index = 0; index < values.count(); index++) {
            xml.text("Value", text(values, index));
        }
        xml.close("Attribute");
    }

    void write(String name, String value) {
        write(name, Values.text(value));
    }

    /** Opens a container; the caller closes the element. */
    void openContainer(String name) {
        xml.open("Attribute", "name", name, "type", "Container");
    }

    private static String text(Values values, int index) {
        return values.type().isString() ? values.string(index) : NumberText.ofAttribute(values.number(index));
    }
}
