package org.virtualgranule.reader.region;

/**
 * The extent of some points. Mutable, so that a scan needs one and no more; for one thread. Without points its west is
 * east of its east.
 */
final class Box {
    double west;
    double south;
    double east;
    double north;

    void clear() {
        west = Double.POSITIVE_INFINITY;
        south = Double.POSITIVE_INFINITY;
        east = Double.NEGATIVE_INFINITY;
        north = Double.NEGATIVE_INFINITY;
    }

    void add(double latitude, double longitude) {
        west = longitude < west ? longitude : west;
        east = longitude > east ? longitude : east;
        south = latitude < south ? latitude : south;
        north = latitude > north ? latitude : north;
    }
}
