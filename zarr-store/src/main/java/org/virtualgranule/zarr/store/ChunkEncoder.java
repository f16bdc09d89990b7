package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Encodes chunks whose stored bytes are not what the array's one codec list would make: inline, masked, text. */
final class ChunkEncoder {
    private ChunkEncoder() {}

    /** Says whether no chunk of the array can be passed on as it is stored: what is deflated twice may not be. */
    static boolean isTransformed(ArrayEntry array) {
        return isText(array)
                || array.metadata().codecs().codecs().stream()
                                .filter(Zlib.class::isInstance)
                                .count()
                        > 1;
    }

    private static boolean isText(ArrayEntry array) {
        return array.metadata().element().type() == ZarrType.STRING;
    }

    static ByteBuffer encode(ArrayEntry array, ByteBuffer plain) {
        return isText(array)
                ? vlenUtf8(array, plain)
                : array.metadata().codecs().encode(copy(plain));
    }

    /** Callers get a heap buffer of their own. */
    private static ByteBuffer copy(ByteBuffer plain) {
        return ByteBuffer.allocate(plain.remaining()).put(plain.duplicate()).flip();
    }

    /** The codec {@code vlen-utf8}: number of texts, then for each its length and its UTF-8 bytes. */
    private static ByteBuffer vlenUtf8(ArrayEntry array, ByteBuffer plain) {
        int count = Math.toIntExact(array.grid().chunkElements());
        Texts.checkSize(array, plain);
        List<byte[]> texts = new ArrayList<>();
        int size = 4;
        for (int i = 0; i < count; i++) {
            byte[] text = Texts.read(array, plain, i).getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            size = Math.addExact(size, 4 + text.length);
        }
        ByteBuffer encoded = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        encoded.putInt(count);
        texts.forEach(text -> encoded.putInt(text.length).put(text));
        return encoded.flip();
    }
}
