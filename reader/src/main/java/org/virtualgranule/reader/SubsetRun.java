package org.virtualgranule.reader;

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
import org.virtualgranule.reader.trajectory.PlannedStep;
import org.virtualgranule.reader.trajectory.Stage;
import org.virtualgranule.reader.trajectory.TrackRows;

/**
 * A subset of many granules in one file: in the order of the addresses, within a granule by track, within a track along
 * it. A granule counts as a whole: one that fails leaves no row in the file, and is listed with the reason. Not
 * thread-safe; for one run.
 */
public final class SubsetRun {
    static final String INVALID_ARGUMENT = "invalid_argument";
    static final String INTERNAL_ERROR = "internal_error";

    /** Bytes of rows that may wait until the granules before them are written. */
    private static final long ROWS_IN_MEMORY = 128L << 20;

    private final Region region;
    private final Optional<List<String>> columns;
    private final GranuleOptions options;
    private final boolean failFast;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private List<Field> fields = List.of();
    private int done;
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
    public record Failure(String address, String code, RuntimeException error) {
        /**
         * Says who is at fault.
         *
         * @return true if this program is. The error's cause is what was thrown then, and may say anything: do not show
         *     its message where an address with a signature must not be seen
         */
        public boolean isInternal() {
            return code.equals(INTERNAL_ERROR);
        }
    }

    /**
     * What a run did.
     *
     * @param granules granules whose rows are in the file, those without a row too
     * @param rows rows written
     * @param bytesWanted stored bytes of the chunks that were read
     * @param failures granules that are not in the file
     * @param diagnostics what was not as expected in the others
     * @param stats what it took
     */
    public record Summary(
            int granules,
            long rows,
            long bytesWanted,
            List<Failure> failures,
            List<Diagnostic> diagnostics,
            ReadStats stats) {
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
     * @param addresses sidecars, granules or manifests, as for {@link VirtualGranule#open(String)}; one that is named twice
     *     is read once, and a manifest stands for all granules in it
     * @param file the GeoParquet file; one of that name is replaced, but only at the end of a run that gives one
     * @param progress told each address when its granule is done or has failed
     * @return what was read, and what failed
     * @throws IllegalArgumentException if a column is not in the first granule that can be opened
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Summary write(List<String> addresses, Path file, Consumer<String> progress) {
        try (SharedParts parts = new SharedParts(options, addresses)) {
            List<String> granules = begin(parts.granules());
            GranuleReads reads =
                    new GranuleReads(granules, region, columns, parts.options(), new RowMemory(ROWS_IN_MEMORY));
            try (Lookahead<GranuleOutcome<TrackRows>> ahead =
                    new Lookahead<>(granules.size(), parts.atOnce(), reads::read)) {
                boolean whole = write(granules, ahead, reads, new LazySink(file), progress);
                return new Summary(
                        done, whole ? rows : 0, bytesWanted, failures, diagnostics, parts.stats(reads.times()));
            }
        }
    }

    /**
     * Foretells what {@link #write} would ask for. Reads the sidecars, and what the search for coordinates probes. With
     * {@code failFast} the first failure ends it.
     *
     * @param addresses as for {@link #write}
     * @param progress told each address when its granule is done or has failed
     * @return sums over all granules
     * @throws IllegalArgumentException if a column is not in the first granule that can be opened
     */
    public RunPlan plan(List<String> addresses, Consumer<String> progress) {
        Map<String, PlannedStep> sums = new LinkedHashMap<>();
        try (SharedParts parts = new SharedParts(options, addresses)) {
            List<String> granules = begin(parts.granules());
            try (Lookahead<GranuleOutcome<List<PlannedStep>>> ahead = new Lookahead<>(
                    granules.size(), parts.atOnce(), number -> planned(granules.get(number), parts.options()))) {
                for (String granule : granules) {
                    GranuleOutcome<List<PlannedStep>> outcome = ahead.take();
                    outcome.failure().ifPresent(this::fail);
                    outcome.result()
                            .orElse(List.of())
                            .forEach(step -> sums.merge(step.name(), step, PlannedStep::plus));
                    done += outcome.failure().isPresent() ? 0 : 1;
                    progress.accept(granule);
                    if (failFast && outcome.failure().isPresent()) {
                        break;
                    }
                }
            }
        }
        return new RunPlan(done, List.copyOf(sums.values()), failures, diagnostics);
    }

    private GranuleOutcome<List<PlannedStep>> planned(String address, GranuleOptions opened) {
        return GranuleOutcome.of(address, () -> {
            try (VirtualGranule granule = VirtualGranule.open(address, opened)) {
                return new Subset(granule, region, columns).plan();
            }
        });
    }

    /** The granules to be read; none if the first failure ends the run and a manifest is one. */
    private List<String> begin(GranuleAddresses granules) {
        diagnostics.addAll(granules.notes());
        granules.failures().forEach(this::fail);
        return failFast && !failures.isEmpty() ? List.of() : granules.addresses();
    }

    /** Takes the granules in order; says whether there is a file that counts. */
    private boolean write(
            List<String> granules,
            Lookahead<GranuleOutcome<TrackRows>> ahead,
            GranuleReads reads,
            LazySink sink,
            Consumer<String> progress) {
        try (sink) {
            for (int i = 0; i < granules.size(); i++) {
                GranuleOutcome<TrackRows> outcome = checked(granules.get(i), ahead.take());
                outcome.failure().ifPresent(this::fail);
                if (failFast && outcome.failure().isPresent()) {
                    return false;
                }
                outcome.result().ifPresent(granule -> reads.times().time(Stage.WRITE, () -> sink.write(granule)));
                outcome.result().ifPresent(this::count);
                reads.done(i);
                progress.accept(granules.get(i));
            }
            reads.times().time(Stage.WRITE, sink::finish);
            return true;
        }
    }

    private void count(TrackRows granule) {
        done++;
        rows += granule.rows();
        bytesWanted += granule.bytesWanted();
        diagnostics.addAll(granule.diagnostics());
    }

    private void fail(Failure failure) {
        if (done == 0 && failure.code().equals(INVALID_ARGUMENT)) {
            throw failure.error(); // nothing has been read yet: the caller's mistake, not one granule's peculiarity
        }
        failures.add(failure);
    }

    /** One file has one schema: the first granule's. */
    private GranuleOutcome<TrackRows> checked(String address, GranuleOutcome<TrackRows> outcome) {
        if (outcome.result().isEmpty()) {
            return outcome;
        }
        List<Field> these = outcome.result().get().fields();
        if (fields.isEmpty()) {
            fields = these;
        }
        if (fields.equals(these)) {
            return outcome;
        }
        GranuleException error = new UnsupportedFeatureException(
                GranuleAddresses.name(address),
                "its columns are " + these + ", in the granules before it " + fields
                        + "; other products need a run of their own");
        return GranuleOutcome.failed(address, error.code(), error);
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
