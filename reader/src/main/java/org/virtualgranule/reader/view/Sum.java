package org.virtualgranule.reader.view;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.OptionalDouble;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;

/** Adds numbers up, one after the other. */
interface Sum {
    /** A sum of numbers of a type. */
    static Sum of(ColumnType type) {
        return switch (type) {
            case FLOAT32, FLOAT64 -> new Floating(type == ColumnType.FLOAT32);
            default -> new Whole(type == ColumnType.UINT64);
        };
    }

    /** Adds a number that is there. */
    void add(Column values, int row);

    /** How many were added, without those that are NaN. */
    long count();

    /** How many were NaN. */
    long nan();

    Optional<Number> min();

    Optional<Number> max();

    OptionalDouble mean();

    /** Floats or doubles: the sum is compensated, so that the mean of many is as good as that of few. */
    final class Floating implements Sum {
        /** Keeps the sum of values near the greatest double finite. */
        private static final double SMALLER = 0x1p-64;

        private final boolean single;
        private final DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        private final DoubleSummaryStatistics smaller = new DoubleSummaryStatistics();
        private long nan;

        Floating(boolean single) {
            this.single = single;
        }

        @Override
        public void add(Column column, int row) {
            double value = column.doubleAt(row);
            if (Double.isNaN(value)) {
                nan++;
            } else {
                values.accept(value);
                smaller.accept(value * SMALLER);
            }
        }

        @Override
        public long count() {
            return values.getCount();
        }

        @Override
        public long nan() {
            return nan;
        }

        @Override
        public Optional<Number> min() {
            return number(values.getMin());
        }

        @Override
        public Optional<Number> max() {
            return number(values.getMax());
        }

        private Optional<Number> number(double value) {
            if (count() == 0) {
                return Optional.empty();
            }
            return Optional.of(single ? (Number) (float) value : (Number) value);
        }

        @Override
        public OptionalDouble mean() {
            if (count() == 0) {
                return OptionalDouble.empty();
            }
            double mean = values.getAverage();
            return OptionalDouble.of(Double.isFinite(mean) ? mean : smaller.getAverage() / SMALLER);
        }
    }

    /** Integers, exactly. Unsigned 64-bit ones are counted from the middle of their range, so that a long has them. */
    final class Whole implements Sum {
        private static final BigInteger MIDDLE = BigInteger.ONE.shiftLeft(Long.SIZE - 1);

        private final boolean unsigned;
        private long count;
        private long min = Long.MAX_VALUE;
        private long max = Long.MIN_VALUE;
        private long sum;
        private BigInteger carried = BigInteger.ZERO;

        Whole(boolean unsigned) {
            this.unsigned = unsigned;
        }

        @Override
        public void add(Column column, int row) {
            long value = unsigned ? column.longAt(row) + Long.MIN_VALUE : column.longAt(row);
            count++;
            min = Math.min(min, value);
            max = Math.max(max, value);
            long next = sum + value;
            if (((sum ^ next) & (value ^ next)) < 0) {
                carried = carried.add(BigInteger.valueOf(sum));
                next = value;
            }
            sum = next;
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public long nan() {
            return 0;
        }

        @Override
        public Optional<Number> min() {
            return number(min);
        }

        @Override
        public Optional<Number> max() {
            return number(max);
        }

        private Optional<Number> number(long value) {
            if (count == 0) {
                return Optional.empty();
            }
            return Optional.of(unsigned ? BigInteger.valueOf(value).add(MIDDLE) : (Number) value);
        }

        @Override
        public OptionalDouble mean() {
            if (count == 0) {
                return OptionalDouble.empty();
            }
            BigDecimal total = new BigDecimal(carried.add(BigInteger.valueOf(sum)));
            BigDecimal mean = total.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
            return OptionalDouble.of(mean.add(unsigned ? new BigDecimal(MIDDLE) : BigDecimal.ZERO)
                    .doubleValue());
        }
    }
}
