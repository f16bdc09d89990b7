package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.TextRuns;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.Texts;

/**
 * Elements in a Java array of the array's own type: {@code byte[]}, {@code short[]}, {@code int[]}, {@code long[]},
 * {@code float[]}, {@code double[]} or, for text, {@code String[]}. Unsigned types keep their bits.
 */
final class Values {
    private final ArrayEntry array;
    private final Object storage;

    Values(ArrayEntry array, int count) {
        this.array = array;
        this.storage = allocate(array.metadata().element().type(), count);
    }

    Object storage() {
        return storage;
    }

    private static Object allocate(ZarrType type, int count) {
        return switch (type) {
            case INT8, UINT8 -> new byte[count];
            case INT16, UINT16 -> new short[count];
            case INT32, UINT32 -> new int[count];
            case INT64, UINT64 -> new long[count];
            case FLOAT32 -> new float[count];
            case FLOAT64 -> new double[count];
            case STRING -> new String[count];
        };
    }

    /** Copies elements of a decoded chunk. */
    void copy(ByteBuffer plain, int from, int to, int count) {
        ByteBuffer bytes = plain.slice().order(array.metadata().element().order());
        switch (array.metadata().element().type()) {
            case INT8, UINT8 -> bytes.get(from, (byte[]) storage, to, count);
            case INT16, UINT16 -> bytes.asShortBuffer().get(from, (short[]) storage, to, count);
            case INT32, UINT32 -> bytes.asIntBuffer().get(from, (int[]) storage, to, count);
            case INT64, UINT64 -> bytes.asLongBuffer().get(from, (long[]) storage, to, count);
            case FLOAT32 -> bytes.asFloatBuffer().get(from, (float[]) storage, to, count);
            case FLOAT64 -> bytes.asDoubleBuffer().get(from, (double[]) storage, to, count);
            case STRING -> {
                for (int i = 0; i < count; i++) {
                    ((String[]) storage)[to + i] = Texts.read(array, plain, from + i);
                }
            }
        }
    }

    /** Copies texts that are in the sidecar. */
    void copy(TextRuns texts, int from, int to, int count) {
        for (int i = 0; i < count; i++) {
            ((String[]) storage)[to + i] = texts.get((long) from + i);
        }
    }

    /** Sets elements that were never written. */
    void fill(int to, int count) {
        FillValue fill = array.metadata().fill();
        long bits = fill.bits();
        switch (array.metadata().element().type()) {
            case INT8, UINT8 -> Arrays.fill((byte[]) storage, to, to + count, (byte) bits);
            case INT16, UINT16 -> Arrays.fill((short[]) storage, to, to + count, (short) bits);
            case INT32, UINT32 -> Arrays.fill((int[]) storage, to, to + count, (int) bits);
            case INT64, UINT64 -> Arrays.fill((long[]) storage, to, to + count, bits);
            case FLOAT32 -> Arrays.fill((float[]) storage, to, to + count, Float.intBitsToFloat((int) bits));
            case FLOAT64 -> Arrays.fill((double[]) storage, to, to + count, Double.longBitsToDouble(bits));
            case STRING -> Arrays.fill((String[]) storage, to, to + count, fill.text());
        }
    }
}
