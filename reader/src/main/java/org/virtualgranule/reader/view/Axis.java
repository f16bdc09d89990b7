package org.virtualgranule.reader.view;

/**
 * An axis of a picture. XChart counts from tick to tick in doubles, and never comes to an end where a step is too small to
 * change a number, or the numbers are too large: such values are drawn less an offset, or in other units.
 *
 * @param offset what the drawn numbers are less than the values
 * @param unit what they are divided by after that
 * @param name the axis's title, which says both
 */
record Axis(double offset, double unit, String name) {
    /** A double has some 16 digits. */
    private static final double NARROW = 1e-7;

    private static final double LARGE = 1e12;
    private static final double SMALL = 1e-12;

    /** An axis for values from the least to the greatest, which are finite. */
    static Axis of(String name, double least, double greatest) {
        // halves: the difference of two doubles may be no double
        double halfSpan = greatest / 2 - least / 2;
        boolean narrow = halfSpan > 0 && halfSpan < NARROW * Math.max(Math.abs(least), Math.abs(greatest));
        double offset = narrow ? least : 0;
        double most = Math.max(Math.abs(least - offset), Math.abs(greatest - offset));
        double unit = most > LARGE || most > 0 && most < SMALL ? Math.pow(10, Math.floor(Math.log10(most))) : 1;
        String less = narrow ? ", less " + Numbers.exact(offset, false) : "";
        return new Axis(offset, unit, name + less + (unit == 1 ? "" : ", in " + Numbers.exact(unit, false)));
    }

    double drawn(double value) {
        return (value - offset) / unit;
    }
}
