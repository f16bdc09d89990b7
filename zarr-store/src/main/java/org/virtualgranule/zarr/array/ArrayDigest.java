package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.manifest.ChunkGrid;

/**
 * SHA-256 of an array's values, for comparison with other readers: numbers as little-endian bytes in row-major order;
 * of a text its UTF-8 bytes without padding and a NUL. Reads every chunk once, a row of chunks at a time.
 */
public final class ArrayDigest {
    /** A terabyte: no granule holds more, but a sidecar may claim it of an array that was never written. */
    private static final long MAX_BYTES = 1L << 40;

    private static final long MAX_SLAB = Integer.MAX_VALUE - 8;

    private final int elementSize;
    private final MessageDigest sha256;

    private ArrayDigest(int elementSize) {
        this.elementSize = elementSize;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads an array and digests it.
     *
     * @param array the array
     * @return 64 lower-case hexadecimal digits
     * @throws UnsupportedFeatureException if the array, or one row of its chunks, is too large
     * @throws org.virtualgranule.dmrpp.model.GranuleException if a chunk cannot be read or decoded
     */
    public static String of(GranuleArray array) {
        ArrayDigest digest = new ArrayDigest(array.metadata().element().size());
        List<Long> shape = array.shape();
        if (shape.isEmpty()) {
            digest.update(array.readStorage(new long[0], new int[0]));
        } else if (array.entry().grid().elements() > 0) {
            int[] slab = slab(array);
            int rows = slab[0];
            for (long row = 0; row < shape.get(0); row += rows) {
                slab[0] = (int) Math.min(rows, shape.get(0) - row);
                long[] origin = new long[slab.length];
                origin[0] = row;
                digest.update(array.readStorage(origin, slab));
            }
        }
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    /** A row of chunks: so every chunk is decoded once. */
    private static int[] slab(GranuleArray array) {
        ChunkGrid grid = array.entry().grid();
        long rows = Math.min(grid.chunkShape().get(0), grid.shape().get(0));
        int size = Math.max(1, array.metadata().element().size());
        long bytes = grid.elements() / grid.shape().get(0) * rows * size;
        if (grid.elements() > MAX_BYTES / size || bytes > MAX_SLAB) {
            throw new UnsupportedFeatureException(
                    array.entry().source(),
                    array.entry() + " is too large to be digested: " + grid.elements()
                            + " elements, a row of chunks of " + bytes + " bytes");
        }
        int[] slab = new int[grid.rank()];
        for (int d = 1; d < slab.length; d++) {
            slab[d] = Math.toIntExact(grid.shape().get(d));
        }
        slab[0] = (int) rows;
        return slab;
    }

    private void update(Object storage) {
        if (storage instanceof String[] texts) {
            for (String text : texts) {
                sha256.update(text.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
        } else {
            sha256.update(littleEndian(storage));
        }
    }

    private ByteBuffer littleEndian(Object storage) {
        int count = java.lang.reflect.Array.getLength(storage);
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(count, elementSize)).order(ByteOrder.LITTLE_ENDIAN);
        if (storage instanceof byte[] numbers) {
            bytes.slice().put(numbers);
        } else if (storage instanceof short[] numbers) {
            bytes.asShortBuffer().put(numbers);
        } else if (storage instanceof int[] numbers) {
            bytes.asIntBuffer().put(numbers);
        } else if (storage instanceof long[] numbers) {
            bytes.asLongBuffer().put(numbers);
        } else if (storage instanceof float[] numbers) {
            bytes.asFloatBuffer().put(numbers);
        } else {
            bytes.asDoubleBuffer().put((double[]) storage);
        }
        return bytes;
    }
}
