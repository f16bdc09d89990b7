package org.virtualgranule.it.search;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What can be wrong with the tracks of a granule. */
enum Offence {
    /** Some rows are somewhere else. */
    JUMP {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            MadeTrack track = any(tracks, random);
            int first = random.nextInt(track.rows());
            int last = Math.min(track.rows(), first + 1 + random.nextInt(400));
            double north = 3 * random.nextGaussian();
            for (int i = first; i < last; i++) {
                track.latitudes[i] = Math.max(-90, Math.min(90, track.latitudes[i] + north));
            }
        }
    },
    /** A track is half a degree beside the others. */
    STRAY_TRACK {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            MadeTrack track = any(tracks, random);
            for (int i = 0; i < track.rows(); i++) {
                track.latitudes[i] = Math.max(-90, Math.min(90, track.latitudes[i] + 0.5));
            }
        }
    },
    /** Some rows are in the wrong order. */
    FALLING_TIME {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            MadeTrack track = any(tracks, random);
            int first = random.nextInt(track.rows());
            reverse(track, first, Math.min(track.rows(), first + 2 + random.nextInt(1000)));
        }
    },
    /** A track is stored from its end to its beginning. */
    BACKWARDS {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            MadeTrack track = any(tracks, random);
            reverse(track, 0, track.rows());
        }
    },
    /** Some rows have no time. */
    NO_TIME {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            MadeTrack track = any(tracks, random);
            double fill = random.nextBoolean() ? Double.NaN : 1e11;
            int first = random.nextInt(4) == 0 ? 0 : random.nextInt(track.rows());
            int last = Math.min(track.rows(), first + 1 + random.nextInt(300));
            Arrays.fill(track.times, first, last, fill);
        }
    },
    /** A clock of one track is wrong. */
    LATE_TRACK {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            MadeTrack track = any(tracks, random);
            for (int i = 0; i < track.rows(); i++) {
                track.times[i] += 60;
            }
        }
    },
    /** All fly faster than they can. */
    TOO_FAST {
        @Override
        void commit(List<MadeTrack> tracks, Random random) {
            double start = tracks.get(0).times[0];
            for (MadeTrack track : tracks) {
                for (int i = 0; i < track.rows(); i++) {
                    track.times[i] = start + 0.8 * (track.times[i] - start);
                }
            }
        }
    };

    abstract void commit(List<MadeTrack> tracks, Random random);

    private static MadeTrack any(List<MadeTrack> tracks, Random random) {
        return tracks.get(random.nextInt(tracks.size()));
    }

    private static void reverse(MadeTrack track, int from, int to) {
        for (double[] values : List.of(track.latitudes, track.longitudes, track.times)) {
            for (int i = from, j = to - 1; i < j; i++, j--) {
                double value = values[i];
                values[i] = values[j];
                values[j] = value;
            }
        }
    }
}
