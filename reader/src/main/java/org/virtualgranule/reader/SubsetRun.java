package org.virtualgranule.reader;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.output.GeoParquetSink;
import org.virtualgranule.reader.output.TrajectorySink;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Field;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;

/**
 * A subset of many granules in one file: in the order of the addresses, within a granule by track, within a track along
 * it. A granule counts as a whole: one that fails leaves no row in the file, and is listed with the reason. Not
 * thread-safe; for one run.
 */
public final class SubsetRun {
    private final Region region;
    private final Optional<List<String>> columns;
    private final GranuleOptions options;
    private final boolean failFast;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private List<Field> fields = List.of();
    private long rows;
    private long bytesWanted;

    /**
     * Prepares a run.
     *
     * @param region which rows
     * @param columns paths of variables below the product's group; empty for the product's own
     * @param options how each granule is opened
     * @param failFast whether the first failure ends the run
     */
    public SubsetRun(Region region, Optional<List<String>> columns, GranuleOptions options, boolean failFast) {
        this.region = region;
        this.columns = columns.map(List::copyOf);
        this.options = options;
        this.failFast = failFast;
    }

    /**
     * A granule that is not in the file.
     *
     * @param address as the caller gave it
     * @param code the error's stable code
     * @param error what went wrong
     */
    public record Failure(String address, String code, RuntimeException error) {}

    /**
     * What a run did.
     *
     * @param granules granules whose rows are in the file, those without a row too
     * @param rows rows written
     * @param bytesWanted stored bytes of the chunks that were read
     * @param failures granules that are not in the file
     * @param diagnostics what was not as expected in the others
     */
    public record Summary(
            int granules, long rows, long bytesWanted, List<Failure> failures, List<Diagnostic> diagnostics) {
        /** Copies the lists. */
        public Summary {
            failures = List.copyOf(failures);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Reads the granules and writes the file. If none can be read there is no file; if some cannot, the file holds the
     * others. With {@code failFast} any failure means no file.
     *
     * @param addresses sidecars or granules, as for {@link VirtualGranule#open(String)}; one that is named twice is read
     *     once
     * @param file the GeoParquet file; one of that name is replaced, but only at the end of a run that gives one
     * @param progress told each address when its granule is done or has failed
     * @return what was read, and what failed
     * @throws IllegalArgumentException if a column is not in the first granule that can be opened
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Summary write(List<String> addresses, Path file, Consumer<String> progress) {
        int done = 0;
        try (LazySink sink = new LazySink(file)) {
            for (String address : distinct(addresses)) {
                Optional<TrackRows> granule = read(address);
                if (granule.isPresent()) {
                    sink.write(granule.get());
                    rows += granule.get().rows();
                    done++;
                } else if (failFast) {
                    return new Summary(done, 0, bytesWanted, failures, diagnostics);
                }
                progress.accept(address);
            }
            sink.finish();
        }
        return new Summary(done, rows, bytesWanted, failures, diagnostics);
    }

    /** A granule named twice, or once with its sidecar, would have its rows twice. */
    private List<String> distinct(List<String> addresses) {
        Map<URI, String> bySidecar = new LinkedHashMap<>();
        for (String address : addresses) {
            String first = bySidecar.putIfAbsent(DataLocation.sidecarOf(Locations.parse(address)), address);
            if (first != null) {
                diagnostics.add(new Diagnostic(
                        address, Diagnostic.Topic.SUBSET, "is the same granule as " + first + "; read once"));
            }
        }
        return List.copyOf(bySidecar.values());
    }

    private Optional<TrackRows> read(String address) {
        try (VirtualGranule granule = VirtualGranule.open(address, options)) {
            TrackRows rows = checked(granule, new Subset(granule, region, columns).read());
            diagnostics.addAll(rows.diagnostics());
            bytesWanted += rows.bytesWanted();
            return Optional.of(rows);
        } catch (GranuleException e) {
            failures.add(new Failure(address, e.code(), e));
        } catch (IllegalArgumentException e) {
            if (fields.isEmpty()) {
                throw e; // nothing has been read yet: the caller's mistake, not one granule's peculiarity
            }
            failures.add(new Failure(address, "invalid_argument", e));
        } catch (OutOfMemoryError e) {
            failures.add(new Failure(address, "out_of_memory", tooLarge(address, e)));
        }
        return Optional.empty();
    }

    /** A granule that does not fit must not cost those that do. */
    private static UnsupportedFeatureException tooLarge(String address, OutOfMemoryError e) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new UnsupportedFeatureException(
                Locations.name(Locations.parse(address)),
                "its chunks or rows do not fit into the heap of " + heap + " MB; raise it with -Xmx",
                e);
    }

    /** One file has one schema: the first granule's. */
    private TrackRows checked(VirtualGranule granule, TrackRows rows) {
        if (fields.isEmpty()) {
            fields = rows.fields();
            return rows;
        }
        if (!fields.equals(rows.fields())) {
            throw new UnsupportedFeatureException(
                    granule.manifest().source(),
                    "its columns are " + rows.fields() + ", in the granules before it " + fields
                            + "; other products need a run of their own");
        }
        return rows;
    }

    /** Starts the file with the first granule's fields. */
    private final class LazySink implements AutoCloseable {
        private final Path file;
        private Optional<TrajectorySink> sink = Optional.empty();

        LazySink(Path file) {
            this.file = file;
        }

        void write(TrackRows rows) {
            if (sink.isEmpty()) {
                sink = Optional.of(GeoParquetSink.create(file, rows.fields()));
            }
            for (Batch batch : rows.batches()) {
                sink.get().write(batch);
            }
        }

        void finish() {
            sink.ifPresent(TrajectorySink::finish);
        }

        @Override
        public void close() {
            sink.ifPresent(TrajectorySink::close);
        }
    }
}
