package org.virtualgranule.it.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Project;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Field;
import org.virtualgranule.reader.trajectory.TrackRows;
import ucar.nc2.constants.FeatureType;
import ucar.nc2.ft.FeatureDatasetFactoryManager;
import ucar.nc2.ft.FeatureDatasetPoint;
import ucar.nc2.ft.PointFeature;
import ucar.nc2.ft.TrajectoryFeature;
import ucar.nc2.ft.TrajectoryFeatureCollection;
import ucar.nc2.ft.point.writer2.CFPointWriter;
import ucar.nc2.write.NetcdfFileFormat;
import ucar.unidata.geoloc.LatLonPoint;
import ucar.unidata.geoloc.LatLonRect;

/** The beams as netcdf-java's trajectories: the rows that the subset has too, and what netcdf-java's own writer makes of them. */
class TrajectoryTest {
    @TempDir
    private Path folder;

    private Path sidecar;

    @BeforeEach
    void copySamples() {
        sidecar = Project.samples(folder).get(1).sidecar();
    }

    private FeatureDatasetPoint open() throws IOException {
        return (FeatureDatasetPoint)
                FeatureDatasetFactoryManager.open(FeatureType.TRAJECTORY, sidecar.toString(), null, new Formatter());
    }

    @Test
    void aBoxHasTheRowsThatTheSubsetHas() throws IOException {
        double west = -45.0;
        double south = 62.4;
        double east = -44.9;
        double north = 62.6;
        List<Integer> segments = new ArrayList<>();
        try (FeatureDatasetPoint dataset = open()) {
            TrajectoryFeatureCollection tracks = (TrajectoryFeatureCollection)
                    dataset.getPointFeatureCollectionList().get(0);
            LatLonRect box = new LatLonRect(LatLonPoint.create(south, west), LatLonPoint.create(north, east));
            for (TrajectoryFeature track : tracks.subset(box)) {
                for (PointFeature point : track) {
                    segments.add(point.getFeatureData().getScalarInt("segment_id"));
                }
            }
        }
        try (VirtualGranule granule = VirtualGranule.open(sidecar)) {
            TrackRows rows = granule.subset(Region.box(west, south, east, north))
                    .columns("segment_id")
                    .read();
            int column = rows.fields().stream().map(Field::name).toList().indexOf("segment_id");
            List<Integer> expected = new ArrayList<>();
            for (Batch batch : rows.batches()) {
                for (int row = 0; row < batch.rows(); row++) {
                    expected.add((int) batch.columns().get(column).longAt(row));
                }
            }
            assertThat(segments).isEqualTo(expected).isNotEmpty();
        }
    }

    @Test
    void netcdfJavasWriterMakesATrajectoryFileOfThemThatTheCLibraryReads() throws Exception {
        assumeTrue(Ncdump.isThere(), Ncdump.WITHOUT);
        Path file = folder.resolve("tracks.nc");
        int rows;
        try (FeatureDatasetPoint dataset = open()) {
            rows = CFPointWriter.writeFeatureCollection(dataset, file.toString(), NetcdfFileFormat.NETCDF3);
        }
        String text = Ncdump.run("-v", "nobs,trajectoryId", file.toString());
        assertThat(text)
                .contains("obs = UNLIMITED ; // (" + rows + " currently)", ":featureType = \"trajectory\"")
                .contains("float h_li(obs)", "double time(obs)")
                .containsPattern("trajectoryId =\\s+\"gt1l\",\\s+\"gt1r\",\\s+\"gt2l\"");
        assertThat(rows).isEqualTo(17504);
    }
}
