package org.virtualgranule.dmrpp.parser;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/** Small documents for tests. */
final class Sidecars {
    static final String SOURCE = "a.h5.dmrpp";

    private Sidecars() {}

    /** A document as the writer of today makes it. */
    static String dataset(String content) {
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n"
                + "<Dataset xmlns=\"http://xml.opendap.org/ns/DAP/4.0#\""
                + " xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dapVersion=\"4.0\" dmrVersion=\"1.0\""
                + " name=\"a.h5\" dmrpp:href=\"OPeNDAP_DMRpp_DATA_ACCESS_URL\" dmrpp:version=\"3.21.1\">\n"
                + content + "\n</Dataset>\n";
    }

    static Granule parse(String content) {
        return document(dataset(content));
    }

    static Granule document(String document) {
        return bytes(document.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Granule bytes(byte[] document) {
        return DmrppParser.parse(new ByteArrayInputStream(document), SOURCE);
    }

    static Granule restored(String content) {
        return OriginalTree.restore(parse(content));
    }

    /** Storage of a variable with one dimension of 10 elements. */
    static Storage storage(String content) {
        return storage(1, content);
    }

    static Storage storage(int rank, String content) {
        String dims = "<Dim size=\"10\"/>".repeat(rank);
        return parse("<Int32 name=\"v\">" + dims + content + "</Int32>")
                .root()
                .variables()
                .get(0)
                .storage();
    }

    /** An attribute with one text. */
    static String text(String name, String value) {
        return "<Attribute name=\"" + name + "\" type=\"String\"><Value>" + value + "</Value></Attribute>";
    }

    /** A variable of a flattened document: one dimension, one chunk, and the path that it had. */
    static String flat(String name, String dim, String path) {
        return "<Float32 name=\"" + name + "\"><Dim name=\"/" + dim + "\"/>" + text("fullnamepath", path)
                + "<dmrpp:chunks><dmrpp:chunk offset=\"8\" nBytes=\"40\"/></dmrpp:chunks></Float32>";
    }

    static Attribute attribute(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Group group(Group root, String path) {
        Group group = root;
        for (String name : path.substring(1).split("/")) {
            group = group.groups().stream()
                    .filter(g -> g.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
        return group;
    }

    static Variable variable(Group root, String path) {
        int slash = path.lastIndexOf('/');
        Group group = slash == 0 ? root : group(root, path.substring(0, slash));
        return group.variables().stream()
                .filter(v -> v.name().equals(path.substring(slash + 1)))
                .findFirst()
                .orElseThrow();
    }
}
