package org.virtualgranule.reader.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cells below names, as many columns as a terminal has room for. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();

    /** A column's name and cells, all of one width. */
    private record Column(String name, List<String> cells) {
        static Column of(String name, List<String> cells, boolean right) {
            int width = Math.max(
                    name.length(), cells.stream().mapToInt(String::length).max().orElse(0));
            return new Column(
                    Printable.pad(name, width, right),
                    cells.stream()
                            .map(cell -> Printable.pad(cell, width, right))
                            .toList());
        }

        int width() {
            return GAP.length() + name.length();
        }
    }

    /** Adds a column of texts. */
    void addTexts(String name, List<String> cells) {
        columns.add(Column.of(name, cells, false));
    }

    /** Adds a column of numbers, with their decimal points below each other. */
    void addNumbers(String name, List<String> cells) {
        int longest = cells.stream().mapToInt(Table::fraction).max().orElse(0);
        List<String> aligned = cells.stream()
                .map(cell -> isNumber(cell) ? cell + " ".repeat(longest - fraction(cell)) : cell)
                .toList();
        columns.add(Column.of(name, aligned, true));
    }

    /** Characters from the decimal point on. */
    private static int fraction(String cell) {
        return cell.contains(".") ? cell.length() - cell.indexOf('.') : 0;
    }

    private static boolean isNumber(String cell) {
        return cell.chars().anyMatch(Character::isDigit);
    }

    /** How many columns there is room for, at least one. */
    int fitting() {
        int width = 0;
        for (int c = 0; c < columns.size(); c++) {
            width += columns.get(c).width();
            if (width > Printable.WIDTH) {
                return Math.max(1, c);
            }
        }
        return columns.size();
    }

    /** The names, unless there are none, and the rows. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.name().isBlank())) {
            lines.add(line(Column::name));
        }
        for (int row = 0; row < columns.get(0).cells().size(); row++) {
            int r = row;
            lines.add(line(column -> column.cells().get(r)));
        }
        return lines;
    }

    private String line(Function<Column, String> cell) {
        String line = columns.stream()
                .limit(fitting())
                .map(column -> GAP + cell.apply(column))
                .collect(Collectors.joining());
        return Printable.line(line.stripTrailing());
    }
}
