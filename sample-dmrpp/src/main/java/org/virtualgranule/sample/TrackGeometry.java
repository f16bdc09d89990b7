package org.virtualgranule.sample;

/** Where a ground track runs: straight lines through one point in Greenland, on a locally flat Earth. */
final class TrackGeometry {
    /** Metres between the segments' centres. */
    static final double SEGMENT_LENGTH = 20;

    private static final double CENTRE_LATITUDE = 62.5;
    private static final double CENTRE_LONGITUDE = -45;
    private static final double METRES_PER_DEGREE = 111_190;
    private static final double TILT = StrictMath.toRadians(8);

    private final double heading;
    private final double offset;

    /** The track of a beam; the heading is clockwise from north, and like the real one it leans to the west. */
    TrackGeometry(boolean ascending, Beam beam) {
        this.heading = ascending ? -TILT : StrictMath.PI + TILT;
        this.offset = beam.offset();
    }

    /** Degrees north of the point this many metres past the centre. */
    double latitude(double along) {
        double north = along * StrictMath.cos(heading) - offset * StrictMath.sin(heading);
        return CENTRE_LATITUDE + north / METRES_PER_DEGREE;
    }

    /** Degrees east of the point this many metres past the centre. */
    double longitude(double along) {
        double east = along * StrictMath.sin(heading) + offset * StrictMath.cos(heading);
        double shrink = StrictMath.cos(StrictMath.toRadians(latitude(along)));
        return CENTRE_LONGITUDE + east / (METRES_PER_DEGREE * shrink);
    }
}
