package org.virtualgranule.reader.output;

import static org.virtualgranule.reader.trajectory.ColumnType.FLOAT64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;

/** Batches made by hand: name a column, give its values; null stands for an absent one. */
final class Rows {
    static final List<Field> POSITION =
            List.of(new Field(Batch.LATITUDE, FLOAT64), new Field(Batch.LONGITUDE, FLOAT64));

    private final List<Field> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final int count;

    private Rows(int count) {
        this.count = count;
    }

    static Rows of(int count) {
        return new Rows(count);
    }

    /** Points given as longitude, latitude, longitude, latitude, ... */
    static Batch points(double... lonLat) {
        return of(lonLat.length / 2)
                .numbers(Batch.LATITUDE, row -> lonLat[2 * row + 1])
                .numbers(Batch.LONGITUDE, row -> lonLat[2 * row])
                .batch();
    }

    /** Points along a meridian, for tests that look at another column. */
    Rows somewhere() {
        return numbers(Batch.LATITUDE, row -> row * 1e-4).numbers(Batch.LONGITUDE, row -> -45.0);
    }

    Rows numbers(String name, IntToDoubleFunction value) {
        return with(
                name,
                FLOAT64,
                IntStream.range(0, count).mapToObj(value::applyAsDouble).toArray());
    }

    Rows with(String name, ColumnType type, Object... values) {
        fields.add(new Field(name, type));
        columns.add(new Given(Arrays.asList(values)));
        return this;
    }

    Batch batch() {
        return new Batch(fields, columns, count);
    }

    private record Given(List<Object> values) implements Column {
        @Override
        public boolean isNull(int row) {
            return values.get(row) == null;
        }

        @Override
        public long longAt(int row) {
            return ((Number) values.get(row)).longValue();
        }

        @Override
        public double doubleAt(int row) {
            return ((Number) values.get(row)).doubleValue();
        }

        @Override
        public String textAt(int row) {
            return (String) values.get(row);
        }
    }
}
