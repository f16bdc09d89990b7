package org.virtualgranule.dmrpp.parser;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;

/**
 * Reads a DMR++ document into the model, in one pass and without keeping the document. It writes down what the document
 * says; nothing is interpreted. Elements and attributes that it does not know are passed over, as the format asks;
 * FORMAT_COVERAGE.md lists those that it knows.
 */
public final class DmrppParser {
    private final XmlCursor xml;
    private final VariableParser variables;
    private final AttributeParser attributes;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private DmrppParser(InputStream in, String source) {
        LeadingText leading = new LeadingText(in, source);
        if (leading.skipped() > 0) {
            note("/", leading.skipped() + " bytes before the XML declaration were passed over");
        }
        xml = new XmlCursor(leading.document(), source);
        attributes = new AttributeParser(xml);
        variables = new VariableParser(xml, attributes);
    }

    /**
     * Parses a document.
     *
     * @param in the document, in the encoding that its XML declaration names; read to its end, not closed
     * @param source name of the sidecar, for messages
     * @return the model as written: a flattened document stays flat, see {@link OriginalTree}
     * @throws DmrppFormatException if it is not well-formed XML, has a document type declaration, or is not a DMR++; a
     *     variable that cannot be understood does not cause it but is kept with its reason
     * @throws ChunkReadException if the stream cannot be read
     */
    public static Granule parse(InputStream in, String source) {
        return new DmrppParser(in, source).dataset(source);
    }

    /**
     * Says whether a file is a sidecar, by its root element: a {@code Dataset} of DAP4, or one with something of DMR++.
     *
     * @param beginning its bytes, the start of the root element among them; not closed
     * @return false for anything else, and if the root element does not start in these bytes
     */
    public static boolean isSidecar(InputStream beginning) {
        try {
            XmlCursor xml = new DmrppParser(beginning, "").xml;
            xml.toRoot();
            return xml.name().equals("Dataset") && xml.hasVocabulary();
        } catch (DmrppFormatException | ChunkReadException e) {
            return false;
        }
    }

    private Granule dataset(String source) {
        xml.toRoot();
        if (!xml.name().equals("Dataset")) {
            throw new DmrppFormatException(
                    source,
                    "the root element is <" + xml.name() + ">, not <Dataset>: this is not a DMR++; check the address"
                            + " and the login");
        }
        Optional<String> name = xml.attribute("name");
        Optional<String> href = xml.attribute("href");
        Optional<String> base = xml.attribute("base");
        Optional<String> version = xml.attribute("version");
        Group root = group("", "/");
        xml.toEnd();
        // before there was a dmrpp:href, xml:base was the data's address; later it is just the request's
        Optional<String> address = href.isEmpty() && xml.hadByteStreams() ? base : href;
        return new Granule(source, name, address, version, root, diagnostics);
    }

    private Group group(String name, String path) {
        GroupBuilder group = new GroupBuilder(name);
        while (xml.nextChild()) {
            String element = xml.name();
            switch (element) {
                case "Group" -> nested(group, path);
                case "Dimension" -> dimension(group, path);
                case "Enumeration" -> EnumerationParser.parse(xml).ifPresent(group.enumerations::add);
                case "Attribute" -> group.attributes.add(attributes.parse());
                default -> variable(element, group, path);
            }
        }
        return group.build();
    }

    private void nested(GroupBuilder parent, String path) {
        Optional<String> name = xml.attribute("name");
        if (name.isEmpty()) {
            throw xml.invalid("a Group below " + path + " has no name");
        }
        if (path.length() + name.get().length() > HdfPath.MAX_LENGTH) {
            throw xml.invalid("a Group's path has more than " + HdfPath.MAX_LENGTH + " characters");
        }
        parent.groups.add(group(name.get(), path + name.get() + "/"));
    }

    private void dimension(GroupBuilder group, String path) {
        Optional<String> name = xml.attribute("name");
        Optional<Long> size = xml.attribute("size").flatMap(Numbers::count);
        if (name.isPresent() && size.isPresent()) {
            group.dimensions.add(new Dimension(name.get(), size.get()));
        } else {
            // variables that need it will be skipped, each with its reason
            note(path, "a Dimension without a name or a valid size was ignored");
        }
        xml.skip();
    }

    /** An element that is none of the known and has a name is a variable of a type that is to come: it is kept as such. */
    private void variable(String element, GroupBuilder group, String path) {
        Optional<String> name = xml.attribute("name");
        if (name.isPresent() && !name.get().isEmpty()) {
            group.variables.add(variables.parse(element, name.get()));
            return;
        }
        if (DapType.of(element).isPresent() || VariableParser.isVariable(element)) {
            note(path, "an element <" + element + "> without a name was ignored");
        }
        xml.skip();
    }

    /** The path of a group ends in a slash here, but nowhere else. */
    private void note(String path, String message) {
        String group = path.equals("/") ? path : path.substring(0, path.length() - 1);
        diagnostics.add(new Diagnostic(group, Diagnostic.Topic.TREE, message));
    }
}
