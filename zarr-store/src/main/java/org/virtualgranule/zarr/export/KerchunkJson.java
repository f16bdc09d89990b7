package org.virtualgranule.zarr.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * Writes <a href="https://fsspec.github.io/kerchunk/spec.html">kerchunk's references in JSON, version 1</a>, while granules
 * come. Not thread-safe.
 */
public final class KerchunkJson implements AutoCloseable {
    private final JsonGenerator json;
    private final ConsolidatedMetadata metadata = new ConsolidatedMetadata();

    /**
     * Begins a document.
     *
     * @param out where it goes; closed with this writer
     * @throws IOException if it cannot be written
     */
    public KerchunkJson(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.writeStartObject();
        json.writeNumberField("version", 1);
        json.writeObjectFieldStart("refs");
    }

    /**
     * Writes a granule.
     *
     * @param group name of its group; empty if its groups are those of the hierarchy itself
     * @param granule its references
     * @throws IOException if they cannot be written
     */
    public void write(String group, ReferenceGranule granule) throws IOException {
        documents(metadata.add(group, granule));
        for (ReferenceArray array : granule.arrays()) {
            String prefix = ConsolidatedMetadata.prefix(group, array.path());
            PrimitiveIterator.OfLong numbers = array.numbers().iterator();
            while (numbers.hasNext()) {
                long number = numbers.nextLong();
                json.writeFieldName(prefix + array.key(number));
                reference(array.find(number));
            }
        }
    }

    private void documents(Map<String, String> documents) throws IOException {
        for (Map.Entry<String, String> document : documents.entrySet()) {
            json.writeStringField(document.getKey(), document.getValue());
        }
    }

    private void reference(Reference reference) throws IOException {
        if (reference instanceof Reference.Range range) {
            json.writeStartArray();
            json.writeString(range.url());
            json.writeNumber(range.offset());
            json.writeNumber(range.length());
            json.writeEndArray();
        } else if (reference instanceof Reference.Value value) {
            ByteBuffer bytes = Base64.getEncoder().encode(value.bytes());
            json.writeString("base64:" + new String(bytes.array(), 0, bytes.limit(), StandardCharsets.US_ASCII));
        }
    }

    /**
     * Ends the document.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        documents(metadata.root());
        json.writeStringField(".zmetadata", metadata.text());
        json.writeEndObject();
        json.writeEndObject();
        json.flush();
    }

    /** Lets go of the output, finished or not. */
    @Override
    public void close() throws IOException {
        json.close();
    }
}
