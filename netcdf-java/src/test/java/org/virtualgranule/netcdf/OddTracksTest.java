package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.Array;
import ucar.nc2.Variable;
import ucar.nc2.constants.FeatureType;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.dataset.NetcdfDatasets;
import ucar.nc2.ft.FeatureDatasetFactoryManager;
import ucar.nc2.ft.FeatureDatasetPoint;
import ucar.nc2.ft.PointFeature;
import ucar.nc2.ft.TrajectoryFeature;
import ucar.nc2.ft.TrajectoryFeatureCollection;
import ucar.nc2.ft.point.writer2.CFPointWriter;
import ucar.nc2.time.CalendarDate;
import ucar.nc2.time.CalendarDateRange;
import ucar.nc2.write.NetcdfFileFormat;
import ucar.unidata.geoloc.LatLonPoint;
import ucar.unidata.geoloc.LatLonRect;

/** Tracks unlike ICESat-2's: longitudes up to 360, other calendars and units, packed numbers. */
class OddTracksTest {
    private static final String SECONDS = attribute("units", "String", "seconds since 2000-01-01");

    @TempDir
    private Path folder;

    private static String attribute(String name, String type, String value) {
        return "<Attribute name=\"" + name + "\" type=\"" + type + "\"><Value>" + value + "</Value></Attribute>";
    }

    private static double[] rows(double start, double step, int rows) {
        return DoubleStream.iterate(start, x -> x + step).limit(rows).toArray();
    }

    private static HandMade coordinate(HandMade made, String name, String attributes, double... values) {
        made.xml("<Float64 name=\"" + name + "\"><Dim name=\"/g/time\"/>" + attributes
                + attribute("standard_name", "String", name));
        return made.stored("", data -> {
                    for (double value : values) {
                        data.putDouble(value);
                    }
                })
                .xml("</Float64>");
    }

    /** A track along the equator, in a group that is still to be closed. */
    private static HandMade track(String timeAttributes, double[] times, double[] longitudes) {
        HandMade made =
                new HandMade().xml("<Group name=\"g\"><Dimension name=\"time\" size=\"" + times.length + "\"/>");
        coordinate(made, "time", timeAttributes, times);
        coordinate(made, "latitude", attribute("units", "String", "degrees_north"), new double[times.length]);
        coordinate(made, "longitude", attribute("units", "String", "degrees_east"), longitudes);
        return coordinate(made, "height", attribute("units", "String", "m"), new double[times.length]);
    }

    private FeatureDatasetPoint open(HandMade made, Formatter errors) throws IOException {
        return (FeatureDatasetPoint) FeatureDatasetFactoryManager.open(
                FeatureType.TRAJECTORY, made.xml("</Group>").write(folder).toString(), null, errors);
    }

    private FeatureDatasetPoint open(HandMade made) throws IOException {
        return open(made, new Formatter());
    }

    private static TrajectoryFeature only(FeatureDatasetPoint dataset) {
        return ((TrajectoryFeatureCollection)
                        dataset.getPointFeatureCollectionList().get(0))
                .iterator()
                .next();
    }

    private static List<PointFeature> points(Iterable<PointFeature> track) {
        List<PointFeature> points = new ArrayList<>();
        track.forEach(points::add);
        return points;
    }

    @Test
    void aBoxTakesLongitudesUpTo360AsNetcdfJavaTakesThePoints() throws IOException {
        HandMade made = track(SECONDS, rows(0, 1, 37), rows(0, 10, 37));
        try (FeatureDatasetPoint dataset = open(made)) {
            TrajectoryFeature track = only(dataset);
            int[][] westEastPoints = {{-90, -80, 2}, {170, -170, 3}, {-10, 10, 4}, {100, 120, 3}, {-180, 180, 37}};
            for (int[] expected : westEastPoints) {
                LatLonRect box =
                        new LatLonRect(LatLonPoint.create(-90, expected[0]), LatLonPoint.create(90, expected[1]));
                List<PointFeature> points = points(track.subset(box, null));
                assertThat(points).as("%s", box).hasSize(expected[2]);
                assertThat(points)
                        .allMatch(point -> box.contains(point.getLocation().getLatLon()));
            }
        }
    }

