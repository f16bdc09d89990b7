package org.virtualgranule.reader.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A profile in characters that every terminal has. */
final class TextPlot {
    private static final int COLUMNS = 60;
    private static final int ROWS = 13;
    private static final int LABEL = 11;

    /** Of a label, unless it takes more to tell it from another. */
    private static final int DIGITS = 6;

    private final Profile profile;
    private final double least;
    private final double greatest;
    private final List<String> labels;
    private final int label;

    private TextPlot(Profile profile) {
        this.profile = profile.in(COLUMNS);
        least = profile.least();
        greatest = profile.greatest();
        labels = greatest > least ? apart(greatest, value(ROWS / 2), least) : apart(greatest);
        label = labels.stream().mapToInt(String::length).reduce(LABEL, Math::max);
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
        return Stream.concat(rows, Stream.of(" ".repeat(label) + " +" + "-".repeat(COLUMNS), places()))
                .collect(Collectors.joining("\n"));
    }

    /** The topmost row is that of the greatest value; where all are equal they are in the middle. */
    private int row(double value) {
        // halves: the difference of two doubles may be no double
        double height = greatest / 2 - least / 2;
        return height > 0 ? (int) Math.round((greatest / 2 - value / 2) / height * (ROWS - 1)) : ROWS / 2;
    }

    /** The value that a row stands for. */
    private double value(int row) {
        double share = (double) row / (ROWS - 1);
        return greatest * (1 - share) + least * share;
    }

    /** Of the topmost row, the one in the middle and the lowest; if all values are equal of the middle. */
    private String label(int row) {
        boolean labelled = labels.size() > 1 ? row % (ROWS / 2) == 0 : row == ROWS / 2;
        String text = labelled ? labels.get(labels.size() > 1 ? row / (ROWS / 2) : 0) : "";
        return Printable.pad(text, label, true);
    }

    private String places() {
        String blanks = " ".repeat(label + 2);
        if (profile.to() <= profile.from()) {
            return blanks + apart(profile.from()).get(0);
        }
        List<String> ends = apart(profile.from(), profile.to());
        int between = COLUMNS - ends.get(0).length() - ends.get(1).length();
        return blanks + ends.get(0) + " ".repeat(between) + ends.get(1);
    }

    /** Different numbers, with as many digits as it takes to see that they are. */
    private static List<String> apart(double... values) {
        List<String> texts = List.of();
        for (int digits = DIGITS; digits <= Numbers.ALL; digits++) {
            int most = digits;
            texts = Arrays.stream(values)
                    .mapToObj(value -> Numbers.text(value, false, most))
                    .toList();
            if (texts.stream().distinct().count() == values.length) {
                break;
            }
        }
        return texts;
    }
}
