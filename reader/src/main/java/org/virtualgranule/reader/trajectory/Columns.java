package org.virtualgranule.reader.trajectory;

import java.util.Optional;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Columns over gathered values, over a constant, over nothing. */
final class Columns {
    private Columns() {}

    /** Values of a variable; absent where it holds its {@code _FillValue}. */
    static Column of(ArrayEntry array, Object values) {
        Optional<FillValue> missing = array.missingValue();
        ZarrType type = array.metadata().element().type();
        if (values instanceof String[] texts) {
            return texts(texts);
        }
        if (type.isInteger()) {
            return new IntegerColumn(values, type.isUnsigned(), missing.map(FillValue::bits));
        }
        return new FloatingColumn(values, missing.map(m -> m.asDouble(type)));
    }

    /** Floating-point values without absent ones. */
    static Column of(double[] values) {
        return new FloatingColumn(values, Optional.empty());
    }

    /** Texts without absent ones. */
    private static Column texts(String[] values) {
        return new Column() {
            @Override
            public boolean isNull(int row) {
                return false;
            }

            @Override
            public String textAt(int row) {
                return values[row];
            }
        };
    }

    /** The same integer in every row, or none. */
    static Column constant(Optional<Integer> value) {
        return new Column() {
            @Override
            public boolean isNull(int row) {
                return value.isEmpty();
            }

            @Override
            public long longAt(int row) {
                return value.orElseThrow();
            }
        };
    }

    /** The same text in every row. */
    static Column constant(String value) {
        return new Column() {
            @Override
            public boolean isNull(int row) {
                return false;
            }

            @Override
            public String textAt(int row) {
                return value;
            }
        };
    }

    /** No value in any row: the granule does not have the variable. */
    static Column absent() {
        return row -> true;
    }

    /** Gathered floats or doubles as doubles. */
    static double[] doubles(Object values) {
        if (values instanceof double[] doubles) {
            return doubles;
        }
        float[] floats = (float[]) values;
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
