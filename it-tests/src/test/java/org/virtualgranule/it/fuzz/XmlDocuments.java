package org.virtualgranule.it.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The documents that are changed: those among the inputs of {@link SidecarFuzzTest}, and real ones where given. */
final class XmlDocuments {
    /** Names a folder with more documents. */
    static final String FOLDER = "fuzz.documents";

    /** Every change walks over the whole document. */
    private static final int LONGEST = 1 << 15;

    private final List<Document> documents = new ArrayList<>();

    XmlDocuments() {
        try {
            Path starters = Path.of(
                    XmlDocuments.class.getResource("SidecarFuzzTestInputs").toURI());
            add(starters);
            Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).ifPresent(this::add);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    int size() {
        return documents.size();
    }

    /** A document that must not be changed. */
    Document get(int index) {
        return documents.get(index);
    }

    private void add(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (Files.size(file) <= LONGEST) {
                    parse(file).ifPresent(documents::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if it is no XML. Prefixes are not resolved: real documents use some that are not declared. */
    static Optional<Document> parse(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return Optional.of(builder.parse(file.toFile()));
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All elements below a node, in document order; not the live list of the DOM, which is searched anew every time. */
    static List<Element> elements(Node top) {
        List<Element> found = new ArrayList<>();
        collect(top, found);
        return found;
    }

    private static void collect(Node node, List<Element> found) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
                collect(element, found);
            }
        }
    }
}
