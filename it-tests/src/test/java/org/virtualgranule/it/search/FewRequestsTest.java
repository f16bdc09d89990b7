package org.virtualgranule.it.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Command;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.product.Motion;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.search.CoordinateSearch;
import org.virtualgranule.reader.search.TrackArrays;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.ReadPlan;

/** The promise of the search: tracks of full size cost a few small requests each, and the chunks that cross the region. */
class FewRequestsTest {
    private static final int ROWS = 100_000;
    private static final int CHUNK = 10_000;
    private static final Region REGION = Region.box(-46, 62.63, -44, 62.98);

    private static MadeGranule made;

    @BeforeAll
    static void make() {
        made = new MadeGranule(tracks());
    }

    /** Six tracks of a little different lengths on one meridian, 20 m and 1/350 s from row to row. */
    private static List<MadeTrack> tracks() {
        List<MadeTrack> tracks = new ArrayList<>();
        for (int beam = 0; beam < 6; beam++) {
            int rows = ROWS + 700 * (beam - 3);
            double[] latitudes = new double[rows];
            double[] longitudes = new double[rows];
            double[] times = new double[rows];
            for (int i = 0; i < rows; i++) {
                latitudes[i] = 55 + Math.toDegrees(20 / 6.371e6) * i;
                longitudes[i] = -45 + 0.03 * (beam / 2 - 1) + 0.001 * (beam % 2) + 1e-9 * i;
                times[i] = 2e8 + i / 350.0;
            }
            String name = "gt" + (beam / 2 + 1) + (beam % 2 == 0 ? "l" : "r");
            MadeTrack.Layout layout = new MadeTrack.Layout(CHUNK, "deflate", false);
            tracks.add(new MadeTrack(name, latitudes, longitudes, times).all(layout));
        }
        return tracks;
    }

    @Test
    void twoRoundsOfSmallRequestsFindTheChunksThatCrossTheRegion() {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (VirtualGranule granule = made.open()) {
            List<TrackArrays> arrays = Stream.of("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r")
                    .map(track -> arrays(granule, track))
                    .toList();
            CoordinateSearch search = new CoordinateSearch(new Motion(7300, 10000), REGION, arrays);
            List<Integer> rounds = new ArrayList<>();
            for (List<ChunkRead> reads = search.next(); !reads.isEmpty(); reads = search.next()) {
                ReadPlan plan = ReadPlan.of(reads);
                rounds.add(plan.requests().size());
                new ChunkReader(made, threads).read(plan);
            }
            // each track's beginning and end, and the place of one; then before and after the region
            assertThat(rounds).containsExactly(6 + 6 + 4, 6 + 6 + 4);
            assertThat(search.complaint()).isEmpty();
            for (TrackArrays track : arrays) {
                assertThat(search.candidates(track.name()).orElseThrow().rows()).hasToString("[40000, 50000)");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aSubsetReadsTheProbesAndTheCrossingChunksOnceAndReportsTheirBytes() {
        try (VirtualGranule granule = made.open()) {
            made.forget();
            TrackRows found = granule.subset(REGION).columns(List.of()).read();
            int searched = made.requests();
            long bytes = made.bytes();
            assertThat(found.bytesWanted()).isEqualTo(bytes);
            made.forget();
            TrackRows all = granule.subset(REGION).columns(List.of()).fullScan().read();
            assertThat(Subsets.rows(found)).isEqualTo(Subsets.rows(all)).hasSizeGreaterThan(11_000);
            // probes; latitude, longitude and time of one chunk a track
            assertThat(searched).isEqualTo(32 + 6 * 3);
            assertThat(made.requests()).isGreaterThanOrEqualTo(6 * 2 * 10 + 6);
            assertThat(bytes).isLessThan(made.bytes() / 3);
        }
    }

    private static Command subset(Path sidecar, Object... more) {
        List<Object> words = new ArrayList<>(List.of("subset", "--bbox=-46,62.63,-44,62.98", "--columns", "number"));
        words.addAll(List.of("--stats", sidecar));
        words.addAll(List.of(more));
        Command command = Command.run(words.toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        return command;
    }

    @Test
    void theCommandSearchesUnlessItIsToldToReadAll(@TempDir Path folder) throws IOException {
        Path sidecar = made.writeTo(folder);
        Path found = folder.resolve("found.parquet");
        Path all = folder.resolve("all.parquet");
        JsonNode searched =
                new JsonMapper().readTree(subset(sidecar, "--out", found).lastErrorLine());
        JsonNode whole = new JsonMapper()
                .readTree(subset(sidecar, "--out", all, "--full-scan").lastErrorLine());
        assertThat(found).hasSameBinaryContentAs(all);
        // of two tracks there are 11 chunks
        long allChunks = 2 * (4 * 10 + 2 * 11) + 6;
        assertThat(whole.get("requests").asLong() - searched.get("requests").asLong())
                .isEqualTo(allChunks - (32 + 6 * 3));
    }

    @Test
    void aDryRunTellsTheProbesApartFromWhatIsStillToBeRead(@TempDir Path folder) throws IOException {
        Path sidecar = made.writeTo(folder);
        Command plan = subset(sidecar, "--dry-run");
        assertThat(plan.out())
                .containsPattern("sidecars +1 ")
                .containsPattern("search +32 ")
                .containsPattern("coordinates +18 ")
                .containsPattern("columns +" + 6 * CHUNK / 100 + " ");
        JsonNode stats = new JsonMapper().readTree(plan.lastErrorLine());
        assertThat(stats.get("requests").asLong()).isEqualTo(1 + 32);
        assertThat(stats.get("bytes_wanted")).isEqualTo(stats.get("bytes_fetched"));
        assertThat(subset(sidecar, "--dry-run", "--full-scan").out())
                .containsPattern("search +0 ")
                .containsPattern("coordinates +124 ");
    }

    private static TrackArrays arrays(VirtualGranule granule, String track) {
        String group = "/" + track + "/land_ice_segments/";
        return new TrackArrays(
                track,
                granule.manifest().array(group + "latitude").orElseThrow(),
                granule.manifest().array(group + "longitude").orElseThrow(),
                granule.manifest().array(group + "delta_time").orElseThrow());
    }
}
