package org.virtualgranule.it.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Project;
import ucar.nc2.Variable;
import ucar.nc2.constants.AxisType;
import ucar.nc2.dataset.CoordinateAxis;
import ucar.nc2.dataset.CoordinateSystem;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.dataset.NetcdfDatasets;
import ucar.nc2.dataset.VariableDS;

/** netcdf-java finds the coordinates, and makes NaN of fill values, as it does with the HDF5 file itself. */
@Tag("sweep")
class EnhancedTest {
    private static final String SEGMENTS = "gt2l/land_ice_segments/";

    /** With fill values, and without. */
    private static final Set<String> COLUMNS =
            Set.of("latitude", "longitude", "delta_time", "h_li", "h_te_mean", "h_ph");

    @TempDir
    private Path folder;

    @Test
    void latitudeLongitudeAndTimeAreTheAxesOfASamplesHeights() throws IOException {
        Path sidecar = Project.samples(folder).get(1).sidecar();
        try (NetcdfDataset dataset = NetcdfDatasets.openDataset(sidecar.toString())) {
            VariableDS heights = (VariableDS) dataset.findVariable(SEGMENTS + "h_li");
            CoordinateSystem system = heights.getCoordinateSystems().get(0);
            assertThat(system.findAxis(AxisType.Lat).getFullName()).isEqualTo(SEGMENTS + "latitude");
            assertThat(system.findAxis(AxisType.Lon).getFullName()).isEqualTo(SEGMENTS + "longitude");
            assertThat(system.findAxis(AxisType.Time).getFullName()).isEqualTo(SEGMENTS + "delta_time");
            float[] values = (float[]) heights.read().copyTo1DJavaArray();
            assertThat(values).contains(Float.NaN).doesNotContain(Float.MAX_VALUE);
        }
    }

    @Test
    void theRealGranulesHaveTheSameAxesAndValues() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        for (Project.Case granule : Project.realGranules()) {
            if (!granule.granule().endsWith("ATL03_index_begin.h5")) {
                assertSame(granule);
            }
        }
    }

    private void assertSame(Project.Case granule) throws IOException {
        Path place = Files.createTempDirectory(folder, "granule");
        Path data =
                Files.copy(granule.granule(), place.resolve(granule.granule().getFileName()));
        Path sidecar = Files.copy(granule.sidecar(), place.resolve(data.getFileName() + ".dmrpp"));
        try (NetcdfDataset hdf5 = NetcdfDatasets.openDataset(data.toString());
                NetcdfDataset ours = NetcdfDatasets.openDataset(sidecar.toString())) {
            assertThat(axes(ours)).as(granule.toString()).isEqualTo(axes(hdf5)).isNotEmpty();
            assertThat(systems(ours)).as(granule.toString()).isEqualTo(systems(hdf5));
            for (Variable variable : hdf5.getVariables()) {
                if (COLUMNS.contains(variable.getShortName())) {
                    Variable other = ours.findVariable(variable.getFullName());
                    assertThat(Comparison.equal(variable.read(), other.read()))
                            .as(granule + " " + variable.getFullName())
                            .isTrue();
                }
            }
        }
    }

    private static Map<String, String> axes(NetcdfDataset dataset) {
        Map<String, String> axes = new TreeMap<>();
        for (CoordinateAxis axis : dataset.getCoordinateAxes()) {
            axes.put(axis.getFullName(), axis.getAxisType() + " " + axis.getUnitsString());
        }
        return axes;
    }

    private static Set<String> systems(NetcdfDataset dataset) {
        Set<String> systems = new TreeSet<>();
        dataset.getCoordinateSystems()
                .forEach(system -> systems.add(
                        Stream.of(system.getName().split(" ")).sorted().collect(Collectors.joining(" "))));
        return systems;
    }
}
