package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Records that are in the sidecar because they hold texts ({@code dmrpp:specialstructuredata}): one after another
 * without padding, numbers little endian, each text as base64 with a semicolon.
 */
final class RecordValues {
    private final RecordLayout layout;
    private final List<ByteBuffer> numbers = new ArrayList<>();
    private final List<List<String>> texts = new ArrayList<>();

    RecordValues(String base64, RecordLayout layout, long records) {
        this.layout = layout;
        ByteBuffer payload = InlineValues.decoded(base64);
        long needed = 0;
        for (RecordLayout.Field field : layout.fields()) {
            long bytes = Math.multiplyExact(records, field.bytes());
            needed = Math.addExact(needed, bytes);
            if (needed > payload.remaining() || records > payload.remaining()) {
                throw tooShort(payload, records);
            }
            numbers.add(ByteBuffer.allocate((int) bytes));
            texts.add(new ArrayList<>());
        }
        for (long record = 0; record < records; record++) {
            for (int field = 0; field < layout.fields().size(); field++) {
                read(payload, field, records);
            }
        }
        if (payload.hasRemaining()) {
            throw new NotMappable("its inline records are " + payload.remaining() + " bytes longer than " + records
                    + " records of its shape");
        }
    }

    private void read(ByteBuffer payload, int field, long records) {
        RecordLayout.Field member = layout.fields().get(field);
        if (member.type() == ZarrType.STRING) {
            for (long i = 0; i < member.elements(); i++) {
                texts.get(field).add(text(payload, records));
            }
            return;
        }
        int bytes = Math.toIntExact(member.bytes());
        if (bytes > payload.remaining()) {
            throw tooShort(payload, records);
        }
        numbers.get(field).put(payload.slice().limit(bytes));
        payload.position(payload.position() + bytes);
    }

    private static String text(ByteBuffer payload, long records) {
        int end = payload.position();
        while (end < payload.limit() && payload.get(end) != ';') {
            end++;
        }
        if (end == payload.limit()) {
            throw tooShort(payload, records);
        }
        ByteBuffer base64 = payload.slice().limit(end - payload.position());
        payload.position(end + 1);
        try {
            return TextDecoding.of(Base64.getDecoder().decode(base64.slice()));
        } catch (IllegalArgumentException e) {
            throw new NotMappable("a text of its inline records is not valid base64 (" + e.getMessage() + ")");
        }
    }

    private static NotMappable tooShort(ByteBuffer payload, long records) {
        return new NotMappable("its inline records end after " + payload.limit() + " bytes, before the end of "
                + records + " records of its shape");
    }

    /** The values of one member. */
    ChunkIndex of(int field) {
        return layout.fields().get(field).type() == ZarrType.STRING
                ? ChunkIndex.inline(TextRuns.of(texts.get(field)))
                : ChunkIndex.inline(numbers.get(field).duplicate().flip());
    }
}
