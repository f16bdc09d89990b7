package org.virtualgranule.it.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Project;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.Variable;

/** Groups, shapes, types, attributes and values are those that netcdf-java's own HDF5 reader gives for the granule. */
@Tag("sweep")
class SameAsHdf5ReaderTest {
    /** What docs/netcdf-java.md says of the differences that remain. */
    private static final Set<String> EXPLAINED = Set.of(
            // a flattened sidecar has no groups without variables and attributes
            "gt1l/signal_find_output groups: no inlandwater",
            "gt1l/signal_find_output groups: no land",
            // a scale along one of two dimensions: netcdf-java takes both for anonymous
            "gt1l/heights/signal_conf_ph dimensions: - - / delta_time -",
            "gt1l/geolocation/surf_type dimensions: - - / delta_time -",
            "gt1l/geolocation/velocity_sc dimensions: - - / delta_time -",
            // a compressed text whose length the sidecar does not state
            "ancillary_data/control type: char / String",
            "ancillary_data/control shape: [1, 100000] / [1]",
            "ancillary_data/control dimensions: - - / -",
            // XML knows one kind of line break
            "METADATA@iso_19139_series_xml");

    @TempDir
    private Path folder;

    @Test
    void theRealGranulesAreTheSame() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        Set<String> differences = new TreeSet<>();
        int variables = 0;
        for (Project.Case granule : Project.realGranules()) {
            if (!granule.granule().endsWith("ATL03_index_begin.h5")) {
                Comparison comparison = Comparison.of(granule.granule(), granule.sidecar(), folder);
                comparison.differences().forEach(line -> differences.add(line.replaceFirst("(?s)(@\\w+): .*", "$1")));
                variables += comparison.variables();
            }
        }
        assertThat(differences).isEqualTo(EXPLAINED);
        assertThat(variables).isEqualTo(2 * 2826);
    }

    /** netcdf-java's HDF5 reader opens none of them; {@code DigestsTest} compares the same arrays with libhdf5's digests. */
    @Test
    void granulesThatTheHdf5ReaderCannotOpenHaveTheValuesThatLibhdf5Reads() throws IOException {
        for (Project.Case granule : Project.samples(folder)) {
            same(granule.granule(), granule.sidecar());
        }
    }

    @Test
    void aRealGranuleThatTheHdf5ReaderCannotOpenHasTheValuesThatH5pyReads() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        Path granules = Project.shared().resolve("granules");
        String name = "ATL03_index_begin.h5";
        same(
                Files.copy(granules.resolve(name), folder.resolve(name)),
                Files.copy(granules.resolve(name + ".dmrpp"), folder.resolve(name + ".dmrpp")));
    }

    private static void same(Path hdf5, Path sidecar) throws IOException {
        assertThatThrownBy(() -> NetcdfFiles.open(hdf5.toString())).isInstanceOf(IOException.class);
        try (VirtualGranule granule = VirtualGranule.open(sidecar);
                NetcdfFile file = NetcdfFiles.open(sidecar.toString())) {
            for (ArrayEntry entry : granule.manifest().arrays().values()) {
                GranuleArray array = granule.array(entry.path());
                Variable variable = file.findVariable(entry.path().substring(1));
                assertThat(Comparison.equal(variable.read(), array.read()))
                        .as(entry.path())
                        .isTrue();
            }
            assertThat(file.getVariables())
                    .hasSameSizeAs(granule.manifest().arrays().keySet());
        }
    }
}
