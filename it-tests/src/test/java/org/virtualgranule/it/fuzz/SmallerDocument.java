package org.virtualgranule.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Makes a document that fails smaller: leaves out elements, then attributes, as long as it fails in the same way. Run by
 * {@code it-tests/fuzz smaller}.
 */
final class SmallerDocument {
    private final String failure;
    private Document document;

    private SmallerDocument(Document document) {
        this.document = document;
        failure = failure(document);
    }

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        SmallerDocument smaller =
                new SmallerDocument(XmlDocuments.parse(file).orElseThrow(() -> new IOException(file + " is no XML")));
        System.err.println(smaller.failure.isEmpty() ? file + " does not fail" : "it fails with " + smaller.failure);
        if (!smaller.failure.isEmpty()) {
            smaller.without((xml, i) -> remove(XmlDocuments.elements(xml).get(i)), false);
            smaller.without((xml, i) -> removeAttribute(xml, i), true);
            System.err.println(Files.write(Path.of(args[1]), XmlText.of(smaller.document)));
        }
    }

    /** Leaves out ever shorter runs of parts, from the last to the first. */
    private void without(BiConsumer<Document, Integer> removal, boolean attributes) {
        for (int run = Integer.highestOneBit(count(attributes)); run > 0; run /= 2) {
            for (int start = count(attributes) - run; start >= 0; start = Math.min(start, count(attributes)) - run) {
                Document shorter = (Document) document.cloneNode(true);
                for (int i = start + run - 1; i >= start; i--) {
                    removal.accept(shorter, i);
                }
                if (failure(shorter).equals(failure)) {
                    document = shorter;
                }
            }
        }
    }

    private int count(boolean attributes) {
        List<Element> elements = XmlDocuments.elements(document);
        return attributes
                ? elements.stream().mapToInt(e -> e.getAttributes().getLength()).sum()
                : elements.size();
    }

    private static void remove(Element element) {
        if (element != element.getOwnerDocument().getDocumentElement()) {
            element.getParentNode().removeChild(element);
        }
    }

    private static void removeAttribute(Document xml, int index) {
        int rest = index;
        for (Element element : XmlDocuments.elements(xml)) {
            int count = element.getAttributes().getLength();
            if (rest < count) {
                element.removeAttribute(element.getAttributes().item(rest).getNodeName());
                return;
            }
            rest -= count;
        }
    }

    /** What is thrown and where, or which promise is broken; empty if nothing is wrong. */
    private static String failure(Document xml) {
        try {
            WholeFlow.run(XmlText.of(xml));
            return "";
        } catch (RuntimeException | Error e) {
            String place = Arrays.stream(e.getStackTrace())
                    .map(StackTraceElement::getClassName)
                    .filter(name -> name.startsWith("org.virtualgranule"))
                    .findFirst()
                    .orElse("");
            boolean promise = e instanceof AssertionError;
            return e.getClass().getName() + " " + (promise ? e.getMessage().replaceAll("[^a-z ]+", "") : place);
        }
    }
}
