package org.virtualgranule.sample;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * The segments of one beam: their numbers along the track, and values made from them. Some are left out, as real
 * granules leave out segments without a surface, so that a row is not a segment number.
 */
final class Segments {
    private static final int FIRST_ID = 346_000;

    private final int[] numbers;
    private final Random random;
    private final double middle;

    /** Chooses the segments of a beam. The same granule and beam always get the same ones. */
    Segments(GranulePlan plan, Beam beam) {
        this.random = new Random(plan.referenceTrack() * 10L + beam.ordinal());
        this.middle = plan.segments() / 2.0;
        boolean[] dropped = new boolean[plan.segments()];
        for (int gap = 0; gap < 6; gap++) {
            int start = random.nextInt(plan.segments());
            Arrays.fill(dropped, start, Math.min(plan.segments(), start + 5 + random.nextInt(20)), true);
        }
        this.numbers =
                IntStream.range(0, plan.segments()).filter(i -> !dropped[i]).toArray();
    }

    int count() {
        return numbers.length;
    }

    Values ids() {
        return Values.ints(Arrays.stream(numbers).map(n -> FIRST_ID + n).toArray());
    }

    /**
     * Float64 values by the metres past the middle of the track.
     *
     * @param bits binary places that are kept: fewer bits deflate better, and keep the samples small
     */
    Values doubles(int bits, DoubleUnaryOperator byDistance) {
        return Values.doubles(Arrays.stream(numbers)
                .mapToDouble(n -> rounded(byDistance.applyAsDouble((n - middle) * TrackGeometry.SEGMENT_LENGTH), bits))
                .toArray());
    }

    /** Float32 values by the metres past the middle of the track, the largest float where {@code absent} says so. */
    Values floats(int bits, boolean[] absent, DoubleUnaryOperator byDistance) {
        float[] values = new float[numbers.length];
        for (int row = 0; row < values.length; row++) {
            double distance = (numbers[row] - middle) * TrackGeometry.SEGMENT_LENGTH;
            values[row] = absent[row] ? Float.MAX_VALUE : (float) rounded(byDistance.applyAsDouble(distance), bits);
        }
        return Values.floats(values);
    }

    /** Rows without a value, about one in fifty. */
    boolean[] someAbsent() {
        boolean[] absent = new boolean[numbers.length];
        for (int row = 0; row < absent.length; row++) {
            absent[row] = random.nextInt(50) == 0;
        }
        return absent;
    }

    /** Quality flags: mostly 0, some 1, a few absent (127). */
    Values flags() {
        byte[] flags = new byte[numbers.length];
        for (int row = 0; row < flags.length; row++) {
            int die = random.nextInt(100);
            flags[row] = (byte) (die == 0 ? 127 : die < 12 ? 1 : 0);
        }
        return Values.bytes(flags);
    }

    double noise(double size) {
        return size * random.nextGaussian();
    }

    private static double rounded(double value, int bits) {
        return StrictMath.rint(StrictMath.scalb(value, bits)) / StrictMath.scalb(1.0, bits);
    }
}
