package org.virtualgranule.zarr.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * HDF5's fletcher32 filter: a checksum in the last four bytes, little endian, over big-endian 16-bit words; an odd last
 * byte is a word's high byte. The same as {@code numcodecs.fletcher32}. Decoding strips it.
 *
 * @param verifies whether decoding compares it with the bytes
 */
public record Fletcher32(boolean verifies) implements ChunkCodec {
    private static final int SIZE = 4;

    /** As many words as can be added before the sums need folding. */
    private static final int BLOCK = 360;

    /** Verifies. */
    public Fletcher32() {
        this(true);
    }

    @Override
    public CodecMetadata metadata() {
        return new CodecMetadata("numcodecs.fletcher32", Map.of(), new Growth(1, 0, 0, SIZE));
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, int limit) throws CodecException {
        int length = encoded.remaining() - SIZE;
        if (length < 0 || length > limit) {
            throw new CodecException(
                    "at most " + limit + " bytes and a checksum of 4 expected, " + encoded.remaining() + " found");
        }
        ByteBuffer plain = encoded.slice(encoded.position(), length);
        int stored = encoded.slice().order(ByteOrder.LITTLE_ENDIAN).getInt(length);
        int computed = verifies ? checksum(plain) : stored;
        if (stored != computed) {
            throw new CodecException(String.format(
                    "fletcher32 checksum %08x stored, %08x computed: the bytes are damaged", stored, computed));
        }
        return plain;
    }

    @Override
    public ByteBuffer encode(ByteBuffer plain) {
        ByteBuffer encoded = ByteBuffer.allocate(plain.remaining() + SIZE).order(ByteOrder.LITTLE_ENDIAN);
        encoded.put(plain.slice()).putInt(checksum(plain));
        return encoded.flip();
    }

    private static int checksum(ByteBuffer bytes) {
        ByteBuffer words = bytes.slice().order(ByteOrder.BIG_ENDIAN);
        int pairs = words.remaining() / 2;
        int low = 0;
        int high = 0;
        for (int start = 0; start < pairs; start += BLOCK) {
            int end = Math.min(pairs, start + BLOCK);
            for (int i = start; i < end; i++) {
                low += words.getShort(2 * i) & 0xffff;
                high += low;
            }
            low = fold(low);
            high = fold(high);
        }
        if (words.remaining() % 2 == 1) {
            low = fold(low + ((words.get(words.remaining() - 1) & 0xff) << 8));
            high = fold(high + low);
        }
        return fold(high) << 16 | fold(low);
    }

    private static int fold(int sum) {
        return (sum & 0xffff) + (sum >>> 16);
    }
}
