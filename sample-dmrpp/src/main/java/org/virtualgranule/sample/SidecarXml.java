package org.virtualgranule.sample;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Indented DMR++ elements. Attributes are given as name, value, name, value …; {@code dmrpp:} is known. */
final class SidecarXml implements AutoCloseable {
    private static final String DAP4 = "http://xml.opendap.org/ns/DAP/4.0#";
    private static final String DMRPP = "http://xml.opendap.org/dap/dmrpp/1.0.0#";
    private static final String PREFIX = "dmrpp";

    private final XMLStreamWriter writer;
    private int depth;

    /** Starts the document and its Dataset element; the stream stays the caller's to close. */
    SidecarXml(OutputStream out, String... datasetAttributes) {
        try {
            // the JDK's own writer, whatever else is on the class path: the bytes must not depend on it
            writer =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.ISO_8859_1.name());
            writer.writeStartDocument(StandardCharsets.ISO_8859_1.name(), "1.0");
            writer.writeCharacters("\n");
            writer.writeStartElement("Dataset");
            writer.writeDefaultNamespace(DAP4);
            writer.writeNamespace(PREFIX, DMRPP);
            attributes(datasetAttributes);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        depth = 1;
    }

    SidecarXml open(String name, String... attributes) {
        try {
            indent();
            writer.writeStartElement(prefix(name), local(name), uri(name));
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
        depth++;
        return this;
    }

    void close(String name) {
        depth--;
        try {
            indent();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("closing " + name, e);
        }
    }

    void empty(String name, String... attributes) {
        try {
            indent();
            writer.writeEmptyElement(prefix(name), local(name), uri(name));
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    void text(String name, String text) {
        try {
            indent();
            writer.writeStartElement(prefix(name), local(name), uri(name));
            writer.writeCharacters(text);
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    /** Ends the document. */
    @Override
    public void close() {
        try {
            writer.writeCharacters("\n");
            writer.writeEndElement();
            writer.writeCharacters("\n");
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw failed(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            if (prefix(name).isEmpty()) {
                writer.writeAttribute(name, attributes[i + 1]);
            } else {
                writer.writeAttribute(PREFIX, DMRPP, local(name), attributes[i + 1]);
            }
        }
    }

    private void indent() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String prefix(String name) {
        return name.contains(":") ? PREFIX : "";
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private static String uri(String name) {
        return name.contains(":") ? DMRPP : DAP4;
    }

    private static IllegalStateException failed(XMLStreamException cause) {
        return new IllegalStateException("the sidecar could not be written", cause);
    }
}
