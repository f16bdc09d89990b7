package org.virtualgranule.sample;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** The variables of one beam's {@code land_ice_segments} group and its subgroups. */
final class LandIceVariables {
    private static final int CHUNK = 500;
    private static final double METRES_PER_SECOND = 7000;
    private static final Values NO_HEIGHT = Values.floats(Float.MAX_VALUE);
    private static final String BESIDE = "delta_time latitude longitude";
    private static final String ABOVE = "../delta_time ../latitude ../longitude";

    private final GranulePlan plan;
    private final String group;
    private final TrackGeometry track;
    private final Segments segments;

    LandIceVariables(GranulePlan plan, Beam beam) {
        this.plan = plan;
        this.group = beam.groupPath() + "/land_ice_segments";
        this.track = new TrackGeometry(plan.ascending(), beam);
        this.segments = new Segments(plan, beam);
    }

    List<SampleVariable> all() {
        return Stream.of(place(), heights(), labels(), subgroups())
                .flatMap(List::stream)
                .toList();
    }

    /** A variable that only one beam has, with a chunk that was never written. */
    SampleVariable geoid() {
        Values heights = segments.floats(8, new boolean[segments.count()], s -> 34 + s / 50_000);
        return heightVariable(
                "dem/geoid_h", heights, "Geoid Height", ABOVE, chunked().without(2));
    }

    private List<SampleVariable> place() {
        DoubleUnaryOperator time = s -> plan.startSeconds() + s / METRES_PER_SECOND;
        DoubleUnaryOperator latitude = s -> track.latitude(s) + segments.noise(4e-7);
        DoubleUnaryOperator longitude = s -> track.longitude(s) + segments.noise(4e-7);
        return List.of(
                variable("delta_time", segments.doubles(16, time), chunked(), timeAttributes("latitude longitude")),
                variable(
                        "latitude",
                        segments.doubles(22, latitude),
                        chunked(),
                        placeAttributes("latitude", "delta_time longitude", 90).text("units", "degrees_north")),
                variable(
                        "longitude",
                        segments.doubles(22, longitude),
                        chunked(),
                        placeAttributes("longitude", "delta_time latitude", 180).text("units", "degrees_east")));
    }

    private List<SampleVariable> heights() {
        boolean[] absent = segments.someAbsent();
        Values height = segments.floats(6, absent, s -> surface(s) + segments.noise(0.1));
        Values sigma = segments.floats(10, absent, s -> 0.02 + StrictMath.abs(segments.noise(0.02)));
        return List.of(
                heightVariable("h_li", height, "Land Ice height", BESIDE, chunked()),
                heightVariable("h_li_sigma", sigma, "Expected RMS segment misfit", BESIDE, chunked()));
    }

    private List<SampleVariable> labels() {
        Values noFlag = Values.bytes((byte) 127);
        Values noId = Values.ints(Integer.MAX_VALUE);
        AttributeBuilder quality = AttributeBuilder.variable("ATL06_Quality_Summary", "1")
                .coordinates(BESIDE)
                .filled(noFlag)
                .text("flag_meanings", "best_quality potential_problem")
                .values("flag_values", Values.bytes((byte) 0, (byte) 1))
                .range(Values.bytes((byte) 0), Values.bytes((byte) 1));
        AttributeBuilder id = AttributeBuilder.variable("Reference Point, m", "1")
                .coordinates(BESIDE)
                .filled(noId)
                .text("description", "Segment number, counting from the equator.");
        return List.of(
                variable(
                        "atl06_quality_summary",
                        segments.flags(),
                        chunked().shuffle().filledWith(noFlag),
                        quality),
                variable("segment_id", segments.ids(), chunked().shuffle().filledWith(noId), id));
    }

    private List<SampleVariable> subgroups() {
        Values dem = segments.floats(3, segments.someAbsent(), s -> surface(s) + 2);
        Values sources = Values.bytes(new byte[segments.count()]);
        Values distance = segments.doubles(0, s -> 6_930_000 + s);
        AttributeBuilder source = AttributeBuilder.variable("DEM Source Flag", "1")
                .coordinates(ABOVE)
                .text("flag_meanings", "none arctic gmted mss antarctic")
                .values("flag_values", Values.bytes((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4));
        Values noDistance = Values.doubles(Double.MAX_VALUE);
        AttributeBuilder along = AttributeBuilder.variable("X Along Track", "meters")
                .coordinates(ABOVE)
                .filled(noDistance);
        return List.of(
                heightVariable("dem/dem_h", dem, "DEM Height", ABOVE, chunked()),
                variable("dem/dem_flag", sources, chunked().shuffle(), source),
                variable("ground_track/x_atc", distance, chunked().filledWith(noDistance), along));
    }

    static AttributeBuilder timeAttributes(String coordinates) {
        return AttributeBuilder.variable("Elapsed GPS seconds", "seconds since 2018-01-01")
                .coordinates(coordinates)
                .text("standard_name", "time")
                .text("description", "Number of GPS seconds since the ATLAS SDP epoch.");
    }

    private static AttributeBuilder placeAttributes(String name, String coordinates, double limit) {
        return new AttributeBuilder()
                .text("standard_name", name)
                .text("long_name", "Segment " + name + ", WGS84")
                .coordinates(coordinates)
                .range(Values.doubles(-limit), Values.doubles(limit));
    }

    private SampleVariable heightVariable(
            String name, Values values, String longName, String coordinates, SampleStorage storage) {
        AttributeBuilder attributes = AttributeBuilder.variable(longName, "meters")
                .coordinates(coordinates)
                .filled(NO_HEIGHT);
        return variable(name, values, storage.filledWith(NO_HEIGHT), attributes);
    }

    private SampleVariable variable(String name, Values values, SampleStorage storage, AttributeBuilder attributes) {
        SampleDimension dimension = new SampleDimension(values.count(), group + "/delta_time");
        return new SampleVariable(group + "/" + name, values, List.of(dimension), storage, attributes.build());
    }

    private static SampleStorage chunked() {
        return SampleStorage.chunked(CHUNK);
    }

    private static double surface(double along) {
        return 1800 + 400 * StrictMath.sin(along / 40_000) + 20 * StrictMath.sin(along / 3000);
    }
}
