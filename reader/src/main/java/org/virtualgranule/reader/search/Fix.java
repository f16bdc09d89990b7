package org.virtualgranule.reader.search;

import java.util.List;
import java.util.Locale;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Cap;
import org.virtualgranule.reader.region.Place;

/** A row whose time and place are known. Immutable. */
final class Fix {
    /** Metres, above the rounding of a distance. */
    private static final double ROUNDING = 0.01;

    private final String row;
    private final double time;
    private final double latitude;
    private final double longitude;
    private final Place place;
    private final double[] clearances;

    /** The row's name for messages, its time in seconds, its place in degrees. */
    Fix(String row, double time, double latitude, double longitude, List<Cap> caps) {
        this.row = row;
        this.time = time;
        this.latitude = latitude;
        this.longitude = longitude;
        place = Place.of(latitude, longitude);
        clearances = caps.stream()
                .mapToDouble(cap -> place.distance(cap.centre()) - cap.radius())
                .toArray();
    }

    double time() {
        return time;
    }

    double latitude() {
        return latitude;
    }

    double longitude() {
        return longitude;
    }

    double distance(Fix other) {
        return place.distance(other.place);
    }

    /** Metres to the nearest place of a cap; negative within it. */
    double clearance(int cap) {
        return clearances[cap];
    }

    /** Whether another row can be where it is. */
    boolean allows(Motion motion, double otherTime, Place other) {
        return place.distance(other) <= motion.reach(Math.abs(otherTime - time)) + ROUNDING;
    }

    /** Says why another row cannot be where it is. */
    String objection(Motion motion, String otherRow, double otherTime, Place other) {
        return String.format(
                Locale.ROOT,
                "%s at %.3f s is %.0f m away from %s at %.3f s, where at most %.0f m are possible (%.0f m/s and %.0f m)",
                otherRow,
                otherTime,
                place.distance(other),
                row,
                time,
                motion.reach(Math.abs(otherTime - time)),
                motion.speed(),
                motion.spread());
    }

    /** Throws if the other fix cannot be where it is. */
    void check(Motion motion, Fix other, String path) throws Disagreement {
        if (!allows(motion, other.time, other.place)) {
            throw new Disagreement(path, objection(motion, other.row, other.time, other.place));
        }
    }
}
