package org.virtualgranule.reader.search;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Cap;

/**
 * Rows of a granule whose times and places are known, and what follows for all others: between two of them no row can
 * be farther from either than the product's motion allows. For one thread until the last is added, then for any number.
 */
final class Fixes {
    /** Seconds, above the rounding of any time that {@link TrackTimes} takes: windows are wider by it. */
    private static final double ROUNDING = 1e-5;

    /** Between fixes nearer than this many seconds no speed is measured. */
    private static final double LEAST_SECONDS = 1;

    private final Motion motion;
    private final List<Cap> caps;
    private final List<Fix> byTime = new ArrayList<>();

    Fixes(Motion motion, List<Cap> caps) {
        this.motion = motion;
        this.caps = caps;
    }

    Motion motion() {
        return motion;
    }

    int size() {
        return byTime.size();
    }

    /** Adds a fix. Throws if it cannot be true together with those before and after it. */
    void add(String path, String row, double time, double latitude, double longitude) throws Disagreement {
        Fix fix = new Fix(row, time, latitude, longitude, caps);
        int at = after(time);
        if (at > 0) {
            byTime.get(at - 1).check(motion, fix, path);
        }
        if (at < byTime.size()) {
            byTime.get(at).check(motion, fix, path);
        }
        byTime.add(at, fix);
    }

    Fix get(int index) {
        return byTime.get(index);
    }

    /** The first fix that is later than a time, or their number if none is. */
    int after(double time) {
        int at = byTime.size();
        while (at > 0 && byTime.get(at - 1).time() > time) {
            at--;
        }
        return at;
    }

    /** Whether a time lies between two fixes. */
    boolean enclose(double time) {
        int at = after(time);
        return at > 0 && at < byTime.size();
    }

    /** When a row may be inside the region: at no other time can any be, as far as the fixes tell. */
    List<Span> windows() {
        return spans((gap, cap) -> window(gap, cap, motion.speed(), 0));
    }

    /**
     * When rows probably are inside, within {@link #windows}: as if every track went on at the mean speed between two
     * fixes. As wide as the windows will be when fixes are known the given number of seconds before and after. A guess,
     * good for choosing what to look at next and for nothing else.
     */
    List<Span> likelyWindows(double seconds) {
        return spans((gap, cap) -> {
            double pace = pace(gap);
            double slack = (motion.speed() / pace - 1) * seconds;
            Span sound = window(gap, cap, motion.speed(), 0);
            Span likely = window(gap, cap, pace, slack);
            return new Span(Math.max(sound.from(), likely.from()), Math.min(sound.to(), likely.to()));
        });
    }

    @FunctionalInterface
    private interface Window {
        /** From after to, where a row cannot be in the cap. */
        Span of(int gap, int cap);
    }

    private List<Span> spans(Window window) {
        List<Span> spans = new ArrayList<>();
        for (int gap = 0; gap <= byTime.size(); gap++) {
            for (int cap = 0; cap < caps.size(); cap++) {
                Span span = window.of(gap, cap);
                if (span.from() <= span.to()) {
                    spans.add(span);
                }
            }
        }
        return Span.joined(spans);
    }

    /** When a row that is later than one fix and earlier than the next may be in a cap, at a speed. */
    private Span window(int gap, int cap, double speed, double slack) {
        double from = gap == 0
                ? Double.NEGATIVE_INFINITY
                : byTime.get(gap - 1).time() + seconds(byTime.get(gap - 1), cap, speed, slack);
        double to = gap == byTime.size()
                ? Double.POSITIVE_INFINITY
                : byTime.get(gap).time() - seconds(byTime.get(gap), cap, speed, slack);
        return new Span(from, to);
    }

    /** The least time between a fix and a row in a cap; a little less than none where they may be one. */
    private double seconds(Fix fix, int cap, double speed, double slack) {
        return Math.max(0, (fix.clearance(cap) - motion.spread()) / speed - slack) - ROUNDING;
    }

    /** The mean speed between two fixes, or between the nearest two. */
    private double pace(int gap) {
        int last = Math.min(Math.max(gap, 1), byTime.size() - 1);
        if (last < 1) {
            return motion.speed();
        }
        Fix a = byTime.get(last - 1);
        Fix b = byTime.get(last);
        double seconds = b.time() - a.time();
        return seconds < LEAST_SECONDS
                ? motion.speed()
                : Math.max(motion.speed() / 2, Math.min(motion.speed(), a.distance(b) / seconds));
    }
}
