package org.virtualgranule.reader.trajectory;

import java.util.Optional;

/** Floats or doubles; absent where the value is the missing one, which may be NaN. */
final class FloatingColumn implements Column {
    private final Object values;
    private final boolean marked;
    private final double missing;

    /** Takes a {@code float[]} or {@code double[]} over. */
    FloatingColumn(Object values, Optional<Double> missing) {
        this.values = values;
        this.marked = missing.isPresent();
        this.missing = missing.orElse(0.0);
    }

    @Override
    public boolean isNull(int row) {
        double value = doubleAt(row);
        return marked && (value == missing || Double.isNaN(value) && Double.isNaN(missing));
    }

    @Override
    public double doubleAt(int row) {
        return values instanceof float[] floats ? floats[row] : ((double[]) values)[row];
    }
}
