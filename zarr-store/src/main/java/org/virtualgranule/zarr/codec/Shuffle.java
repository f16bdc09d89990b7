package org.virtualgranule.zarr.codec;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * HDF5's shuffle filter: byte j of all elements, then byte j + 1 of all. A tail shorter than an element stays as it is.
 * The same as {@code numcodecs.shuffle}.
 *
 * @param elementSize bytes of one element
 */
public record Shuffle(int elementSize) implements ChunkCodec {
    /** Checks the size. */
    public Shuffle {
        if (elementSize < 1) {
            throw new IllegalArgumentException("element size " + elementSize);
        }
    }

    @Override
    public CodecMetadata metadata() {
        return new CodecMetadata("numcodecs.shuffle", Map.of("elementsize", elementSize), Growth.NONE);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, int limit) throws CodecException {
        if (encoded.remaining() > limit) {
            throw new CodecException(
                    "at most " + limit + " bytes expected before unshuffle, " + encoded.remaining() + " found");
        }
        if (elementSize == 1) {
            return encoded.slice();
        }
        byte[] from = encoded.array();
        int start = encoded.arrayOffset() + encoded.position();
        byte[] to = new byte[encoded.remaining()];
        int count = to.length / elementSize;
        switch (elementSize) {
            case 2 -> join2(from, start, to, count);
            case 4 -> join(from, start, to, Transpose.join4(from, start, to, count));
            case 8 -> join(from, start, to, Transpose.join8(from, start, to, count));
            default -> join(from, start, to, 0);
        }
        int whole = count * elementSize;
        System.arraycopy(from, start + whole, to, whole, to.length - whole);
        return ByteBuffer.wrap(to);
    }

    private static void join2(byte[] from, int start, byte[] to, int count) {
        for (int i = 0, a = start, b = start + count; i < count; i++) {
            to[2 * i] = from[a++];
            to[2 * i + 1] = from[b++];
        }
    }

    /** Joins the elements from the first that is not yet joined. */
    private void join(byte[] from, int start, byte[] to, int first) {
        int count = to.length / elementSize;
        for (int j = 0; j < elementSize; j++) {
            int a = start + j * count + first;
            for (int t = first * elementSize + j; t < count * elementSize; t += elementSize) {
                to[t] = from[a++];
            }
        }
    }

    @Override
    public ByteBuffer encode(ByteBuffer plain) {
        byte[] to = new byte[plain.remaining()];
        int count = to.length / elementSize;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < elementSize; j++) {
                to[j * count + i] = plain.get(plain.position() + i * elementSize + j);
            }
        }
        int whole = count * elementSize;
        plain.get(plain.position() + whole, to, whole, to.length - whole);
        return ByteBuffer.wrap(to);
    }
}
