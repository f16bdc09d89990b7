package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Zlib;

/** Values that are in the sidecar itself, in base64; several {@code missingdata} as a zlib stream. */
final class InlineValues {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** Values stay in memory as long as the manifest; no variable of a sidecar needs more. */
    private static final int MAX_BYTES = 1 << 26;

    private final byte[] payload;
    private final long elements;
    private final boolean maybeZlib;

    InlineValues(Storage.Inline storage, long elements) {
        this.elements = elements;
        maybeZlib = storage.form() == InlineForm.MISSING_DATA;
        payload = decoded(storage.text()).array();
    }

    /** The bytes of a base64 text, which may hold blanks and line ends. */
    static ByteBuffer decoded(String base64) {
        try {
            return ByteBuffer.wrap(
                    Base64.getDecoder().decode(WHITE_SPACE.matcher(base64).replaceAll("")));
        } catch (IllegalArgumentException e) {
            throw new NotMappable("its inline values are not valid base64 (" + e.getMessage() + ")");
        }
    }

    /** Bytes before any inflating. */
    long size() {
        return payload.length;
    }

    /** The values, exactly as many bytes as the array has. */
    ByteBuffer bytes(ElementType element, InlineBudget budget) {
        long needed = Math.multiplyExact(elements, (long) element.size());
        if (payload.length == needed && (elements == 1 || !maybeZlib)) {
            return ByteBuffer.wrap(payload);
        }
        if (payload.length == 0 && needed == 1 && element.isText()) {
            return ByteBuffer.allocate(1); // the empty text has no bytes, but an element has
        }
        if (maybeZlib && needed <= MAX_BYTES) {
            budget.take(needed);
            return inflated((int) needed);
        }
        throw wrongSize(payload.length, needed);
    }

    /** A stream can by chance be as long as the values: it is one if it inflates, for it has a checksum. */
    private ByteBuffer inflated(int needed) {
        try {
            ByteBuffer inflated = new Zlib(6).decode(ByteBuffer.wrap(payload), needed);
            if (inflated.remaining() == needed) {
                return inflated;
            }
            throw wrongSize(inflated.remaining(), needed);
        } catch (CodecException e) {
            if (payload.length == needed) {
                return ByteBuffer.wrap(payload);
            }
            throw new NotMappable("its inline values do not inflate: " + e.getMessage());
        }
    }

    private static NotMappable wrongSize(long bytes, long needed) {
        return new NotMappable("its inline values have " + bytes + " bytes, its shape needs " + needed);
    }
}
