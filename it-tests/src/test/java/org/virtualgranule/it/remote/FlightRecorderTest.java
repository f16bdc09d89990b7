package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.zarr.bytes.HttpOptions;

/** What the flight recorder is told of a run. */
class FlightRecorderTest {
    private static final String RANGE_READ = "org.virtualgranule.RangeRead";
    private static final String CHUNK_DECODE = "org.virtualgranule.ChunkDecode";
    private static final String GRANULE_READ = "org.virtualgranule.GranuleRead";

    private List<RecordedEvent> events = List.of();

    private List<RecordedEvent> events(String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void aRunIsToldByReadChunkAndGranule(@TempDir Path directory) throws IOException {
        ManyGranules granules = new ManyGranules(directory, 3);
        Files.delete(directory.resolve(granules.name(1)));
        try (FaultyServer server = new FaultyServer(directory);
                Recording recording = new Recording()) {
            List.of(RANGE_READ, CHUNK_DECODE, GRANULE_READ)
                    .forEach(name -> recording.enable(name).withoutThreshold());
            recording.start();
            List<String> addresses = granules.at(server).stream()
                    .map(address -> address + "?token=secret")
                    .toList();
            SubsetRun.Summary summary =
                    granules.run(HttpOptions.defaults().withoutHedges(), addresses, granules.output("out"));
            recording.stop();
            Path file = directory.resolve("run.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
            granulesAreTold(granules, summary);
            readsAreTold(granules, server);
            chunksAreTold();
        }
    }

    private void granulesAreTold(ManyGranules granules, SubsetRun.Summary summary) {
        assertThat(summary.granules()).isEqualTo(2);
        assertThat(events(GRANULE_READ))
                .extracting(event -> event.getString("granule"))
                .containsExactlyInAnyOrder(granules.name(0), granules.name(1), granules.name(2));
        assertThat(events(GRANULE_READ))
                .filteredOn(event -> event.getString("granule").equals(granules.name(1)))
                .extracting(event -> event.getLong("rows"))
                .containsExactly(-1L);
        assertThat(events(GRANULE_READ).stream()
                        .mapToLong(event -> event.getLong("rows"))
                        .sum())
                .isEqualTo(summary.rows() - 1);
        assertThat(events(GRANULE_READ))
                .allSatisfy(event -> assertThat(event.getDuration()).isPositive());
    }

    /** Of the missing granule some reads are given up before anything is sent. */
    private void readsAreTold(ManyGranules granules, FaultyServer server) {
        String missing = server.address(granules.name(1));
        List<RecordedEvent> reads = events(RANGE_READ).stream()
                .filter(event -> !event.getString("resource").equals(missing))
                .toList();
        List<Ask> asks = server.asks().stream()
                .filter(ask -> !ask.path().equals(granules.name(1)))
                .toList();
        assertThat(reads).extracting(event -> event.getString("resource")).allSatisfy(resource -> assertThat(resource)
                .startsWith(server.address(""))
                .doesNotContain("secret"));
        assertThat(reads)
                .extracting(event -> event.getLong("offset") + " " + event.getLong("length"))
                .containsExactlyInAnyOrderElementsOf(asks.stream()
                        .map(ask -> ask.first() + " " + ask.length())
                        .toList());
    }

    private void chunksAreTold() {
        assertThat(events(CHUNK_DECODE)).isNotEmpty().allSatisfy(event -> {
            assertThat(event.getString("variable")).startsWith("/");
            assertThat(event.getLong("chunk")).isBetween(0L, 100L);
            assertThat(event.getLong("stored")).isPositive();
        });
        assertThat(events(CHUNK_DECODE))
                .extracting(event -> event.getString("variable").replaceFirst("/gt../", ""))
                .contains("land_ice_segments/latitude", "land_ice_segments/longitude", "land_ice_segments/h_li");
    }
}
