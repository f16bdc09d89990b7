package org.virtualgranule.zarr.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;

/** Attributes as JSON: numbers as numbers, one value as a scalar, containers as objects. */
final class AttributeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AttributeJson() {}

    static ObjectNode of(List<Attribute> attributes) {
        ObjectNode json = JSON.objectNode();
        attributes.stream()
                .filter(a -> !a.isBookkeeping())
                .forEach(a -> json.set(a.name(), a.isContainer() ? of(a.children()) : values(a)));
        return json;
    }

    /**
     * An array's attributes; CF's {@code _FillValue} as xarray's Zarr backend reads it: a float as the Base64 of the
     * little-endian double, since JSON has no NaN. One that is no number of the array's type is left out: xarray could
     * not open the array.
     */
    static ObjectNode of(ArrayEntry array) {
        ObjectNode json = of(array.metadata().attributes());
        if (json.remove("_FillValue") != null) {
            ZarrType type = array.metadata().element().type();
            array.missingValue()
                    .map(value -> type.isInteger() ? FillJson.of(type, value) : base64(value.asDouble(type)))
                    .ifPresent(value -> json.set("_FillValue", value));
        }
        return json;
    }

    private static JsonNode base64(double value) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return JSON.textNode(
                Base64.getEncoder().encodeToString(bytes.putDouble(value).array()));
    }

    private static JsonNode values(Attribute attribute) {
        Optional<DapType> type = DapType.of(attribute.type());
        if (attribute.values().size() == 1) {
            return value(attribute.values().get(0), type);
        }
        ArrayNode array = JSON.arrayNode();
        attribute.values().forEach(v -> array.add(value(v, type)));
        return array;
    }

    /** A value of its type; what is no number of that type stays text. */
    private static JsonNode value(String text, Optional<DapType> type) {
        if (type.isEmpty() || type.get() == DapType.STRING) {
            return JSON.textNode(text);
        }
        try {
            return number(AttributeNumber.parse(text, type.get()));
        } catch (NumberFormatException e) {
            return JSON.textNode(text);
        }
    }

    /** JSON has no NaN and no infinities; Zarr writes them as text. */
    private static JsonNode number(Number number) {
        if (number instanceof BigInteger integer) {
            return JSON.numberNode(integer);
        }
        if (!Double.isFinite(number.doubleValue())) {
            return JSON.textNode(FillJson.nonFinite(number.doubleValue()));
        }
        return number instanceof Float real ? JSON.numberNode(real) : JSON.numberNode(number.doubleValue());
    }
}
