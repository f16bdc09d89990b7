package org.virtualgranule.it.fuzz;

import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Writes a changed document. */
final class XmlText {
    private final StringBuilder text = new StringBuilder();

    private XmlText() {}

    static byte[] of(Document document) {
        XmlText xml = new XmlText();
        xml.element(document.getDocumentElement());
        return xml.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(Element element) {
        text.append('<').append(element.getTagName());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            text.append(' ').append(attributes.item(i).getNodeName()).append("=\"");
            escaped(attributes.item(i).getNodeValue());
            text.append('"');
        }
        if (!element.hasChildNodes()) {
            text.append("/>");
            return;
        }
        text.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                element(inner);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                escaped(child.getNodeValue());
            }
        }
        text.append("</").append(element.getTagName()).append('>');
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\n', '\r', '\t' -> text.append("&#").append((int) c).append(';');
                default -> text.append(c);
            }
        }
    }
}
