package org.virtualgranule.zarr.manifest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.Map;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecMetadata;

/**
 * The {@code zarr.json} documents of the Zarr v3 core specification. Extensions are written as objects with name and
 * configuration, never in their short form, which zarr-java cannot read.
 */
public final class ZarrJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ZarrJson() {}

    /**
     * Writes a group's document.
     *
     * @param group the group
     * @return its {@code zarr.json}
     */
    public static ObjectNode of(GroupEntry group) {
        ObjectNode json = node("group");
        json.set("attributes", AttributeJson.of(group.attributes()));
        return json;
    }

    /**
     * Adds the documents of what is in a group, as zarr-python writes and reads them: an extension of the specification
     * that readers may ignore.
     *
     * @param group the group's document
     * @param documents those of all groups and arrays in it and below it, by path relative to it
     * @return the group's document with {@code consolidated_metadata}
     */
    public static ObjectNode consolidated(ObjectNode group, Map<String, ObjectNode> documents) {
        ObjectNode all = group.putObject("consolidated_metadata")
                .put("kind", "inline")
                .put("must_understand", false)
                .putObject("metadata");
        // zarr-python reads them only level by level, each group's members together
        documents.keySet().stream()
                .sorted(Comparator.comparing(ZarrJson::depth).thenComparing(ZarrJson::parent))
                .forEach(path -> all.set(path, documents.get(path)));
        return group;
    }

    /**
     * Writes an array's document. Text is described as {@code string} in {@code vlen-utf8} chunks.
     *
     * @param array the array
     * @return its {@code zarr.json}
     */
    public static ObjectNode of(ArrayEntry array) {
        ArrayMetadata metadata = array.metadata();
        ChunkGrid grid = metadata.grid();
        ObjectNode json = node("array");
        ArrayNode shape = json.putArray("shape");
        grid.shape().forEach(shape::add);
        json.put("data_type", metadata.element().type().zarrName());
        ArrayNode chunkShape =
                extension(json.putObject("chunk_grid"), "regular").putArray("chunk_shape");
        grid.chunkShape().forEach(chunkShape::add);
        extension(json.putObject("chunk_key_encoding"), "default").put("separator", "/");
        json.set("fill_value", FillJson.of(metadata.element().type(), metadata.fill()));
        codecs(json.putArray("codecs"), metadata);
        json.set("attributes", AttributeJson.of(array));
        ArrayNode names = json.putArray("dimension_names");
        metadata.dimensionLabels().forEach(names::add);
        return json;
    }

    private static long depth(String path) {
        return path.chars().filter(c -> c == '/').count();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static void codecs(ArrayNode codecs, ArrayMetadata metadata) {
        if (metadata.element().isText()) {
            extension(codecs.addObject(), "vlen-utf8");
            return;
        }
        boolean big = metadata.element().order() == ByteOrder.BIG_ENDIAN;
        extension(codecs.addObject(), "bytes").put("endian", big ? "big" : "little");
        for (ChunkCodec codec : metadata.codecs().codecs()) {
            CodecMetadata description = codec.metadata();
            ObjectNode configuration = extension(codecs.addObject(), description.name());
            description.configuration().forEach(configuration::put);
        }
    }

    private static ObjectNode node(String type) {
        return JSON.objectNode().put("zarr_format", 3).put("node_type", type);
    }

    private static ObjectNode extension(ObjectNode object, String name) {
        return object.put("name", name).putObject("configuration");
    }
}
