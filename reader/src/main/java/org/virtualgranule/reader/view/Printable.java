package org.virtualgranule.reader.view;

import org.virtualgranule.dmrpp.model.OneLine;

/** Text on its way to a terminal: names in a sidecar may hold line breaks and escape sequences, and be of any length. */
public final class Printable {
    /** Columns of a line: behind JShell's name of a variable it still fits into 100. */
    static final int WIDTH = 88;

    /** Lines of a text, at most. */
    static final int HEIGHT = 24;

    private static final String CUT = "...";

    private Printable() {}

    /**
     * Replaces what a terminal would act on.
     *
     * @param text any text
     * @return one line, as {@link OneLine#of}
     */
    public static String of(String text) {
        return OneLine.of(text);
    }

    /** A printable line of at most so many characters; what is cut ends in dots. */
    static String cut(String text, int width) {
        // what is thrown away need not be looked at: it may be megabytes
        String line = of(text.substring(0, Math.min(text.length(), width + 1)));
        return line.length() > width ? line.substring(0, width - CUT.length()) + CUT : line;
    }

    /**
     * A line that fits a terminal.
     *
     * @param text any text
     * @return the printable text; what is cut ends in dots
     */
    public static String line(String text) {
        return cut(text, WIDTH);
    }

    /**
     * A number of things.
     *
     * @param number how many
     * @param thing what one of them is called
     * @return such as {@code 1 group} or {@code 2 groups}
     */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** The text with blanks after it, or before it. */
    static String pad(String text, int width, boolean right) {
        String blanks = " ".repeat(Math.max(0, width - text.length()));
        return right ? blanks + text : text + blanks;
    }
}
