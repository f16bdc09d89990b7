package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.StoredForm;

/** Encodes chunks whose stored bytes are not what the array's one codec list would make: inline, masked, text. */
final class ChunkEncoder {
    private ChunkEncoder() {}

    /** Says whether stored bytes are what the array's codecs make of the chunk, and can be passed on. */
    static boolean isAsEncoded(ArrayEntry array, ChunkRef.InFile ref) {
        StoredForm form = array.form();
        return ref.filterMask() == 0
                && !isText(array)
                && form.isUniform()
                && form.codecs().equals(array.metadata().codecs())
                && !form.isShort(ref.length());
    }

    static boolean isText(ArrayEntry array) {
        return array.metadata().element().isText();
    }

    /** A chunk that was never written, as if it had been. */
    static ByteBuffer unwritten(ArrayEntry array) {
        FillValue fill = array.metadata().fill();
        if (isText(array)) {
            return vlenUtf8(array, element -> fill.text());
        }
        ByteBuffer plain = ByteBuffer.allocate(array.chunkBytes());
        fill.fill(plain, array.metadata().element());
        return array.metadata().codecs().encode(plain.flip());
    }

    /** What the array's codecs make of a chunk; the chunk itself where there are none. */
    static ByteBuffer encode(ArrayEntry array, ByteBuffer plain) {
        if (!isText(array)) {
            return array.metadata().codecs().encode(plain);
        }
        Texts.checkSize(array, plain);
        return vlenUtf8(array, element -> Texts.read(array, plain, Math.toIntExact(element)));
    }

    /** The codec {@code vlen-utf8}: number of texts, then for each its length and its UTF-8 bytes. */
    static ByteBuffer vlenUtf8(ArrayEntry array, LongFunction<String> texts) {
        int count = Math.toIntExact(array.grid().chunkElements());
        List<byte[]> encodedTexts = new ArrayList<>();
        int size = 4;
        for (int i = 0; i < count; i++) {
            byte[] text = texts.apply(i).getBytes(StandardCharsets.UTF_8);
            encodedTexts.add(text);
            size = Math.addExact(size, 4 + text.length);
        }
        ByteBuffer encoded = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        encoded.putInt(count);
        encodedTexts.forEach(text -> encoded.putInt(text.length).put(text));
        return encoded.flip();
    }
}
