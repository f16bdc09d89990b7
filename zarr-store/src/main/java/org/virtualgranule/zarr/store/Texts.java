package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ElementType;
import org.virtualgranule.zarr.manifest.TextDecoding;

/** Fixed-length texts of a decoded chunk. */
public final class Texts {
    private Texts() {}

    /**
     * Reads one text: UTF-8, or Latin-1 where it is not valid UTF-8.
     *
     * @param array the array, for its element type and for messages
     * @param plain the decoded chunk
     * @param index which element of the chunk
     * @return the text without padding
     * @throws ChunkDecodeException if the chunk's size does not suit the number of texts
     * @throws UnsupportedFeatureException if the bytes are references to texts of variable length
     */
    public static String read(ArrayEntry array, ByteBuffer plain, int index) {
        ElementType element = array.metadata().element();
        int size = size(array, plain);
        ByteBuffer bytes = plain.slice(plain.position() + index * size, size);
        int length = length(bytes, element.padding());
        if (element.mayBeReference(size) && isReference(bytes)) {
            throw new UnsupportedFeatureException(
                    array.source(),
                    array.path() + ": its texts have variable length and the sidecar, an old one, only gives their"
                            + " heap references; a new sidecar holds the texts");
        }
        return TextDecoding.of(bytes.slice(0, length));
    }

    /** Refuses a chunk that cannot be cut into as many texts as it should hold. */
    static void checkSize(ArrayEntry array, ByteBuffer plain) {
        size(array, plain);
    }

    private static int size(ArrayEntry array, ByteBuffer plain) {
        if (array.metadata().element().isSizeKnown()) {
            return array.metadata().element().size();
        }
        long elements = array.grid().chunkElements();
        if (plain.remaining() == 0 || plain.remaining() % elements != 0) {
            throw new ChunkDecodeException(
                    array.source(),
                    array.path() + ": a chunk of " + elements + " texts decodes to " + plain.remaining()
                            + " bytes, which is no multiple; a new sidecar states their length");
        }
        return (int) (plain.remaining() / elements);
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
