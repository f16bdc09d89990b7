package org.virtualgranule.it.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A satellite on a circle about a turning Earth, and the tracks of its six beams: no farther apart than a product's
 * motion allows, with gaps, ties of time, rows without coordinates, and beams that begin and end when they like.
 */
final class Flight {
    private static final List<String> BEAMS = List.of("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");
    private static final double RADIUS = 6_371_000;

    /** Radians a second. */
    private static final double EARTH = 7.292e-5;

    private final Random random;
    private final double orbit;
    private final double inclination;
    private final double phase;
    private final double node;
    private final double seconds;
    private final double start;

    Flight(Random random) {
        this.random = random;
        // over ground that stands still; the turning Earth makes it 7,290 m/s at most
        orbit = (random.nextBoolean() ? 7_060 : 7_240) / RADIUS;
        inclination = Math.toRadians(random.nextInt(4) == 0 ? 90 : 92);
        // any part of the orbit; a quarter of them across a pole, a quarter along the dateline
        seconds = 60 + 300 * random.nextDouble();
        boolean overPole = random.nextInt(4) == 0;
        phase = overPole ? Math.PI / 2 - orbit * seconds * random.nextDouble() : 2 * Math.PI * random.nextDouble();
        node = random.nextInt(4) == 0 ? Math.PI - 0.02 * random.nextDouble() : 2 * Math.PI * random.nextDouble();
        start = 1e8 + 1e7 * random.nextInt(10);
    }

    List<MadeTrack> tracks() {
        List<MadeTrack> tracks = new ArrayList<>();
        double step = 0.05 + 0.1 * random.nextDouble();
        boolean alike = random.nextBoolean();
        boolean inLine = random.nextBoolean();
        for (int beam = 0; beam < BEAMS.size(); beam++) {
            double from = alike ? random.nextDouble() : seconds / 2 * random.nextDouble();
            double to = alike ? seconds - random.nextDouble() : seconds * (0.5 + 0.5 * random.nextDouble());
            // side by side as real beams are, or one after another; the farthest are 9.9 km apart
            double across = (inLine ? 0 : 3_300 * (beam / 2 - 1)) + 45 * (beam % 2 == 0 ? -1 : 1);
            double ahead = (inLine ? 4_950 : 3_600) * (beam % 2 == 0 ? 1 : -1);
            tracks.add(track(BEAMS.get(beam), times(from, to, step), across, ahead));
        }
        return tracks;
    }

    /** From a time to another, with ties, and with gaps where it was cloudy. */
    private double[] times(double from, double to, double step) {
        List<Double> times = new ArrayList<>();
        double time = from;
        while (time < to) {
            times.add(time);
            int kind = random.nextInt(400);
            time += kind == 0 ? 20 * random.nextDouble() : kind < 4 ? 0 : step * (0.5 + random.nextDouble());
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private MadeTrack track(String name, double[] times, double across, double ahead) {
        double[] latitudes = new double[times.length];
        double[] longitudes = new double[times.length];
        boolean from0 = random.nextInt(4) == 0;
        for (int i = 0; i < times.length; i++) {
            double u = phase + orbit * times[i] + ahead / RADIUS;
            double c = across / RADIUS;
            // along the circle, across it, then the circle's plane tilted
            double x = Math.cos(c) * Math.cos(u);
            double y = Math.cos(c) * Math.sin(u) * Math.cos(inclination) - Math.sin(c) * Math.sin(inclination);
            double z = Math.cos(c) * Math.sin(u) * Math.sin(inclination) + Math.sin(c) * Math.cos(inclination);
            latitudes[i] = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, z))));
            double east = Math.toDegrees(Math.atan2(y, x) + node - EARTH * times[i]);
            double turned = ((east + 180) % 360 + 360) % 360 - 180;
            longitudes[i] = from0 && turned < 0 ? turned + 360 : turned;
        }
        for (int i = 0; i < times.length; i++) {
            times[i] += start;
        }
        leaveOut(latitudes, longitudes);
        return new MadeTrack(name, latitudes, longitudes, times);
    }

    /** Rows without coordinates, here and there and sometimes for long. */
    private void leaveOut(double[] latitudes, double[] longitudes) {
        double[] fills = {Double.NaN, Double.MAX_VALUE, 3.4028234663852886e38, -999, Double.NEGATIVE_INFINITY};
        for (int n = random.nextInt(4); n > 0 && latitudes.length > 0; n--) {
            int first = random.nextInt(4) == 0 ? 0 : random.nextInt(latitudes.length);
            int last = Math.min(latitudes.length, first + 1 + random.nextInt(random.nextBoolean() ? 3 : 300));
            double fill = fills[random.nextInt(fills.length)];
            for (int i = first; i < last; i++) {
                latitudes[i] = fill;
                longitudes[i] = random.nextBoolean() ? fill : longitudes[i];
            }
        }
    }
}
