package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Traffic;
import org.virtualgranule.zarr.sidecar.SidecarCache;

/** A network that fails now and then costs requests, and nothing else. */
@Timeout(120)
class PassingFaultsTest {
    private static final int GRANULES = 10;
    private static final HttpOptions OPTIONS = HttpOptions.defaults().withPatience(ManyGranules.SHORT);

    @TempDir
    private static Path directory;

    private static ManyGranules granules;
    private static Path local;
    private static FaultyServer server;
    private static int usual;

    @BeforeAll
    static void serve() throws IOException {
        granules = new ManyGranules(directory, GRANULES);
        local = granules.local();
        server = new FaultyServer(directory);
        Path calm = granules.output("calm");
        assertThat(granules.run(OPTIONS, granules.at(server), calm).failures()).isEmpty();
        assertThat(calm).hasSameBinaryContentAs(local);
        usual = server.requests();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sidecarsThatAreDamagedTwiceAreFetchedAThirdTime() throws IOException {
        server.reset().faults(Faults.times(2, Fault.TORN, Ask::isSidecar));
        Path file = granules.output("torn");
        assertThat(granules.run(OPTIONS, granules.at(server), file).failures()).isEmpty();
        assertThat(file).hasSameBinaryContentAs(local);
        assertThat(server.faulted()).isEqualTo(2 * GRANULES);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1", "0.05, 2", "0.2, 3", "0.2, 4"})
    void everyRowArrivesOnceAndTheFileIsTheLocalOne(double share, long seed) throws IOException {
        server.reset().faults(Faults.random(seed, share, Fault.PASSING));
        Path file = granules.output("stormy");
        Traffic traffic = new Traffic();
        SubsetRun.Summary summary = granules.run(OPTIONS.withTraffic(traffic), granules.at(server), file);
        assertThat(summary.failures()).isEmpty();
        assertThat(summary.granules()).isEqualTo(GRANULES);
        assertThat(file).hasSameBinaryContentAs(local);
        assertThat(server.faulted()).as("faults").isGreaterThan((int) (usual * share / 2));
        assertThat(server.requests()).as("requests").isBetween(usual + 1, 2 * usual);
    }

    @Test
    void whatWasDamagedOnTheWayIsNotKeptForTheNextRun() throws IOException {
        SidecarCache cache = SidecarCache.in(directory.resolve("cache"));
        Path file = granules.output("cached");
        server.reset().faults(Faults.random(5, 0.3, EnumSet.of(Fault.TORN, Fault.TRUNCATED, Fault.RESET_IN_BODY)));
        try (ByteSources source = ByteSources.standard(OPTIONS)) {
            GranuleOptions cached = GranuleOptions.defaults().withSource(source).withCache(cache);
            assertThat(granules.run(cached, granules.at(server), file).failures())
                    .isEmpty();
            assertThat(file).hasSameBinaryContentAs(local);
            assertThat(server.asks().stream().filter(ask -> ask.isSidecar() && ask.number() > 0))
                    .as("sidecars that were asked for again")
                    .isNotEmpty();
            server.reset().faults(Faults.NONE);
            granules.run(cached, granules.at(server), file);
        }
        assertThat(file).hasSameBinaryContentAs(local);
        assertThat(cache.hits()).isEqualTo(GRANULES);
    }
}
