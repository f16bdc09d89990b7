package org.virtualgranule.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.virtualgranule.zarr.manifest.ZarrType;

/**
 * A chunked array for a {@link MemoryGranule}: an element's value follows from its row-major index.
 *
 * @param missing chunks, by number, that were never written
 * @param mask HDF5 filter mask by chunk number
 */
public record ArraySpec(
        String name,
        ZarrType type,
        List<Integer> shape,
        List<Integer> chunk,
        String filters,
        ByteOrder order,
        String fill,
        IntPredicate missing,
        IntUnaryOperator mask) {
    public static ArraySpec of(String name, ZarrType type, List<Integer> shape, List<Integer> chunk) {
        return new ArraySpec(name, type, shape, chunk, "", ByteOrder.LITTLE_ENDIAN, "77", n -> false, n -> 0);
    }

    public ArraySpec withFilters(String words) {
        return new ArraySpec(name, type, shape, chunk, words, order, fill, missing, mask);
    }

    public ArraySpec withOrder(ByteOrder other) {
        return new ArraySpec(name, type, shape, chunk, filters, other, fill, missing, mask);
    }

    public ArraySpec withMissing(String fillValue, IntPredicate chunks) {
        return new ArraySpec(name, type, shape, chunk, filters, order, fillValue, chunks, mask);
    }

    public ArraySpec withMask(IntUnaryOperator masks) {
        return new ArraySpec(name, type, shape, chunk, filters, order, fill, missing, masks);
    }

    public int chunks(int dimension) {
        return (shape.get(dimension) + chunk.get(dimension) - 1) / chunk.get(dimension);
    }

    public int chunkCount() {
        int count = 1;
        for (int d = 0; d < shape.size(); d++) {
            count *= chunks(d);
        }
        return count;
    }

    /** The chunk that holds an element. */
    public int chunkOf(int[] index) {
        int number = 0;
        for (int d = 0; d < shape.size(); d++) {
            number = number * chunks(d) + index[d] / chunk.get(d);
        }
        return number;
    }

    /** An element's value: different for neighbours, with both signs, not symmetric in its bytes. */
    public static double value(ZarrType type, int index) {
        return switch (type) {
            case INT8 -> (byte) (index * 7 - 100);
            case UINT8 -> index * 7 + 100 & 0xff;
            case INT16, INT32, INT64 -> index * 3 - 1000;
            case UINT16 -> index * 3 + 40_000 & 0xffff;
            case UINT32, UINT64 -> index * 3L + 3_000_000_000L;
            default -> index * 0.25 - 3;
        };
    }

    static void put(ByteBuffer bytes, ZarrType type, int index) {
        double value = value(type, index);
        switch (type.size()) {
            case 1 -> bytes.put((byte) (int) value);
            case 2 -> bytes.putShort((short) (int) value);
            case 4 -> {
                if (type == ZarrType.FLOAT32) {
                    bytes.putFloat((float) value);
                } else {
                    bytes.putInt((int) (long) value);
                }
            }
            default -> {
                if (type == ZarrType.FLOAT64) {
                    bytes.putDouble(value);
                } else {
                    bytes.putLong((long) value);
                }
            }
        }
    }
}
