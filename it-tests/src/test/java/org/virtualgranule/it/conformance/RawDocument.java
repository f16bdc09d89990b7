package org.virtualgranule.it.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A document as Java's own XML reader sees it: what it says, without our parser. */
final class RawDocument {
    private static final Set<String> NO_VARIABLES = Set.of("Group", "Dimension", "Enumeration", "Attribute");

    private final Element dataset;

    /**
     * A variable that is no member of another.
     *
     * @param path path of its groups and its name
     * @param fullPath its attribute fullnamepath
     * @param members number of members of a structure, members of members counted alone; else 0
     */
    record Variable(String path, Optional<String> fullPath, int members) {}

    /** Reads a file that is known to be well-formed. */
    RawDocument(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(false);
            // one document has a line of text before its declaration
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            byte[] document = text.substring(Math.max(0, text.indexOf("<?xml"))).getBytes(StandardCharsets.ISO_8859_1);
            dataset = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(file.toString(), e);
        }
    }

    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        collect(dataset, "", variables);
        return variables;
    }

    /** Containers at the root that say which group they were, by that group's path. */
    List<String> containerPaths() {
        return children(dataset).stream()
                .filter(e ->
                        name(e).equals("Attribute") && e.getAttribute("type").equals("Container"))
                .flatMap(e -> attribute(e, "fullnamepath").stream())
                .toList();
    }

    /** All elements of the document, the Dataset first. */
    List<Element> elements() {
        List<Element> elements = new ArrayList<>(List.of(dataset));
        for (int i = 0; i < elements.size(); i++) {
            elements.addAll(children(elements.get(i)));
        }
        return elements;
    }

    /** The name without its prefix. */
    static String name(Node node) {
        String name = node.getNodeName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static void collect(Element group, String path, List<Variable> variables) {
        for (Element child : children(group)) {
            String below = path + "/" + child.getAttribute("name");
            if (name(child).equals("Group")) {
                collect(child, below, variables);
            } else if (!NO_VARIABLES.contains(name(child)) && child.hasAttribute("name")) {
                variables.add(new Variable(below, attribute(child, "fullnamepath"), members(child)));
            }
        }
    }

    private static int members(Element variable) {
        if (!name(variable).equals("Structure")) {
            return 0;
        }
        return children(variable).stream()
                .filter(e -> e.hasAttribute("name")
                        && !Set.of("Dim", "Map", "Attribute").contains(name(e)))
                .mapToInt(e -> Math.max(1, members(e)))
                .sum();
    }

    private static Optional<String> attribute(Element element, String attribute) {
        return children(element).stream()
                .filter(e ->
                        name(e).equals("Attribute") && e.getAttribute("name").equals(attribute))
                .map(e -> e.getTextContent().strip())
                .findFirst();
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
