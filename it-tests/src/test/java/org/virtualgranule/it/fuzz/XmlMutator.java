package org.virtualgranule.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Changes a document as a careless writer or an attacker would; what, where and how often is up to the fuzzer. */
final class XmlMutator {
    private static final int CHANGES = 16;
    private static final int MOST_ELEMENTS = 20_000;

    /** How often something is repeated or nested: around the parser's limits of depth, and often enough to be slow. */
    private static final int[] TIMES = {1, 1, 2, 3, 33, 199, 201, 2500};

    private final FuzzedDataProvider data;
    private final XmlDocuments documents;
    private final Document xml;
    private List<Element> elements = List.of();

    XmlMutator(FuzzedDataProvider data, XmlDocuments documents) {
        this.data = data;
        this.documents = documents;
        xml = (Document) documents.get(document()).cloneNode(true);
    }

    /** Changes the document until the fuzzer has nothing more to say. */
    byte[] bytes() {
        for (int change = 0; change < CHANGES && data.remainingBytes() > 0; change++) {
            elements = XmlDocuments.elements(xml);
            try {
                change(any(elements));
            } catch (DOMException e) {
                // the fuzzer wants an element inside itself, or a second root: then not
            }
        }
        return XmlText.of(xml);
    }

    private int document() {
        return data.consumeInt(0, documents.size() - 1);
    }

    private void change(Element element) {
        switch (data.consumeInt(0, 15)) {
            case 0, 1, 2 -> changeAttribute(element);
            case 3 -> element.setAttribute(XmlWords.attribute(data), XmlWords.value(data));
            case 4 -> swapAttribute(element, any(elements));
            case 5 -> tweakNumber(element);
            case 6 -> removeAttribute(element);
            case 7 -> repeat(element);
            case 8 -> remove(element);
            case 9 -> element.appendChild(any(elements));
            case 10 -> element.appendChild(any(elements).cloneNode(true));
            case 11 -> xml.renameNode(element, null, XmlWords.element(data));
            case 12 -> nest(element);
            case 13 -> element.setTextContent(XmlWords.value(data));
            case 14 -> element.appendChild(xml.importNode(any(XmlDocuments.elements(documents.get(document()))), true));
            default -> element.insertBefore(xml.createElement(XmlWords.element(data)), element.getFirstChild());
        }
    }

    private void changeAttribute(Element element) {
        attribute(element).setNodeValue(XmlWords.value(data));
    }

    private void removeAttribute(Element element) {
        element.removeAttribute(attribute(element).getNodeName());
    }

    /** Puts what is known elsewhere under the same name; else under another. */
    private void swapAttribute(Element element, Element other) {
        Node attribute = attribute(element);
        String name = attribute.getNodeName();
        attribute.setNodeValue(
                other.hasAttribute(name)
                        ? other.getAttribute(name)
                        : attribute(other).getNodeValue());
    }

    /** Off by one, by a factor, or of the other sign: numbers that could be meant. */
    private void tweakNumber(Element element) {
        Node attribute = attribute(element);
        try {
            long number = Long.parseLong(attribute.getNodeValue().strip());
            attribute.setNodeValue(Long.toString(
                    switch (data.consumeInt(0, 5)) {
                        case 0 -> number + 1;
                        case 1 -> number - 1;
                        case 2 -> number * 2;
                        case 3 -> number / 2;
                        case 4 -> -number;
                        default -> number + data.consumeInt(-100, 100);
                    }));
        } catch (NumberFormatException e) {
            attribute.setNodeValue(attribute.getNodeValue() + XmlWords.value(data));
        }
    }

    /** Without a root there would be nothing left to change. */
    private void remove(Element element) {
        if (element != xml.getDocumentElement()) {
            element.getParentNode().removeChild(element);
        }
    }

    private void repeat(Element element) {
        int size = XmlDocuments.elements(element).size() + 1;
        int times = TIMES[data.consumeInt(0, TIMES.length - 1)];
        for (int i = 0; i < times && elements.size() + i * size < MOST_ELEMENTS; i++) {
            element.getParentNode().insertBefore(element.cloneNode(true), element);
        }
    }

    /** Puts the element into another, and that into another. */
    private void nest(Element element) {
        if (element == xml.getDocumentElement()) {
            return;
        }
        String name = XmlWords.element(data);
        String value = XmlWords.value(data);
        int times = Math.min(TIMES[data.consumeInt(0, TIMES.length - 1)], 201);
        for (int i = 0; i < times; i++) {
            Element outer = xml.createElement(name);
            outer.setAttribute("name", value);
            element.getParentNode().replaceChild(outer, element);
            outer.appendChild(element);
        }
    }

    /** An attribute of the element; it gets one if it has none. */
    private Node attribute(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        if (attributes.getLength() == 0) {
            element.setAttribute(XmlWords.attribute(data), "");
        }
        return attributes.item(data.consumeInt(0, attributes.getLength() - 1));
    }

    private Element any(List<Element> candidates) {
        return candidates.get(data.consumeInt(0, candidates.size() - 1));
    }
}
