package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;
import ucar.ma2.Array;
import ucar.ma2.StructureData;
import ucar.nc2.VariableSimpleIF;
import ucar.nc2.constants.FeatureType;
import ucar.nc2.ft.DsgFeatureCollection;
import ucar.nc2.ft.FeatureDatasetFactoryManager;
import ucar.nc2.ft.FeatureDatasetPoint;
import ucar.nc2.ft.PointFeature;
import ucar.nc2.ft.TrajectoryFeature;
import ucar.nc2.ft.TrajectoryFeatureCollection;
import ucar.nc2.time.CalendarDateRange;
import ucar.unidata.geoloc.LatLonPoint;
import ucar.unidata.geoloc.LatLonRect;

/** A granule's beams as trajectories of netcdf-java. */
class TracksTest {
    private static final String NAME = SampleGranules.names().get(1);
    private static final LatLonRect EVERYWHERE =
            new LatLonRect(LatLonPoint.create(-90, -180), LatLonPoint.create(90, 180));

    @TempDir
    private Path folder;

    @BeforeEach
    void copySamples() {
        SampleGranules.copyTo(folder);
    }

    private static FeatureDatasetPoint open(FeatureType type, String location) throws IOException {
        return (FeatureDatasetPoint) FeatureDatasetFactoryManager.open(type, location, null, new Formatter());
    }

    private static TrajectoryFeatureCollection segments(FeatureDatasetPoint dataset) {
        DsgFeatureCollection first = dataset.getPointFeatureCollectionList().get(0);
        assertThat(first.getName()).isEqualTo("land_ice_segments");
        return (TrajectoryFeatureCollection) first;
    }

    private static List<PointFeature> points(Iterable<PointFeature> track) {
        List<PointFeature> points = new ArrayList<>();
        track.forEach(points::add);
        return points;
    }

    @Test
    void everyBeamIsATrajectoryWithTheGranulesRows() throws IOException {
        for (FeatureType type : new FeatureType[] {FeatureType.TRAJECTORY, FeatureType.ANY_POINT, null}) {
            try (FeatureDatasetPoint dataset = open(type, folder.resolve(NAME) + ".dmrpp")) {
                assertThat(dataset.getFeatureType()).isEqualTo(FeatureType.TRAJECTORY);
                assertThat(dataset.getDataVariables())
                        .extracting(VariableSimpleIF::getShortName)
                        .contains("h_li", "segment_id", "dem_h");
                assertThat(segments(dataset))
                        .extracting(TrajectoryFeature::getName)
                        .containsExactly("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");
            }
        }
    }

    @Test
    void aPointHasItsPlaceItsTimeAndItsNumbers() throws IOException {
        try (FeatureDatasetPoint dataset = open(FeatureType.TRAJECTORY, folder.resolve(NAME) + ".dmrpp")) {
            TrajectoryFeature track = tracks(dataset).get(2);
            String group = "gt2l/land_ice_segments/";
            Array heights = dataset.getNetcdfFile().findVariable(group + "h_li").read();
            Array flags =
                    dataset.getNetcdfFile().findVariable(group + "dem/dem_flag").read();
            Array latitudes =
                    dataset.getNetcdfFile().findVariable(group + "latitude").read();
            Array times =
                    dataset.getNetcdfFile().findVariable(group + "delta_time").read();
            List<PointFeature> points = points(track);
            assertThat(points).hasSize((int) heights.getSize());
            for (int row = 0; row < points.size(); row += 97) {
                PointFeature point = points.get(row);
                StructureData data = point.getFeatureData();
                assertThat(data.getScalarObject("h_li")).isEqualTo(heights.getObject(row));
                assertThat(data.getScalarByte("dem_flag")).isEqualTo(flags.getByte(row));
                assertThat(point.getLocation().getLatitude()).isEqualTo(latitudes.getDouble(row));
                assertThat(point.getObservationTime()).isEqualTo(times.getDouble(row));
            }
            assertThat(points.get(0).getObservationTimeAsCalendarDate().toString())
                    .startsWith("2019-07-03T01:23:");
        }
    }

    private static List<TrajectoryFeature> tracks(FeatureDatasetPoint dataset) {
        List<TrajectoryFeature> tracks = new ArrayList<>();
        segments(dataset).forEach(tracks::add);
        return tracks;
    }

    @Test
    void aTimeAndABoxChooseRowsTogetherAndOneAfterTheOther() throws IOException {
        try (FeatureDatasetPoint dataset = open(FeatureType.TRAJECTORY, folder.resolve(NAME) + ".dmrpp")) {
            TrajectoryFeature track = tracks(dataset).get(0);
            List<PointFeature> all = points(track);
            PointFeature first = all.get(1000);
            PointFeature last = all.get(1200);
            CalendarDateRange dates = CalendarDateRange.of(
                    first.getObservationTimeAsCalendarDate(), last.getObservationTimeAsCalendarDate());
            LatLonRect north = new LatLonRect(
                    LatLonPoint.create(all.get(1100).getLocation().getLatitude(), -180), LatLonPoint.create(90, 180));
            assertThat(points(track.subset(EVERYWHERE, null))).hasSameSizeAs(all);
            assertThat(points(track.subset(null, dates)).size()).isBetween(199, 201);
            int both = points(track.subset(north, dates)).size();
            assertThat(both).isBetween(99, 101);
            assertThat(points(track.subset(north, null).subset(null, dates))).hasSize(both);
            LatLonRect elsewhere = new LatLonRect(LatLonPoint.create(0, 0), LatLonPoint.create(1, 1));
            for (TrajectoryFeature none : segments(dataset).subset(elsewhere)) {
                assertThat(points(none)).isEmpty();
            }
        }
    }

    @Test
    void placesCostTheCoordinatesAloneAndNumbersTheRowsThatAreWanted() throws IOException {
        try (GranuleServer server = new GranuleServer(folder);
                FeatureDatasetPoint dataset =
                        open(FeatureType.TRAJECTORY, "dmrpp:" + server.address(NAME + ".dmrpp"))) {
            TrajectoryFeature track = tracks(dataset).get(0);
            List<PointFeature> all = points(track);
            int coordinates = server.requests().size();
            PointFeature middle = all.get(1250);
            LatLonRect box = new LatLonRect(middle.getLocation().getLatLon(), 1e-4, 1e-4);
            List<PointFeature> few = points(track.subset(box, null));
            assertThat(server.requests()).as("kept chunks of the coordinates").hasSize(coordinates);
            assertThat(few.size()).isBetween(1, 5);
            for (PointFeature point : few) {
                point.getFeatureData();
            }
            assertThat(server.requests().size() - coordinates)
                    .as("a chunk of five variables, and two of fewer than 4000 bytes, which netcdf-java reads whole")
                    .isEqualTo(5 + 2 * 6);
        }
    }

    @Test
    void aFileOfAnotherKindIsLeftToNetcdfJava() throws IOException {
        Formatter errors = new Formatter();
        Path file = folder.resolve("other.nc");
        try (var writer = ucar.nc2.write.NetcdfFormatWriter.createNewNetcdf3(file.toString())
                .build()) {
            assertThat(writer.getFormat()).isNotNull();
        }
        assertThat(FeatureDatasetFactoryManager.open(FeatureType.TRAJECTORY, file.toString(), null, errors))
                .isNull();
    }
}
