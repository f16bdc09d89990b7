package org.virtualgranule.zarr.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.HexFormat;

/** A fill value in the forms of the Zarr v3 specification. */
final class FillJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FillJson() {}

    static JsonNode of(ZarrType type, FillValue fill) {
        return switch (type) {
            case STRING -> JSON.textNode(fill.text());
            case FLOAT32, FLOAT64 -> floating(type, fill);
            case UINT64 -> JSON.numberNode(new BigInteger(Long.toUnsignedString(fill.bits())));
            default -> JSON.numberNode(fill.bits());
        };
    }

    private static JsonNode floating(ZarrType type, FillValue fill) {
        double value = fill.asDouble(type);
        if (Double.isNaN(value) && !isCanonical(type, fill)) {
            return JSON.textNode(hex(type, fill.bits()));
        }
        if (!Double.isFinite(value)) {
            return JSON.textNode(nonFinite(value));
        }
        return type == ZarrType.FLOAT32 ? JSON.numberNode((float) value) : JSON.numberNode(value);
    }

    /** "NaN" stands for one NaN of many; the specification has the bits of the others. */
    private static boolean isCanonical(ZarrType type, FillValue fill) {
        return fill.bits()
                == (type == ZarrType.FLOAT32 ? Float.floatToIntBits(Float.NaN) : Double.doubleToLongBits(Double.NaN));
    }

    private static String hex(ZarrType type, long bits) {
        return "0x" + HexFormat.of().toHexDigits(bits, 2 * type.size());
    }

    static String nonFinite(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }
}
