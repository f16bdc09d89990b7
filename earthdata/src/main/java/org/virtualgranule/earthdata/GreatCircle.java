package org.virtualgranule.earthdata;

import org.locationtech.jts.geom.Coordinate;

/**
 * The shortest way between two points of a globe, less than half a turn apart.
 *
 * @param from longitude and latitude in degrees
 * @param to longitude and latitude in degrees
 */
record GreatCircle(Coordinate from, Coordinate to) {
    /** The point at a part of the chord, seen from the centre; its longitude counts on from that of the start. */
    Coordinate at(double part) {
        double[] a = vector(from);
        double[] b = vector(to);
        double x = a[0] + part * (b[0] - a[0]);
        double y = a[1] + part * (b[1] - a[1]);
        double z = a[2] + part * (b[2] - a[2]);
        double longitude = Math.toDegrees(Math.atan2(y, x));
        double turns = Math.rint((from.x - longitude) / 360);
        return new Coordinate(longitude + 360 * turns, Math.toDegrees(Math.atan2(z, Math.hypot(x, y))));
    }

    private static double[] vector(Coordinate point) {
        double longitude = Math.toRadians(point.x);
        double latitude = Math.toRadians(point.y);
        return new double[] {
            Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)
        };
    }
}
