package org.virtualgranule.reader.search;

import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Place;

/**
 * Compares rows that were read with what the search concluded from others. Mostly a few multiplications a row: the great
 * circle is computed only where a longer way, straight on the map, is too long. For one thread.
 */
final class RowCheck {
    private static final double HALF_TURN = 180;

    private final TrackTimes track;
    private final Fixes fixes;
    private final ReadRows rows;
    private final double[] times;

    RowCheck(TrackTimes track, Fixes fixes, ReadRows rows) {
        this.track = track;
        this.fixes = fixes;
        this.rows = rows;
        times = rows.times;
    }

    /** Throws where a time is smaller than the one before it, or is none. */
    static void ascending(TrackArrays arrays, long firstRow, double[] times) throws Disagreement {
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= before)) {
                throw new Disagreement(
                        arrays.time().path(),
                        "the time falls along the track: row " + (firstRow + i) + " has " + times[i] + " s, the one"
                                + " before it " + before + " s");
            }
            before = times[i];
        }
    }

    /** Throws at the first row that is not when or where it must be. */
    void run() throws Disagreement {
        if (times.length == 0) {
            return;
        }
        ascending(track.arrays(), rows.first, times);
        checkSpan();
        int from = 0;
        while (from < times.length) {
            int next = fixes.after(times[from]);
            int to = next == fixes.size()
                    ? times.length
                    : firstAfter(from, fixes.get(next).time());
            if (next > 0) {
                compare(fixes.get(next - 1), from, to);
            }
            if (next < fixes.size()) {
                compare(fixes.get(next), from, to);
            }
            from = to;
        }
    }

    private void checkSpan() throws Disagreement {
        Span span = track.span(rows.first, rows.first + times.length);
        double last = times[times.length - 1];
        if (times[0] < span.from() || last > span.to()) {
            throw new Disagreement(
                    track.arrays().time().path(),
                    "rows " + rows.first + " to " + (rows.first + times.length - 1) + " have times from " + times[0]
                            + " s to " + last + " s, not between " + span.from() + " s and " + span.to() + " s");
        }
    }

    private int firstAfter(int from, double time) {
        int to = from;
        while (to < times.length && times[to] < time) {
            to++;
        }
        return to;
    }

    private void compare(Fix fix, int from, int to) throws Disagreement {
        Motion motion = fixes.motion();
        double widest = ringSquared(fix, from, to);
        for (int i = from; i < to; i++) {
            double reach = Math.toDegrees(motion.reach(Math.abs(times[i] - fix.time())) / Place.EARTH_RADIUS);
            double north = rows.latitudes[i] - fix.latitude();
            double east = Math.abs(rows.longitudes[i] - fix.longitude());
            east = east > HALF_TURN ? Math.abs(east - 2 * HALF_TURN * Math.rint(east / (2 * HALF_TURN))) : east;
            if (!(north * north + widest * east * east <= reach * reach)) {
                exactly(fix, i);
            }
        }
    }

    /** The squared radius of the widest parallel on the way between the fix and any of the rows, of a sphere of 1. */
    private double ringSquared(Fix fix, int from, int to) {
        double least = Math.abs(fix.latitude());
        for (int i = from; i < to; i++) {
            double latitude = rows.latitudes[i];
            boolean crosses = latitude * fix.latitude() <= 0;
            double nearest = crosses ? 0 : Math.abs(latitude);
            least = nearest < least ? nearest : least; // NaN is not
        }
        double ring = Math.cos(Math.toRadians(least));
        return ring * ring;
    }

    private void exactly(Fix fix, int i) throws Disagreement {
        if (!Place.isPlace(rows.latitudes[i], rows.longitudes[i])) {
            return; // such a row is in no region
        }
        Place place = Place.of(rows.latitudes[i], rows.longitudes[i]);
        if (!fix.allows(fixes.motion(), times[i], place)) {
            String row = "row " + (rows.first + i) + " of " + track.arrays().name();
            throw new Disagreement(
                    track.arrays().latitude().path(), fix.objection(fixes.motion(), row, times[i], place));
        }
    }
}
