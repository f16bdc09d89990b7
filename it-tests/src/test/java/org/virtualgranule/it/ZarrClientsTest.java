package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.serve.ServerLimits;
import org.virtualgranule.serve.StoreServer;
import org.virtualgranule.zarr.store.VirtualStore;

/** Zarr clients that others wrote read the served granules, and find in them what h5py finds in the files. */
@Tag("clients")
class ZarrClientsTest {
    private static final Path IT_TESTS = Project.root().resolve("it-tests");
    private static final Path ZARRITA = IT_TESTS.resolve("target/zarrita");

    /** Somebody else's program, that reads addresses and compares with the files behind them. */
    private interface Client {
        String run(List<Object> addressesAndFiles) throws IOException, InterruptedException;
    }

    @BeforeEach
    void realGranulesAreThere() {
        assumeTrue(Project.hasShared(), Project.withoutShared());
    }

    @Test
    void zarrPythonAndXarrayReadTheStoredChunks() throws Exception {
        assumeTrue(Oracle.ZARR.isThere(), Oracle.ZARR.without());
        check(
                false,
                UnaryOperator.identity(),
                Project.Case::granule,
                pairs -> Oracle.ZARR.run("check_store.py", pairs.toArray()));
    }

    @Test
    void tensorStoreReadsTheDecodedChunksToo() throws Exception {
        assumeTrue(Oracle.ZARR.isThere(), Oracle.ZARR.without());
        check(true, VirtualStore::decoded, Project.Case::granule, pairs -> {
            pairs.add(0, "--decoded");
            return Oracle.ZARR.run("check_store.py", pairs.toArray());
        });
    }

    @Test
    void zarritaReadsTheDecodedChunks() throws Exception {
        assumeTrue(Files.isDirectory(ZARRITA), "skipped: no zarrita.js; it-tests/oracles/make-env installs it");
        Path script = ZARRITA.resolve("check.mjs"); // it imports from the folder that it is in
        Files.copy(IT_TESTS.resolve("oracles/zarrita/check.mjs"), script, StandardCopyOption.REPLACE_EXISTING);
        check(false, VirtualStore::decoded, Project.Case::expected, pairs -> {
            List<String> command = new ArrayList<>(List.of("node", script.toString()));
            pairs.forEach(argument -> command.add(argument.toString()));
            return Oracle.run(command);
        });
    }

    /** Only one granule of each product, and one track of it: GDAL takes its time. */
    @Test
    void gdalReadsTheDecodedChunks() throws Exception {
        assumeTrue(Oracle.GDAL.isThere(), Oracle.GDAL.without());
        check(true, VirtualStore::decoded, Project.Case::expected, pairs -> {
            List<Object> some = new ArrayList<>(List.of("--below", "/gt1l/land_ice_segments"));
            some.addAll(pairs.stream()
                    .filter(one -> one.toString().contains("ATL06_2018"))
                    .toList());
            return Oracle.GDAL.run("check_gdal.py", some.toArray());
        });
    }

    /**
     * Serves the real granules, half of whose sidecars are hierarchical, and runs a client over them.
     *
     * @param wanted which file tells the client what is right
     */
    private static void check(
            boolean hierarchical, UnaryOperator<VirtualStore> view, Function<Project.Case, Path> wanted, Client client)
            throws IOException, InterruptedException {
        List<Project.Case> cases = Project.realGranules().stream()
                .filter(granule -> granule.sidecar().getParent().endsWith("groups") == hierarchical)
                .toList();
        Map<String, VirtualGranule> granules = new LinkedHashMap<>();
        cases.forEach(one -> granules.put(
                one.granule().getFileName().toString(),
                VirtualGranule.open(
                        one.sidecar(),
                        GranuleOptions.defaults().withData(one.granule().toString()))));
        Map<String, VirtualStore> stores = new LinkedHashMap<>();
        granules.forEach((name, granule) -> stores.put(name, view.apply(granule.store())));
        List<Throwable> problems = new ArrayList<>();
        try (StoreServer server = StoreServer.start(
                stores, new InetSocketAddress("127.0.0.1", 0), ServerLimits.standard(8), problems::add)) {
            List<Object> pairs = new ArrayList<>();
            cases.forEach(one -> {
                pairs.add(server.address(one.granule().getFileName().toString()));
                pairs.add(wanted.apply(one));
            });
            String report = client.run(pairs);
            assertThat(report.lines().reduce("", (a, b) -> b)).matches(".*\\d{2,} passed, 0 failed");
        } finally {
            granules.values().forEach(VirtualGranule::close);
        }
        assertThat(problems).isEmpty();
    }
}
