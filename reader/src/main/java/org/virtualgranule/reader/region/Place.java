package org.virtualgranule.reader.region;

/**
 * A point on the unit sphere. Latitudes of the ellipsoid are taken as the sphere's.
 *
 * @param x towards longitude 0 on the equator
 * @param y towards longitude 90 east on the equator
 * @param z towards the north pole
 */
public record Place(double x, double y, double z) {
    /** Metres of the sphere's radius: distances are on this sphere. */
    public static final double EARTH_RADIUS = 6_371_000;

    /**
     * Finds a place.
     *
     * @param latitude degrees north, from -90 to 90
     * @param longitude degrees east, with any number of turns
     * @return the place
     */
    public static Place of(double latitude, double longitude) {
        double up = Math.toRadians(latitude);
        double east = Math.toRadians(longitude);
        double ring = Math.cos(up);
        return new Place(ring * Math.cos(east), ring * Math.sin(east), Math.sin(up));
    }

    /**
     * Says whether a row's coordinates are a place: fill values and NaN are not, and such rows are in no region.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @return true for a latitude up to 90 and a longitude up to 540, north or south, east or west
     */
    public static boolean isPlace(double latitude, double longitude) {
        return RegionIndex.isPoint(latitude, longitude);
    }

    /**
     * Measures a great circle.
     *
     * @param other another place
     * @return metres along the sphere, right to a millimetre for places far from each other's antipodes
     */
    public double distance(Place other) {
        double across = Math.sqrt(square(x - other.x) + square(y - other.y) + square(z - other.z));
        return 2 * EARTH_RADIUS * Math.asin(Math.min(1, across / 2));
    }

    private static double square(double a) {
        return a * a;
    }
}
