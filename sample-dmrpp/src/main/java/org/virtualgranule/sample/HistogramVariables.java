package org.virtualgranule.sample;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A two-dimensional variable with its two dimension scales, chunked so that both edges have incomplete chunks. */
final class HistogramVariables {
    private static final int ROWS = 300;
    private static final int BINS = 20;

    private final GranulePlan plan;
    private final String group;

    HistogramVariables(GranulePlan plan, Beam beam) {
        this.plan = plan;
        this.group = beam.groupPath() + "/residual_histogram";
    }

    List<SampleVariable> all() {
        SampleDimension rows = new SampleDimension(ROWS, group + "/delta_time");
        SampleDimension bins = new SampleDimension(BINS, group + "/bin_top_h");
        return List.of(times(rows), tops(bins), counts(rows, bins));
    }

    private SampleVariable times(SampleDimension rows) {
        double[] times = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            times[row] = plan.startSeconds() + row / 32.0;
        }
        Map<String, Values> attributes =
                LandIceVariables.timeAttributes("lat_mean lon_mean").build();
        return new SampleVariable(
                group + "/delta_time", Values.doubles(times), List.of(rows), SampleStorage.chunked(64), attributes);
    }

    private SampleVariable tops(SampleDimension bins) {
        float[] tops = new float[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            tops[bin] = (bin - BINS / 2) / 2f;
        }
        Map<String, Values> attributes =
                AttributeBuilder.variable("Bin Top Height", "meters").build();
        return new SampleVariable(
                group + "/bin_top_h", Values.floats(tops), List.of(bins), SampleStorage.contiguous(), attributes);
    }

    private SampleVariable counts(SampleDimension rows, SampleDimension bins) {
        Random random = new Random(plan.referenceTrack());
        Values none = Values.ints(Integer.MAX_VALUE);
        int[] counts = random.ints(ROWS * BINS, 0, 12).toArray();
        SampleStorage storage = SampleStorage.chunked(64, 8).shuffle().filledWith(none);
        Map<String, Values> attributes = AttributeBuilder.variable("Bin Counts", "counts")
                .coordinates("delta_time lat_mean lon_mean")
                .filled(none)
                .build();
        return new SampleVariable(group + "/count", Values.ints(counts), List.of(rows, bins), storage, attributes);
    }
}
