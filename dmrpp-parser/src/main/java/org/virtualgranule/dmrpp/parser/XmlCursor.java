package org.virtualgranule.dmrpp.parser;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxIOException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import java.io.CharConversionException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.GranuleException;

/**
 * A forward-only walk over the document's elements. Names are local names: prefixes occur undeclared, renamed
 * ({@code ns0:Dataset}) and bound to five different addresses, and no two vocabularies of a DMR++ share a name.
 */
final class XmlCursor {
    private static final int MAX_DEPTH = 200;

    /** Ten times the largest sidecars known; an endless document ends here. */
    private static final long MAX_CHARACTERS = 1L << 29;

    /** One value or one inline array. */
    private static final int MAX_TEXT = 1 << 26;

    private static final int MOST_NAMES = 1000;

    /** Thread-safe once it is set up. */
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final String source;
    private boolean byteStreams;

    /** By the names as they are written, of which a document has few: one string each, whose hash is known. */
    private final Map<String, String> localNames = new HashMap<>();

    XmlCursor(InputStream in, String source) {
        this.source = source;
        try {
            this.xml = FACTORY.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /**
     * Jackson's Woodstox, even where the application has chosen another StAX reader, with everything off that could reach
     * outside the document or blow it up.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = new XmlFactory(new WstxInputFactory()).getXMLInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, MAX_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        return factory;
    }

    /** Moves to the root element. */
    void toRoot() {
        while (advance() != XMLStreamConstants.START_ELEMENT) {
            continue;
        }
    }

    /** Moves to the next child of the element whose start, or whose last child's end, is current; false at its end. */
    boolean nextChild() {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                byteStreams |= xml.getLocalName().endsWith("byteStream");
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
        }
    }

    /** As {@link #nextChild()}; appends the text on the way there. */
    boolean nextChild(StringBuilder text) {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(characters());
            }
        }
    }

    /** Woodstox reads a text when it is asked for it, and wraps what goes wrong then. */
    private String characters() {
        try {
            return xml.getText();
        } catch (WstxLazyException e) {
            throw e.getCause() instanceof XMLStreamException cause ? malformed(cause) : e;
        }
    }

    /** Leaves the current element, whatever is in it. */
    void skip() {
        while (nextChild()) {
            skip();
        }
    }

    /** Reads past the root's end, so that a document with something after it is found out. */
    void toEnd() {
        while (advance() != XMLStreamConstants.END_DOCUMENT) {
            continue;
        }
    }

    String name() {
        return local(xml.getLocalName());
    }

    /** Says whether the current element declares DAP4's names or DMR++'s, or has an attribute of the latter. */
    boolean hasVocabulary() {
        for (int i = 0; i < attributes(); i++) {
            String name = xml.getAttributeLocalName(i);
            String value = attributeValue(i);
            boolean declared = name.startsWith("xmlns") && (value.contains("/ns/DAP/4") || value.contains("dmrpp"));
            if (declared || name.startsWith("dmrpp:") || name.equals("xmlns:dmrpp")) {
                return true;
            }
        }
        return false;
    }

    /** Says whether there was an element of the {@code h4:} map of 2016 to 2018 so far. */
    boolean hadByteStreams() {
        return byteStreams;
    }

    /** Reads the text up to the current element's end; white space is kept, elements inside are an error. */
    String text() {
        try {
            return xml.getElementText();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    int attributes() {
        return xml.getAttributeCount();
    }

    String attributeName(int index) {
        return local(xml.getAttributeLocalName(index));
    }

    String attributeValue(int index) {
        return xml.getAttributeValue(index);
    }

    Optional<String> attribute(String name) {
        for (int i = 0; i < attributes(); i++) {
            if (attributeName(i).equals(name)) {
                return Optional.of(attributeValue(i));
            }
        }
        return Optional.empty();
    }

    DmrppFormatException invalid(String message) {
        return new DmrppFormatException(source, "line " + xml.getLocation().getLineNumber() + ": " + message);
    }

    private int advance() {
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw invalid("a DMR++ never has a document type declaration; if this is an HTML page (a login or error"
                        + " page), check the address and the login");
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    private GranuleException malformed(XMLStreamException e) {
        if (isReadError(e)) {
            return new ChunkReadException(
                    source,
                    "the sidecar broke off: "
                            + Optional.ofNullable(e.getCause().getMessage()).orElse("no reason given"),
                    e.getCause());
        }
        // Woodstox adds the location on a line of its own
        String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
        return new DmrppFormatException(
                source,
                "line " + line + ": not well-formed XML (" + problem
                        + "); the sidecar is damaged, cut off, or not a DMR++",
                e);
    }

    /** Woodstox reports a broken stream and broken characters alike; only the latter are the document's fault. */
    private static boolean isReadError(XMLStreamException e) {
        return e instanceof WstxIOException
                && e.getCause() != null
                && !(e.getCause() instanceof CharConversionException)
                && !(e.getCause() instanceof UnsupportedEncodingException);
    }

    private String local(String name) {
        String known = localNames.get(name);
        return known != null ? known : remembered(name, name.substring(name.indexOf(':') + 1));
    }

    /** What has thousands of names is no DMR++, and shall not fill the memory. */
    private String remembered(String name, String local) {
        if (localNames.size() < MOST_NAMES) {
            localNames.put(name, local);
        }
        return local;
    }
}
