package org.virtualgranule.zarr.codec;

/**
 * Unshuffles the usual widths many bytes at a time: four rows of eight bytes are loaded as words and transposed by
 * swapping ever larger parts, which is far faster than moving single bytes.
 */
final class Transpose {
    /** Elements that are joined at once. */
    private static final int STEP = 8;

    private Transpose() {}

    /** Joins elements of 4 bytes, whose byte j is at {@code start + j * count + i}; returns how many: the last may be left. */
    static int join4(byte[] from, int start, byte[] to, int count) {
        int i = 0;
        for (; i + STEP <= count; i += STEP) {
            four(from, start + i, count, to, 4 * i, 4);
        }
        return i;
    }

    /** Joins elements of 8 bytes, whose byte j is at {@code start + j * count + i}; returns how many: the last may be left. */
    static int join8(byte[] from, int start, byte[] to, int count) {
        int i = 0;
        for (; i + STEP <= count; i += STEP) {
            four(from, start + i, count, to, 8 * i, 8);
            four(from, start + i + 4 * count, count, to, 8 * i + 4, 8);
        }
        return i;
    }

    /** Four rows of eight bytes become eight columns of four, which are put a stride apart. */
    private static void four(byte[] from, int at, int count, byte[] to, int target, int stride) {
        long a = Words.getLong(from, at);
        long b = Words.getLong(from, at + count);
        long c = Words.getLong(from, at + 2 * count);
        long d = Words.getLong(from, at + 3 * count);
        long ab = (a >>> 8 ^ b) & 0x00ff00ff00ff00ffL;
        long cd = (c >>> 8 ^ d) & 0x00ff00ff00ff00ffL;
        a ^= ab << 8;
        b ^= ab;
        c ^= cd << 8;
        d ^= cd;
        long ac = (a >>> 16 ^ c) & 0x0000ffff0000ffffL;
        long bd = (b >>> 16 ^ d) & 0x0000ffff0000ffffL;
        put(to, target, stride, a ^ ac << 16);
        put(to, target + stride, stride, b ^ bd << 16);
        put(to, target + 2 * stride, stride, c ^ ac);
        put(to, target + 3 * stride, stride, d ^ bd);
    }

    /** A word holds four bytes of one element, and above them those of the element four further on. */
    private static void put(byte[] to, int target, int stride, long word) {
        Words.putInt(to, target, (int) word);
        Words.putInt(to, target + 4 * stride, (int) (word >>> 32));
    }
}
