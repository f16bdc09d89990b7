package org.virtualgranule.reader.output;

/**
 * The box around all points so far, in degrees. Of the box that stays within ±180 and the one that crosses the
 * antimeridian it is the narrower; the latter has west &gt; east, as
 * <a href="https://www.rfc-editor.org/rfc/rfc7946#section-5.2">RFC 7946</a> wants it.
 */
final class PointBounds {
    private final Range latitudes = new Range();
    private final Range eastern = new Range();
    private final Range western = new Range();

    void add(double longitude, double latitude) {
        latitudes.add(latitude);
        (longitude < 0 ? western : eastern).add(longitude);
    }

    boolean isEmpty() {
        return latitudes.isEmpty();
    }

    double west() {
        return crossesAntimeridian() || western.isEmpty() ? eastern.min : western.min;
    }

    double east() {
        return crossesAntimeridian() || eastern.isEmpty() ? western.max : eastern.max;
    }

    double south() {
        return latitudes.min;
    }

    double north() {
        return latitudes.max;
    }

    private boolean crossesAntimeridian() {
        return !eastern.isEmpty() && !western.isEmpty() && western.max + 360 - eastern.min < eastern.max - western.min;
    }

    private static final class Range {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;

        void add(double number) {
            min = Math.min(min, number);
            max = Math.max(max, number);
        }

        boolean isEmpty() {
            return min > max;
        }
    }
}
