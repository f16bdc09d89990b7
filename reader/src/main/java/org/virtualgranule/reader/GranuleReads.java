package org.virtualgranule.reader;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.ReadObserver;
import org.virtualgranule.reader.trajectory.Stage;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.zarr.bytes.Locations;

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

    /** A granule's rows, or why there are none. */
    record Outcome(Optional<TrackRows> rows, Optional<SubsetRun.Failure> failure) {
        static Outcome failed(String address, String code, RuntimeException error) {
            return new Outcome(Optional.empty(), Optional.of(new SubsetRun.Failure(address, code, error)));
        }
    }

    Outcome read(int number) {
        GranuleReadEvent event = new GranuleReadEvent();
        event.begin();
        Outcome outcome = outcome(number, addresses.get(number));
        if (event.shouldCommit()) {
            event.granule = Locations.name(Locations.parse(addresses.get(number)));
            event.rows = outcome.rows().map(TrackRows::rows).orElse(-1L);
            event.commit();
        }
        return outcome;
    }

    private Outcome outcome(int number, String address) {
        try {
            return new Outcome(Optional.of(rows(number, address)), Optional.empty());
        } catch (GranuleException e) {
            return Outcome.failed(address, e.code(), e);
        } catch (IllegalArgumentException e) {
            return Outcome.failed(address, SubsetRun.INVALID_ARGUMENT, e);
        } catch (OutOfMemoryError e) {
            return Outcome.failed(address, "out_of_memory", tooLarge(address, e));
        }
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

    /** A granule that does not fit must not cost those that do. */
    private static UnsupportedFeatureException tooLarge(String address, OutOfMemoryError e) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new UnsupportedFeatureException(
                Locations.name(Locations.parse(address)),
                "its chunks or rows do not fit into the heap of " + heap + " MB; raise it with -Xmx",
                e);
    }
}
