package org.virtualgranule.zarr.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;

/** Bytes for the codec tests. */
final class Bytes {
    private Bytes() {}

    static byte[] of(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** The bytes in the middle of a larger heap buffer, as a merged request gives them. */
    static ByteBuffer inTheMiddle(byte[] bytes) {
        byte[] larger = random(bytes.length + 23, 99);
        System.arraycopy(bytes, 0, larger, 11, bytes.length);
        return ByteBuffer.wrap(larger).slice(4, bytes.length + 9).slice(7, bytes.length);
    }

    static ByteBuffer hex(String digits) {
        return inTheMiddle(HexFormat.of().parseHex(digits));
    }
}
