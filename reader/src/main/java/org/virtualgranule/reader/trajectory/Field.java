package org.virtualgranule.reader.trajectory;

import java.util.Objects;

/**
 * Name and type of one output column.
 *
 * @param name the column's name, unique among the fields of a batch
 * @param type the type of its values; every field may hold absent values
 */
public record Field(String name, ColumnType type) {
    /**
     * Checks that both are there.
     *
     * @param name the column's name
     * @param type the type of its values
     */
    public Field {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
