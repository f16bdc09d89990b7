package org.virtualgranule.zarr.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole little-endian words in byte arrays. */
final class Words {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static long getLong(byte[] array, int index) {
        return (long) LONG.get(array, index);
    }

    static void putInt(byte[] array, int index, int value) {
        INT.set(array, index, value);
    }
}