    @Test
    void aPointIsInTheRangeOfItsOwnDate() throws IOException {
        double[] times = rows(0.1234567, 1.00037, 40);
        times[7] = 1e300; // no date has it
        HandMade made = track(SECONDS, times, rows(0, 1, 40));
        try (FeatureDatasetPoint dataset = open(made)) {
            TrajectoryFeature track = only(dataset);
            List<PointFeature> all = points(track);
            all.remove(7);
            for (PointFeature point : all) {
                CalendarDate date = point.getObservationTimeAsCalendarDate();
                List<PointFeature> same = points(track.subset(null, CalendarDateRange.of(date, date)));
                assertThat(same).hasSize(1);
                assertThat(same.get(0).getObservationTime()).isEqualTo(point.getObservationTime());
            }
            CalendarDateRange every = CalendarDateRange.of(
                    all.get(0).getObservationTimeAsCalendarDate(), all.get(38).getObservationTimeAsCalendarDate());
            assertThat(points(track.subset(null, every))).hasSize(39);
        }
    }

    @Test
    void datesAreOfTheCalendarThatTheTimesAreIn() throws IOException {
        String days = attribute("units", "String", "days since 2000-01-01");
        String[][] calendarsAndDates = {{"360_day", "2000-02-30"}, {"noleap", "2000-03-01"}, {"standard", "2000-02-29"}
        };
        for (String[] expected : calendarsAndDates) {
            HandMade made = track(
                    days + attribute("calendar", "String", expected[0]), new double[] {0, 59}, new double[] {0, 1});
            try (FeatureDatasetPoint dataset = open(made)) {
                CalendarDate date = points(only(dataset)).get(1).getObservationTimeAsCalendarDate();
                assertThat(date.toString()).as(expected[0]).startsWith(expected[1]);
            }
        }
    }

    @Test
    void timesInUnitsThatNetcdfJavaHasNoDatesForMakeNoTrack() throws IOException {
        String units = "microseconds since 2000-01-01";
        Formatter errors = new Formatter();
        HandMade made = track(attribute("units", "String", units), rows(0, 1, 3), rows(0, 1, 3));
        try (FeatureDatasetPoint dataset = open(made, errors)) {
            assertThat(dataset).isNull();
        }
        assertThat(errors.toString()).contains("g/time").contains(units);
    }

    @Test
    void writersGetUnpackedNumbersWithoutTheAttributesThatWouldUnpackThemAgain() throws IOException {
        HandMade made = track(SECONDS, rows(0, 1, 3), rows(0, 1, 3))
                .xml("<Int16 name=\"packed\"><Dim name=\"/g/time\"/>" + attribute("scale_factor", "Float64", "0.01")
                        + attribute("_FillValue", "Int16", "7") + attribute("valid_min", "Int16", "0")
                        + attribute("units", "String", "m"))
                .stored(
                        "",
                        data -> data.putShort((short) 700).putShort((short) 7).putShort((short) 1200))
                .xml("</Int16><UInt8 name=\"flag\"><Dim name=\"/g/time\"/>" + attribute("_FillValue", "UInt8", "255"))
                .stored("", data -> data.put((byte) 1).put((byte) 255).put((byte) 2))
                .xml("</UInt8><Float32 name=\"plain\"><Dim name=\"/g/time\"/>"
                        + attribute("_FillValue", "Float32", "-1"))
                .stored("", data -> data.putFloat(1).putFloat(-1).putFloat(2))
                .xml("</Float32>");
        Path written = folder.resolve("written.nc");
        try (FeatureDatasetPoint dataset = open(made)) {
            assertThat(dataset.getDataVariable("packed").attributes().hasAttribute("units"))
                    .isTrue();
            assertThat(dataset.getDataVariable("flag").attributes().findAttribute("_FillValue"))
                    .satisfies(fill -> assertThat(fill.getDataType())
                            .isEqualTo(dataset.getDataVariable("flag").getDataType()))
                    .satisfies(fill ->
                            assertThat(fill.getNumericValue().intValue()).isEqualTo(255));
            assertThat(dataset.getDataVariable("plain").attributes().findAttributeDouble("_FillValue", 0))
                    .isEqualTo(-1);
            dataset.getDataVariables().removeIf(v -> v.getDataType().isUnsigned());
            CFPointWriter.writeFeatureCollection(dataset, written.toString(), NetcdfFileFormat.NETCDF3);
        }
        try (NetcdfDataset read = NetcdfDatasets.openDataset(written.toString())) {
            Variable packed = read.findVariable("packed");
            Array values = packed.read();
            assertThat(values.copyTo1DJavaArray()).isEqualTo(new double[] {7, Double.NaN, 12});
        }
    }
}
