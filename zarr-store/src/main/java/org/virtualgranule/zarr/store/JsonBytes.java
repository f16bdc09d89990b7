package org.virtualgranule.zarr.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A document as bytes, in UTF-8. */
final class JsonBytes {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonBytes() {}

    static byte[] of(JsonNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of our own cannot be written", e);
        }
    }
}
