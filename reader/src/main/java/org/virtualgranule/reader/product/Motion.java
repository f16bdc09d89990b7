package org.virtualgranule.reader.product;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far apart two rows of a granule can be, whichever tracks they are of: at most {@code speed} × the seconds between
 * them + {@code spread}. Measured on a sphere of 6,371,000 m radius, with the
 * latitudes as they are in the file.
 *
 * @param speed metres a second, above 0
 * @param spread metres between rows of the same time, at least 0
 */
public record Motion(
        @JsonProperty(required = true) double speed,
        @JsonProperty(required = true) double spread) {
    /** No bound: a row may be anywhere at any time. */
    public static final Motion UNBOUNDED = new Motion(Double.POSITIVE_INFINITY, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if they bound nothing
     */
    public Motion {
        if (!(speed > 0 && spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("motion of " + speed + " m/s and " + spread + " m");
        }
    }

    /**
     * Says whether there is a bound.
     *
     * @return false for {@link #UNBOUNDED}
     */
    public boolean isBounded() {
        return speed < Double.POSITIVE_INFINITY;
    }

    /**
     * Bounds a distance.
     *
     * @param seconds between two rows, at least 0
     * @return metres, infinite without a bound
     */
    public double reach(double seconds) {
        return isBounded() ? speed * seconds + spread : Double.POSITIVE_INFINITY;
    }
}
