package org.virtualgranule.zarr.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Optional;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.CodecMetadata;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ElementType;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.GroupEntry;
import org.virtualgranule.zarr.manifest.ZarrJson;
import org.virtualgranule.zarr.manifest.ZarrType;

/**
 * The documents of the <a href="https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html">Zarr v2 specification</a>, as
 * zarr-python and xarray read them.
 */
final class ZarrV2 {
    static final String DIMENSIONS = "_ARRAY_DIMENSIONS";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ZarrV2() {}

    /** {@code .zgroup}. */
    static ObjectNode group() {
        return JSON.objectNode().put("zarr_format", 2);
    }

    /** {@code .zattrs} of a group. */
    static ObjectNode attributes(GroupEntry group) {
        return (ObjectNode) ZarrJson.of(group).get("attributes");
    }

    /** {@code .zattrs} of an array. xarray takes CF's {@code _FillValue} from {@code fill_value} in {@code .zarray}. */
    static ObjectNode attributes(ArrayEntry array) {
        ObjectNode attributes = (ObjectNode) ZarrJson.of(array).get("attributes");
        attributes.remove("_FillValue");
        ArrayNode names = attributes.putArray(DIMENSIONS);
        array.metadata().dimensionLabels().forEach(names::add);
        return attributes;
    }

    /** {@code .zarray}. */
    static ObjectNode array(ArrayEntry array, ChunkGrid grid, CodecChain codecs) {
        ObjectNode json = JSON.objectNode().put("zarr_format", 2);
        grid.shape().forEach(json.putArray("shape")::add);
        grid.chunkShape().forEach(json.putArray("chunks")::add);
        ElementType element = array.metadata().element();
        json.put("dtype", dtype(element)).put("order", "C");
        json.set(
                "fill_value",
                array.missingValue().map(m -> fill(element.type(), m)).orElse(JSON.nullNode()));
        // what comes last: few readers know a compressor among the filters
        Optional<ChunkCodec> compressor = codecs.codecs().stream()
                .skip(Math.max(0, codecs.codecs().size() - 1))
                .filter(Zlib.class::isInstance)
                .findFirst();
        json.set("compressor", compressor.map(ZarrV2::codec).orElse(JSON.nullNode()));
        ArrayNode filters = JSON.arrayNode();
        if (element.isText()) {
            filters.addObject().put("id", "vlen-utf8");
        }
        codecs.codecs().stream()
                .limit(codecs.codecs().size() - (compressor.isPresent() ? 1 : 0))
                .map(ZarrV2::codec)
                .forEach(filters::add);
        json.set("filters", filters.isEmpty() ? JSON.nullNode() : filters);
        return json;
    }

    private static JsonNode codec(ChunkCodec codec) {
        CodecMetadata metadata = codec.metadata();
        ObjectNode json = JSON.objectNode().put("id", metadata.shortName());
        metadata.configuration().forEach(json::put);
        return json;
    }

    private static String dtype(ElementType element) {
        ZarrType type = element.type();
        if (type == ZarrType.STRING) {
            return "|O";
        }
        String order = type.size() == 1 ? "|" : element.order() == ByteOrder.BIG_ENDIAN ? ">" : "<";
        String kind = !type.isInteger() ? "f" : type.isUnsigned() ? "u" : "i";
        return order + kind + type.size();
    }

    private static JsonNode fill(ZarrType type, FillValue value) {
        if (type == ZarrType.UINT64) {
            return JSON.numberNode(new BigInteger(Long.toUnsignedString(value.bits())));
        }
        if (type.isInteger()) {
            return JSON.numberNode(value.bits());
        }
        double number = value.asDouble(type);
        if (!Double.isFinite(number)) {
            return JSON.textNode(Double.toString(number));
        }
        return type == ZarrType.FLOAT32 ? JSON.numberNode((float) number) : JSON.numberNode(number);
    }
}
