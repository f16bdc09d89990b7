package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.serve.ServerLimits;
import org.virtualgranule.serve.StoreServer;
import org.virtualgranule.zarr.store.VirtualStore;

/** The Python lines of the pages run as they stand there. */
@Tag("clients")
class PythonLinesTest {
    private static final String GRANULE = "http://127.0.0.1:8000/GRANULE.h5";

    @TempDir
    private Path directory;

    private Path sidecar;

    @BeforeEach
    void copySample() {
        assumeTrue(Oracle.ZARR.isThere(), Oracle.ZARR.without());
        sidecar = Project.samples(directory).get(0).sidecar();
    }

    /** What one of a page's blocks prints when it finds its data in another place. */
    private static String lines(String page, int block, String place, Object other)
            throws IOException, InterruptedException {
        return Oracle.ZARR.run("run_page.py", Project.root().resolve("docs").resolve(page), block, place, other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kerchunk-json", "kerchunk-parquet"})
    void referencesAreReadWithFsspecAndXarray(String format) throws Exception {
        Path out = directory.resolve("out");
        Command command = Command.run("refs", "--format", format, "--out", out, sidecar);
        assertThat(command.exit()).as(command.err()).isZero();
        assertThat(lines("refs.md", 1, "refs.json", out))
                .startsWith("<xarray.Dataset")
                .contains("h_li ");
    }

    @Test
    void aServedGranuleIsReadWithXarrayAndTensorStore() throws Exception {
        assertThat(served(UnaryOperator.identity(), 1))
                .startsWith("<xarray.Dataset")
                .contains("<xarray.DataTree")
                .contains("Group: /gt1l/land_ice_segments");
        assertThat(served(VirtualStore::decoded, 2)).startsWith("TensorStore(").contains("'dtype': 'float32'");
    }

    private String served(UnaryOperator<VirtualStore> view, int block) throws IOException, InterruptedException {
        try (VirtualGranule granule = VirtualGranule.open(sidecar);
                StoreServer server = StoreServer.start(
                        Map.of("a.h5", view.apply(granule.store())),
                        new InetSocketAddress("127.0.0.1", 0),
                        ServerLimits.standard(8),
                        problem -> {})) {
            return lines(
                    "serve.md",
                    block,
                    GRANULE,
                    server.address("a.h5").toString().replaceFirst("/$", ""));
        }
    }
}
