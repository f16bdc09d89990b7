package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.Variable;
import ucar.nc2.dataset.DatasetUrl;
import ucar.nc2.dataset.NetcdfDatasets;

/** Files that are open at the same time, closed, and kept by netcdf-java's cache. */
class OpenFilesTest {
    private static final String NAME = SampleGranules.names().get(1);
    private static final String HEIGHTS = "gt2l/land_ice_segments/h_li";

    @TempDir
    private Path folder;

    private String location;

    @BeforeEach
    void copySamples() {
        location = SampleGranules.copyTo(folder).resolve(NAME + ".dmrpp").toString();
    }

    private static void awaitNoThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("granule")) {
                thread.join(60_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void theLastOneToCloseGivesThreadsAndConnectionsBack() throws Exception {
        NetcdfFile one = NetcdfFiles.open(location);
        NetcdfFile other = NetcdfFiles.open(location);
        Variable closed = one.findVariable(HEIGHTS);
        other.findVariable(HEIGHTS).read();
        one.close();
        assertThat(other.findVariable("gt1l/land_ice_segments/h_li").read().getSize())
                .isPositive();
        other.close();
        awaitNoThreads();
        assertThat(Shared.SOURCES.users()).isZero();
        assertThat(Shared.POOL.users()).isZero();
        assertThatThrownBy(closed::read).isInstanceOf(IOException.class);
    }

    @Test
    void whatCannotBeOpenedGivesItsShareBack() throws Exception {
        Files.delete(Path.of(location));
        assertThatThrownBy(() -> NetcdfFiles.open("dmrpp:" + location)).isInstanceOf(IOException.class);
        assertThat(Shared.SOURCES.users()).isZero();
        assertThat(Shared.POOL.users()).isZero();
    }

    @Test
    void severalThreadsMayReadAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (NetcdfFile file = NetcdfFiles.open(location)) {
            List<Variable> variables = file.getVariables();
            List<String> expected =
                    variables.stream().map(OpenFilesTest::values).toList();
            List<Callable<String>> again = Stream.of(variables, variables, variables)
                    .flatMap(List::stream)
                    .map(variable -> (Callable<String>) () -> values(variable))
                    .toList();
            List<Future<String>> read = threads.invokeAll(again);
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).get()).isEqualTo(expected.get(i % expected.size()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String values(Variable variable) {
        try {
            Array values = variable.read();
            return variable.getFullName() + values;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileInNetcdfJavasCacheHoldsNoThreadsAndCanBeReadAgain() throws Exception {
        NetcdfDatasets.initNetcdfFileCache(1, 10, -1);
        try {
            DatasetUrl url = DatasetUrl.findDatasetUrl("dmrpp:" + location);
            NetcdfFile first = NetcdfDatasets.acquireFile(url, null);
            Array heights = first.findVariable(HEIGHTS).read();
            first.close();
            awaitNoThreads();
            assertThat(Shared.POOL.users()).isZero();
            NetcdfFile second = NetcdfDatasets.acquireFile(url, null);
            assertThat(second == first).as("from the cache").isTrue();
            assertThat(second.findVariable(HEIGHTS).read().copyTo1DJavaArray()).isEqualTo(heights.copyTo1DJavaArray());
            second.close();
        } finally {
            NetcdfDatasets.shutdown();
        }
        assertThat(Shared.SOURCES.users()).isZero();
    }

    @Test
    void aSidecarThatChangesIsReadAnewByNetcdfJavasCache() throws Exception {
        NetcdfDatasets.initNetcdfFileCache(1, 10, -1);
        try {
            for (String given : List.of(location, "dmrpp:" + location)) {
                DatasetUrl url = DatasetUrl.findDatasetUrl(given);
                NetcdfFile first = NetcdfDatasets.acquireFile(url, null);
                first.close();
                Path sidecar = Path.of(location);
                Files.setLastModifiedTime(
                        sidecar,
                        FileTime.fromMillis(Files.getLastModifiedTime(sidecar).toMillis() + 5000));
                NetcdfFile second = NetcdfDatasets.acquireFile(url, null);
                assertThat(second == first).as(given).isFalse();
                second.close();
            }
        } finally {
            NetcdfDatasets.shutdown();
        }
    }

    /** What netcdf-java's cache gives for the location: its data, or how reading them failed. */
    private static String acquired(String given) throws IOException {
        try (NetcdfFile file = NetcdfDatasets.acquireFile(DatasetUrl.findDatasetUrl(given), null)) {
            return file.findVariable(HEIGHTS).read().toString();
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5000));
    }

    @Test
    void aGranuleOnThisMachineThatChangesIsOpenedAnewByNetcdfJavasCache() throws Exception {
        Path hdf5 = folder.resolve(NAME);
        NetcdfDatasets.initNetcdfFileCache(1, 10, -1);
        try {
            for (String given : List.of(location, "dmrpp:" + location)) {
                String values = acquired(given);
                touch(hdf5);
                assertThat(acquired(given)).isEqualTo(values);
                Path away = Files.move(hdf5, folder.resolve("away"));
                assertThat(acquired(given)).contains("no such file");
                touch(away);
                Files.move(away, hdf5);
                assertThat(acquired(given)).isEqualTo(values);
            }
        } finally {
            NetcdfDatasets.shutdown();
        }
        assertThat(Shared.SOURCES.users()).isZero();
        assertThat(Shared.POOL.users()).isZero();
    }

    @Test
    void aGranuleOfAWebServerThatChangedIsOpenedAnewAfterReadingFailed() throws Exception {
        NetcdfDatasets.initNetcdfFileCache(1, 10, -1);
        try (GranuleServer server = new GranuleServer(folder)) {
            String given = "dmrpp:" + server.address(NAME + ".dmrpp");
            String values = acquired(given);
            Files.write(folder.resolve(NAME), new byte[1], StandardOpenOption.APPEND);
            assertThat(acquired(given)).contains("was changed while it was read");
            assertThat(acquired(given)).isEqualTo(values);
            int requests = server.requests().size();
            assertThat(acquired(given)).isEqualTo(values);
            assertThat(server.requests().subList(requests, server.requests().size()))
                    .as("the cache keeps the new one")
                    .noneMatch(request -> request.contains(".dmrpp"));
        } finally {
            NetcdfDatasets.shutdown();
        }
        assertThat(Shared.SOURCES.users()).isZero();
    }

    @Test
    void aGranuleOfAWebServerThatWasNotReadYetIsOpenedAnewByNetcdfJavasCache() throws Exception {
        NetcdfDatasets.initNetcdfFileCache(1, 10, -1);
        try (GranuleServer server = new GranuleServer(folder)) {
            String given = "dmrpp:" + server.address(NAME + ".dmrpp");
            DatasetUrl url = DatasetUrl.findDatasetUrl(given);
            NetcdfFile first = NetcdfDatasets.acquireFile(url, null);
            first.close();
            String other = SampleGranules.names().get(0);
            Files.copy(folder.resolve(other), folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(
                    folder.resolve(other + ".dmrpp"),
                    folder.resolve(NAME + ".dmrpp"),
                    StandardCopyOption.REPLACE_EXISTING);
            assertThat(acquired(given))
                    .isEqualTo(acquired(folder.resolve(other + ".dmrpp").toString()));
        } finally {
            NetcdfDatasets.shutdown();
        }
        assertThat(Shared.SOURCES.users()).isZero();
    }

    @Test
    void aSidecarThatIsStillTheSameIsNotFetchedAgainAndOneThatChangedIs() throws Exception {
        Path sidecar = folder.resolve(NAME + ".dmrpp");
        try (GranuleServer server = new GranuleServer(folder)) {
            String given = "dmrpp:" + server.address(NAME + ".dmrpp");
            String whole = "GET /" + NAME + ".dmrpp";
            String values = acquired(location);
            assertThat(acquired(given)).isEqualTo(values);
            assertThat(acquired(given)).isEqualTo(values);
            assertThat(server.requests()).filteredOn(r -> r.contains(".dmrpp")).containsExactly(whole, whole + " 0-0");
            Files.writeString(
                    sidecar, Files.readString(sidecar).replace("<Dataset ", "<!-- of a later day --><Dataset "));
            assertThat(acquired(given)).isEqualTo(values);
            assertThat(server.requests())
                    .filteredOn(r -> r.contains(".dmrpp"))
                    .containsExactly(whole, whole + " 0-0", whole + " 0-0", whole);
        }
    }

    @Test
    void aSidecarThatWasDamagedOnItsWayIsFetchedAgainAfterReadingFailed() throws Exception {
        Path sidecar = folder.resolve(NAME + ".dmrpp");
        String right = Files.readString(sidecar);
        try (GranuleServer server = new GranuleServer(folder)) {
            String given = "dmrpp:" + server.address(NAME + ".dmrpp");
            server.always("\"same\"");
            Files.writeString(sidecar, right.replaceAll("offset=\"(\\d+)\\d\"", "offset=\"$17\""));
            assertThat(acquired(given)).contains("get both again");
            Files.writeString(sidecar, right);
            assertThat(acquired(given)).isEqualTo(acquired(location));
        }
    }
}
