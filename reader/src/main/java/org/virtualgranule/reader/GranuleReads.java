package org.virtualgranule.reader;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.ReadObserver;
import org.virtualgranule.reader.trajectory.Stage;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.zarr.bytes.FlightRecord;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Processors;

/** Reads single granules of a run; several threads do so at once. */
final class GranuleReads {
    private final List<String> addresses;
    private final Region region;
    private final Optional<List<String>> columns;
    private final GranuleOptions options;
    private final RowMemory memory;
    private final StageTimes times = new StageTimes();

    GranuleReads(
            List<String> addresses,
            Region region,
            Optional<List<String>> columns,
            GranuleOptions options,
            RowMemory memory) {
        this.addresses = addresses;
        this.region = region;
        this.columns = columns;
        this.options = options;
        this.memory = memory;
    }

    StageTimes times() {
        return times;
    }

    GranuleOutcome<TrackRows> read(int number) {
        FlightRecord<GranuleReadEvent> record = FlightRecord.begin(GranuleReadEvent::new);
        String address = addresses.get(number);
        GranuleOutcome<TrackRows> outcome =
                Processors.ranked(number, () -> GranuleOutcome.of(address, () -> rows(number, address)));
        record.commit(event -> {
            event.granule = Locations.name(Locations.parse(address));
            event.rows = outcome.result().map(TrackRows::rows).orElse(-1L);
        });
        return outcome;
    }

    /** The granule's rows are written, or it has failed. */
    void done(int number) {
        memory.done(number);
    }

    private TrackRows rows(int number, String address) {
        long start = System.nanoTime();
        try (VirtualGranule granule = VirtualGranule.open(address, options)) {
            times.add(Stage.SIDECAR, Duration.ofNanos(System.nanoTime() - start));
            return new Subset(granule, region, columns).read(new ReadObserver() {
                @Override
                public void selected(long bytes) {
                    memory.admit(number, bytes);
                }

                @Override
                public void took(Stage stage, Duration time) {
                    times.add(stage, time);
                }
            });
        }
    }
}
