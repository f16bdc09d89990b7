package org.virtualgranule.reader.trajectory;

import java.util.Optional;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Columns over gathered values, over a constant, over nothing. */
final class Columns {
    private static final long MICROS = 1_000_000;

    private Columns() {}

    /** Floating-point values without absent ones. */
    static Column of(double[] values) {
        return new Column() {
            @Override
            public boolean isNull(int row) {
                return false;
            }

            @Override
            public double doubleAt(int row) {
                return values[row];
            }
        };
    }

    /** Values of a variable; absent where it holds its {@code _FillValue}. */
    static Column of(ArrayEntry array, Object values) {
        Optional<FillValue> missing = array.missingValue();
        ZarrType type = array.metadata().element().type();
        if (values instanceof float[] floats) {
            return new Floats(floats, missing.map(m -> m.asDouble(type)));
        }
        if (values instanceof double[] doubles) {
            return new Doubles(doubles, missing.map(m -> m.asDouble(type)));
        }
        if (values instanceof String[] texts) {
            return new Texts(texts);
        }
        return new Integers(values, type.isUnsigned(), missing.map(FillValue::bits));
    }

    /** Seconds since an epoch, as microseconds since 1970. */
    static Column time(Column seconds, long epochSecond) {
        return new Column() {
            @Override
            public boolean isNull(int row) {
                return seconds.isNull(row) || Double.isNaN(seconds.doubleAt(row));
            }

            @Override
            public long longAt(int row) {
                return Math.addExact(
                        Math.multiplyExact(epochSecond, MICROS), Math.round(seconds.doubleAt(row) * MICROS));
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

    private static boolean same(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }

    private record Floats(float[] values, Optional<Double> missing) implements Column {
        @Override
        public boolean isNull(int row) {
            return missing.isPresent() && same(values[row], missing.get());
        }

        @Override
        public double doubleAt(int row) {
            return values[row];
        }
    }

    private record Doubles(double[] values, Optional<Double> missing) implements Column {
        @Override
        public boolean isNull(int row) {
            return missing.isPresent() && same(values[row], missing.get());
        }

        @Override
        public double doubleAt(int row) {
            return values[row];
        }
    }

    private record Texts(String[] values) implements Column {
        @Override
        public boolean isNull(int row) {
            return false;
        }

        @Override
        public String textAt(int row) {
            return values[row];
        }
    }

    private record Integers(Object values, boolean unsigned, Optional<Long> missing) implements Column {
        @Override
        public boolean isNull(int row) {
            return missing.isPresent() && longAt(row) == missing.get();
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
}
