package org.virtualgranule.reader.trajectory;

import java.util.Optional;

/** Integers of any width; absent where the value is the missing one. */
final class IntegerColumn implements Column {
    private final Object values;
    private final boolean unsigned;
    private final boolean marked;
    private final long missing;

    /** Takes a {@code byte[]}, {@code short[]}, {@code int[]} or {@code long[]} over. */
    IntegerColumn(Object values, boolean unsigned, Optional<Long> missing) {
        this.values = values;
        this.unsigned = unsigned;
        this.marked = missing.isPresent();
        this.missing = missing.orElse(0L);
    }

    @Override
    public boolean isNull(int row) {
        return marked && longAt(row) == missing;
    }

    @Override
    public long longAt(int row) {
        if (values instanceof byte[] bytes) {
            return unsigned ? Byte.toUnsignedLong(bytes[row]) : bytes[row];
        }
        if (values instanceof short[] shorts) {
            return unsigned ? Short.toUnsignedLong(shorts[row]) : shorts[row];
        }
        if (values instanceof int[] ints) {
            return unsigned ? Integer.toUnsignedLong(ints[row]) : ints[row];
        }
        return ((long[]) values)[row];
    }
}
