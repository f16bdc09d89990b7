package org.virtualgranule.sample;

import java.util.List;
import java.util.Map;

/** The variables that a granule has once: orbit, processing, quality. Between them they use every HDF5 layout. */
final class GranuleVariables {
    private static final double GPS_SECONDS_OF_EPOCH = 1_198_800_018;
    private static final int CONTROL_LENGTH = 400;

    private final GranulePlan plan;

    GranuleVariables(GranulePlan plan) {
        this.plan = plan;
    }

    List<SampleVariable> all() {
        return List.of(epoch(), start(), release(), control(), track(), cycle(), orientation(), dropped());
    }

    private SampleVariable epoch() {
        Map<String, Values> attributes = AttributeBuilder.variable(
                        "ATLAS Epoch Offset", "seconds since 1980-01-06T00:00:00.000000Z")
                .build();
        Values seconds = Values.doubles(GPS_SECONDS_OF_EPOCH);
        return single("/ancillary_data/atlas_sdp_gps_epoch", seconds, SampleStorage.compact(), attributes);
    }

    private SampleVariable start() {
        Values time = Values.text(plan.start() + ".000000Z");
        return single("/ancillary_data/data_start_utc", time, SampleStorage.contiguous(), named("Start UTC Time"));
    }

    private SampleVariable release() {
        Values number = Values.text(plan.release(), 80);
        return single("/ancillary_data/release", number, SampleStorage.compact(), named("Release Number"));
    }

    private SampleVariable control() {
        Values text = Values.text("PGE=atlas_l3a_is(BR)NAME=" + plan.name() + "(BR)SYNTHETIC=1(BR)", CONTROL_LENGTH);
        return single("/ancillary_data/control", text, SampleStorage.contiguous(), named("Control File"));
    }

    private SampleVariable track() {
        Values number = Values.shorts((short) plan.referenceTrack());
        return single("/orbit_info/rgt", number, SampleStorage.chunked(16).shuffle(), named("Reference Ground Track"));
    }

    private SampleVariable cycle() {
        Values number = Values.bytes((byte) plan.cycle());
        return single("/orbit_info/cycle_number", number, SampleStorage.contiguous(), named("Cycle Number"));
    }

    private SampleVariable orientation() {
        Values number = Values.bytes((byte) (plan.forward() ? 1 : 0));
        Map<String, Values> attributes = AttributeBuilder.variable("Spacecraft Orientation", "1")
                .text("flag_meanings", "backward forward transition")
                .values("flag_values", Values.bytes((byte) 0, (byte) 1, (byte) 2))
                .build();
        return single("/orbit_info/sc_orient", number, SampleStorage.chunked(16).shuffle(), attributes);
    }

    /** Zero elements: a dataset that can grow and has not. */
    private static SampleVariable dropped() {
        return new SampleVariable(
                "/quality_assessment/dropped_delta_time",
                Values.doubles(),
                List.of(SampleDimension.unscaled(0)),
                SampleStorage.chunked(16),
                AttributeBuilder.variable("Times of Dropped Segments", "seconds since 2018-01-01")
                        .build());
    }

    private static Map<String, Values> named(String longName) {
        return AttributeBuilder.variable(longName, "1").build();
    }

    private static SampleVariable single(
            String path, Values value, SampleStorage storage, Map<String, Values> attributes) {
        return new SampleVariable(path, value, List.of(SampleDimension.unscaled(1)), storage, attributes);
    }
}
