package org.virtualgranule.reader.view;

import java.util.Arrays;

/**
 * Values along a line, in bins of equal length: least, greatest and mean of each. As many bins as a picture has columns, so
 * that a line of any length can be drawn from it.
 */
final class Profile {
    private final double from;
    private final double to;
    private final long[] counts;
    private final double[] least;
    private final double[] greatest;
    private final double[] sums;
    private long missing;

    /** Begins a line between two places; {@code from} and {@code to} are the middles of the first and the last bin. */
    Profile(double from, double to, int bins) {
        this.from = from;
        this.to = to;
        counts = new long[bins];
        least = new double[bins];
        greatest = new double[bins];
        sums = new double[bins];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }

    /** Adds a value; what is not finite has no place in a picture, and counts as missing. */
    void add(double place, double value) {
        if (!Double.isFinite(value)) {
            missing++;
            return;
        }
        int bin = to > from ? (int) Math.round((place - from) / (to - from) * (counts.length - 1)) : 0;
        add(bin, 1, value, value, value);
    }

    void addMissing() {
        missing++;
    }

    private void add(int bin, long count, double low, double high, double sum) {
        counts[bin] += count;
        least[bin] = Math.min(least[bin], low);
        greatest[bin] = Math.max(greatest[bin], high);
        sums[bin] += sum;
    }

    /** The same line in fewer bins. */
    Profile in(int bins) {
        Profile fewer = new Profile(from, to, bins);
        fewer.missing = missing;
        for (int bin = 0; bin < counts.length; bin++) {
            int place = counts.length == 1 ? 0 : (int) Math.round((double) bin / (counts.length - 1) * (bins - 1));
            fewer.add(place, counts[bin], least[bin], greatest[bin], sums[bin]);
        }
        return fewer;
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    int bins() {
        return counts.length;
    }

    boolean isEmpty(int bin) {
        return counts[bin] == 0;
    }

    double least(int bin) {
        return least[bin];
    }

    double greatest(int bin) {
        return greatest[bin];
    }

    double mean(int bin) {
        // a sum may be rounded, or overflow; the mean lies within
        return Math.max(least[bin], Math.min(greatest[bin], sums[bin] / counts[bin]));
    }

    /** The middle of a bin. */
    double place(int bin) {
        return counts.length == 1 ? from : from + (to - from) * bin / (counts.length - 1);
    }

    /** The least of all values; infinite if there is none. */
    double least() {
        return Arrays.stream(least).min().orElse(Double.POSITIVE_INFINITY);
    }

    double greatest() {
        return Arrays.stream(greatest).max().orElse(Double.NEGATIVE_INFINITY);
    }

    long count() {
        return Arrays.stream(counts).sum();
    }

    long missing() {
        return missing;
    }
}
