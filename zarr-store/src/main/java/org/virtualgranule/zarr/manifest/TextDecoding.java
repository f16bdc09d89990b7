package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to text. Neither HDF5 nor the sidecar states more of the charset than ASCII or UTF-8, and files hold others. */
public final class TextDecoding {
    private TextDecoding() {}

    /**
     * Decodes a text.
     *
     * @param bytes the text without padding; its position does not change
     * @return the text: UTF-8, or Latin-1 where it is not valid UTF-8
     */
    public static String of(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        }
    }
}
