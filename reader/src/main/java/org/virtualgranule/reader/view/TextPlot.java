package org.virtualgranule.reader.view;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A profile in characters that every terminal has. */
final class TextPlot {
    private static final int COLUMNS = 60;
    private static final int ROWS = 13;
    private static final int LABEL = 11;
    private static final int DIGITS = 6;

    private final Profile profile;
    private final double least;
    private final double greatest;

    private TextPlot(Profile profile) {
        this.profile = profile.in(COLUMNS);
        least = profile.least();
        greatest = profile.greatest();
    }

    /** Sixteen lines below each other, for a profile that is not empty. */
    static String of(Profile profile) {
        return new TextPlot(profile).text();
    }

    private String text() {
        char[][] cells = new char[ROWS][COLUMNS];
        Arrays.stream(cells).forEach(row -> Arrays.fill(row, ' '));
        for (int column = 0; column < COLUMNS; column++) {
            if (!profile.isEmpty(column)) {
                for (int row = row(profile.greatest(column)); row <= row(profile.least(column)); row++) {
                    cells[row][column] = ':';
                }
                cells[row(profile.mean(column))][column] = '*';
            }
        }
        Stream<String> rows =
                IntStream.range(0, ROWS).mapToObj(row -> (label(row) + " |" + new String(cells[row])).stripTrailing());
        return Stream.concat(rows, Stream.of(" ".repeat(LABEL) + " +" + "-".repeat(COLUMNS), places()))
                .collect(Collectors.joining("\n"));
    }

    /** The topmost row is that of the greatest value; where all are equal they are in the middle. */
    private int row(double value) {
        // halves: the difference of two doubles may be no double
        double height = greatest / 2 - least / 2;
        return height > 0 ? (int) Math.round((greatest / 2 - value / 2) / height * (ROWS - 1)) : ROWS / 2;
    }

    private String label(int row) {
        double share = (double) row / (ROWS - 1);
        boolean labelled = greatest > least ? row % (ROWS / 2) == 0 : row == ROWS / 2;
        String text = labelled ? number(greatest * (1 - share) + least * share) : "";
        return Printable.pad(text, LABEL, true);
    }

    private String places() {
        String first = number(profile.from());
        String last = number(profile.to());
        int between = COLUMNS - first.length() - last.length();
        return " ".repeat(LABEL + 2) + (profile.to() > profile.from() ? first + " ".repeat(between) + last : first);
    }

    private static String number(double value) {
        return Numbers.text(value, false, DIGITS);
    }
}
