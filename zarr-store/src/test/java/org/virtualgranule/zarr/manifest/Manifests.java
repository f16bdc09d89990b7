package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;

/** Manifests of small documents for tests. */
final class Manifests {
    static final URI DATA = URI.create("https://host/data/a.h5");
    static final DataLocation LOCATION = new DataLocation(URI.create("https://host/data/a.h5.dmrpp"), DATA);

    private Manifests() {}

    /** The manifest of a document as the writer of today makes it. */
    static Manifest manifest(String content) {
        return document("dmrpp:version=\"3.21.1\"", content);
    }

    /** The same, mapped by rules of the caller's. */
    static Manifest manifest(String content, Mapping mapping) {
        return build(bytes("dmrpp:version=\"3.21.1\"", content), mapping);
    }

    /** The manifest of a document from before November 2021. */
    static Manifest unversioned(String content) {
        return document("", content);
    }

    private static Manifest document(String attributes, String content) {
        return build(bytes(attributes, content));
    }

    private static byte[] bytes(String attributes, String content) {
        String document = "<Dataset name=\"a.h5\" " + attributes + ">" + content + "</Dataset>";
        return document.getBytes(StandardCharsets.UTF_8);
    }

    static Manifest build(byte[] document) {
        return build(document, Mapping.standard());
    }

    private static Manifest build(byte[] document, Mapping mapping) {
        Granule granule = DmrppParser.parse(new ByteArrayInputStream(document), "a.h5.dmrpp");
        return ManifestBuilder.build(OriginalTree.restore(granule), LOCATION, mapping);
    }

    /** An array "v" of this type with dimensions of these sizes. */
    static String array(String type, String sizes, String content) {
        StringBuilder dims = new StringBuilder();
        for (String size : sizes.isBlank() ? new String[0] : sizes.split(" ")) {
            dims.append("<Dim size=\"").append(size).append("\"/>");
        }
        return "<" + type + " name=\"v\">" + dims + content + "</" + type + ">";
    }

    /** Chunks of a one-dimensional variable; the attributes are those of the element. */
    static String chunks(String attributes, String sizes, String... chunks) {
        StringBuilder text = new StringBuilder("<dmrpp:chunks " + attributes + "><dmrpp:chunkDimensionSizes>" + sizes
                + "</dmrpp:chunkDimensionSizes>");
        for (String chunk : chunks) {
            text.append("<dmrpp:chunk ").append(chunk).append("/>");
        }
        return text.append("</dmrpp:chunks>").toString();
    }

    static String contiguous(String attributes, long nBytes) {
        return "<dmrpp:chunks " + attributes + "><dmrpp:chunk offset=\"8\" nBytes=\"" + nBytes + "\"/></dmrpp:chunks>";
    }

    static String attribute(String name, String type, String value) {
        return "<Attribute name=\"" + name + "\" type=\"" + type + "\"><Value>" + value + "</Value></Attribute>";
    }

    /** The one array "v". */
    static ArrayEntry v(Manifest manifest) {
        assertThat(manifest.skipped()).isEmpty();
        return manifest.array("/v").orElseThrow();
    }

    /** Why "v" was skipped. */
    static String whyNot(Manifest manifest) {
        assertThat(manifest.array("/v")).isEmpty();
        assertThat(manifest.skipped()).extracting(Diagnostic::path).containsExactly("/v");
        return manifest.skipped().get(0).message();
    }

    static byte[] bytes(ChunkRef ref) {
        ByteBuffer buffer = ((ChunkRef.Inline) ref).bytes().duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
