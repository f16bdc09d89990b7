package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Zlib;

/** Values that are in the sidecar itself, in base64; several {@code missingdata} as a zlib stream. */
final class InlineValues {
    private final byte[] payload;
    private final long elements;
    private final boolean maybeZlib;

    InlineValues(Storage.Inline storage, long elements) {
        this.elements = elements;
        maybeZlib = storage.form() == InlineForm.MISSING_DATA;
        try {
            payload = Base64.getMimeDecoder().decode(storage.text().strip());
        } catch (IllegalArgumentException e) {
            throw new NotMappable("its inline values are not valid base64 (" + e.getMessage() + ")");
        }
    }

    /** Bytes before any inflating. */
    long size() {
        return payload.length;
    }

    /** The values, exactly as many bytes as the array has. */
    ByteBuffer bytes(int elementSize) {
        long needed = Math.multiplyExact(elements, (long) elementSize);
        if (payload.length == needed) {
            return ByteBuffer.wrap(payload);
        }
        if (maybeZlib && needed <= Integer.MAX_VALUE - 8) {
            try {
                ByteBuffer inflated = new Zlib(6).decode(ByteBuffer.wrap(payload), (int) needed);
                if (inflated.remaining() == needed) {
                    return inflated;
                }
            } catch (CodecException e) {
                throw new NotMappable("its inline values do not inflate: " + e.getMessage());
            }
        }
        throw new NotMappable("its inline values have " + payload.length + " bytes, its shape needs " + needed);
    }
}
