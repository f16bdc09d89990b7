package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ElementType;

/** Fixed-length texts of a decoded chunk. */
public final class Texts {
    /** Bytes of a reference into HDF5's global heap: length, address, index. */
    private static final int HEAP_REFERENCE = 16;

    private Texts() {}

    /**
     * Reads one text: UTF-8, or Latin-1 where it is not valid UTF-8.
     *
     * @param array the array, for its element type and for messages
     * @param plain the decoded chunk
     * @param index which element of the chunk
     * @return the text without padding
     * @throws UnsupportedFeatureException if the bytes are references to texts of variable length
     */
    public static String read(ArrayEntry array, ByteBuffer plain, int index) {
        ElementType element = array.metadata().element();
        ByteBuffer bytes = plain.slice(plain.position() + index * element.size(), element.size());
        int length = length(bytes, element.padding());
        if (element.size() == HEAP_REFERENCE && isReference(bytes)) {
            throw new UnsupportedFeatureException(
                    array.source(),
                    array.path() + ": its texts have variable length and the sidecar, an old one, only gives their"
                            + " heap references; a new sidecar holds the texts");
        }
        ByteBuffer text = bytes.slice(0, length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text.duplicate()).toString();
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1.decode(text).toString();
        }
    }

    private static int length(ByteBuffer bytes, ElementType.Padding padding) {
        int length = 0;
        while (length < bytes.limit() && bytes.get(length) != 0) {
            length++;
        }
        while (padding == ElementType.Padding.SPACE && length > 0 && bytes.get(length - 1) == ' ') {
            length--;
        }
        return length;
    }

    /** Padded text never goes on after its first NUL; a reference does: its length is small, its address is not 0. */
    private static boolean isReference(ByteBuffer bytes) {
        int end = length(bytes, ElementType.Padding.NUL);
        for (int i = end; i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return true;
            }
        }
        return false;
    }
}
