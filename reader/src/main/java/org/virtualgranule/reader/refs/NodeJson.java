package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.CodecMetadata;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ArrayMetadata;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.ElementType;
import org.virtualgranule.zarr.manifest.GroupEntry;
import org.virtualgranule.zarr.manifest.Mapped;
import org.virtualgranule.zarr.manifest.StoredForm;

/** What a manifest says of groups and variables, so that {@link NodeReader} finds all of it again. */
final class NodeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static final String IN_FILES = "chunks";
    static final String INLINE = "inline";
    static final String TEXTS = "texts";

    private NodeJson() {}

    /** What is true of the granule as a whole. */
    static ObjectNode granule(String source, String data, List<Diagnostic> notes) {
        ObjectNode json = JSON.objectNode().put("source", source).put("data", data);
        return diagnostics(json, "notes", notes);
    }

    static ObjectNode group(GroupEntry group) {
        ObjectNode json = JSON.objectNode();
        attributes(json, group.attributes());
        return json;
    }

    static ObjectNode variable(Mapped variable) {
        ObjectNode json = JSON.objectNode();
        ArrayNode arrays = json.putArray("arrays");
        variable.arrays().forEach(array -> arrays.add(array(array)));
        diagnostics(json, "skipped", variable.skipped());
        return diagnostics(json, "notes", variable.notes());
    }

    private static ObjectNode array(ArrayEntry array) {
        ObjectNode json = JSON.objectNode()
                .put("path", array.path())
                .put("values", values(array))
                .put("rows", ManifestRows.count(array));
        metadata(json, array.metadata());
        stored(json.putObject("stored"), array.form());
        array.narrow().ifPresent(narrow -> json.set("narrow", array(narrow)));
        return json;
    }

    /** Where the values are. */
    private static String values(ArrayEntry array) {
        if (!array.chunks().isInline()) {
            return IN_FILES;
        }
        return array.chunks().find(0) instanceof ChunkRef.Texts ? TEXTS : INLINE;
    }

    private static void metadata(ObjectNode json, ArrayMetadata metadata) {
        ElementType element = metadata.element();
        json.put("data_type", element.type().zarrName())
                .put("element_bytes", element.size())
                .put("byte_order", element.order() == ByteOrder.BIG_ENDIAN ? "big" : "little")
                .put("padding", element.padding().name().toLowerCase(Locale.ROOT));
        metadata.grid().shape().forEach(json.putArray("shape")::add);
        metadata.grid().chunkShape().forEach(json.putArray("chunk_shape")::add);
        codecs(json.putArray("codecs"), metadata.codecs());
        json.put("fill_bits", metadata.fill().bits())
                .put("fill_text", metadata.fill().text());
        ArrayNode names = json.putArray("dimension_names");
        for (Optional<String> name : metadata.dimensionNames()) {
            name.ifPresentOrElse(names::add, names::addNull);
        }
        attributes(json, metadata.attributes());
    }

    private static void stored(ObjectNode json, StoredForm form) {
        ArrayNode chains = json.putArray("chains");
        form.chains().forEach(chain -> codecs(chains.addArray(), chain));
        json.put("chunk_bytes", form.bytes());
        form.member().ifPresent(member -> json.putObject("member")
                .put("offset", member.offset())
                .put("bytes", member.bytes())
                .put("record_bytes", member.recordBytes()));
    }

    private static void codecs(ArrayNode json, CodecChain chain) {
        for (ChunkCodec codec : chain.codecs()) {
            CodecMetadata metadata = codec.metadata();
            ObjectNode configuration =
                    json.addObject().put("name", metadata.name()).putObject("configuration");
            metadata.configuration().forEach(configuration::put);
        }
    }

    private static void attributes(ObjectNode json, List<Attribute> attributes) {
        ArrayNode all = json.putArray("attributes");
        for (Attribute attribute : attributes) {
            ObjectNode one = all.addObject().put("name", attribute.name()).put("type", attribute.type());
            attribute.values().forEach(one.putArray("values")::add);
            if (!attribute.children().isEmpty()) {
                attributes(one, attribute.children());
            }
        }
    }

    private static ObjectNode diagnostics(ObjectNode json, String name, List<Diagnostic> diagnostics) {
        ArrayNode all = json.putArray(name);
        for (Diagnostic diagnostic : diagnostics) {
            all.addObject()
                    .put("path", diagnostic.path())
                    .put("topic", diagnostic.topic().code())
                    .put("message", diagnostic.message());
        }
        return json;
    }
}
