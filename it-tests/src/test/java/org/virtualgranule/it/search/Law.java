package org.virtualgranule.it.search;

import java.util.List;

/** What the profile of ATL06 says of any two rows, by the haversine formula, and of the times of a track. */
final class Law {
    private static final double SPEED = 7_300;
    private static final double SPREAD = 10_000;

    private final List<MadeTrack> tracks;

    Law(List<MadeTrack> tracks) {
        this.tracks = tracks;
    }

    /** Whether a row, such as "gt1l 17", cannot be where it is while all others are where they are. */
    boolean isBrokenBy(String row) {
        MadeTrack track = tracks.stream()
                .filter(t -> row.startsWith(t.name + " "))
                .findFirst()
                .orElseThrow();
        int number = Integer.parseInt(row.substring(track.name.length() + 1));
        return fallsSomewhere(track) || tracks.stream().anyMatch(other -> isFarFrom(track, number, other));
    }

    private static boolean fallsSomewhere(MadeTrack track) {
        for (int i = 0; i < track.rows(); i++) {
            if (!(Math.abs(track.times[i]) < 1e10) || i > 0 && track.times[i] < track.times[i - 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFarFrom(MadeTrack track, int row, MadeTrack other) {
        for (int i = 0; i < other.rows(); i++) {
            if (Math.abs(other.latitudes[i]) <= 90
                    && Math.abs(other.longitudes[i]) <= 540
                    && distance(track, row, other, i) > SPEED * Math.abs(track.times[row] - other.times[i]) + SPREAD) {
                return true;
            }
        }
        return false;
    }

    private static double distance(MadeTrack a, int i, MadeTrack b, int j) {
        double north = Math.toRadians(a.latitudes[i] - b.latitudes[j]);
        double east = Math.toRadians(a.longitudes[i] - b.longitudes[j]);
        double h = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(a.latitudes[i]))
                        * Math.cos(Math.toRadians(b.latitudes[j]))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * 6_371_000 * Math.asin(Math.sqrt(Math.min(1, h)));
    }
}
