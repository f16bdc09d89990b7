package org.virtualgranule.reader;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.refs.RefsFormat;
import org.virtualgranule.reader.refs.RefsSink;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Processors;

/**
 * References to granules in one file or directory: the groups of a single granule, or one hierarchy with a group for each
 * of several, named as the column {@code granule} of a subset names it. A granule counts as a whole: one that fails is not
 * there, and is listed with the reason. Not thread-safe; for one run.
 */
public final class RefsRun {
    /** What can be a directory and a key as well. */
    private static final String GROUP_NAME = "(?!\\.\\.?$|\\.z)[^/\\\\]+";

    /** Of a directory's name. */
    private static final int MOST_BYTES = 255;

    private final GranuleOptions options;
    private final boolean failFast;
    private final Map<String, String> addressByGroup = new HashMap<>();
    private final List<SubsetRun.Failure> failures = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int done;

    /**
     * Prepares a run.
     *
     * @param options how each granule is opened
     * @param failFast whether the first failure ends the run
     */
    public RefsRun(GranuleOptions options, boolean failFast) {
        this.options = options;
        this.failFast = failFast;
    }

    /**
     * What a run did.
     *
     * @param granules granules that are in the output
     * @param failures granules that are not
     * @param diagnostics what the others lack
     */
    public record Summary(int granules, List<SubsetRun.Failure> failures, List<Diagnostic> diagnostics) {
        /** Copies the lists. */
        public Summary {
            failures = List.copyOf(failures);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    private record Prepared<T>(String name, T content, List<Diagnostic> leftOut) {}

    /**
     * Reads the granules and writes the references. If none can be read there is no output; if some cannot, it has the
     * others. With {@code failFast} any failure means no output.
     *
     * @param addresses sidecars, granules or manifests, as for {@link VirtualGranule#open(String)}; one that is named twice
     *     is read once, and a manifest stands for all granules in it
     * @param format what is written
     * @param out the file or directory
     * @param moved gives the addresses of files that references shall lead to; mostly the same ones
     * @param progress told each address when its granule is done or has failed
     * @return what was written, and what failed
     * @throws IllegalArgumentException if the first granule cannot be read because of how it is named
     * @throws java.io.UncheckedIOException if the output cannot be written
     */
    public Summary write(
            List<String> addresses,
            RefsFormat format,
            Path out,
            UnaryOperator<String> moved,
            Consumer<String> progress) {
        try (SharedParts parts = new SharedParts(options, addresses)) {
            diagnostics.addAll(parts.granules().notes());
            parts.granules().failures().forEach(this::fail);
            if (failFast && !failures.isEmpty()) {
                return new Summary(0, failures, diagnostics);
            }
            try (RefsSink<?> sink = format.create(out, moved)) {
                write(parts.granules().addresses(), parts, sink, progress);
            }
        }
        return new Summary(done, failures, diagnostics);
    }

    private <T> void write(List<String> granules, SharedParts parts, RefsSink<T> sink, Consumer<String> progress) {
        try (Lookahead<GranuleOutcome<Prepared<T>>> ahead = new Lookahead<>(
                granules.size(), parts.atOnce(), number -> prepared(number, granules.get(number), parts, sink))) {
            for (String address : granules) {
                GranuleOutcome<Prepared<T>> outcome = unique(address, ahead.take());
                outcome.failure().ifPresent(this::fail);
                if (failFast && outcome.failure().isPresent()) {
                    done = 0;
                    return;
                }
                outcome.result().ifPresent(granule -> {
                    sink.write(granules.size() > 1 ? granule.name() : "", granule.content());
                    diagnostics.addAll(granule.leftOut());
                    done++;
                });
                progress.accept(address);
            }
            if (done > 0) {
                sink.finish();
            }
        }
    }

    private static <T> GranuleOutcome<Prepared<T>> prepared(
            int number, String address, SharedParts parts, RefsSink<T> sink) {
        return Processors.ranked(
                number,
                () -> GranuleOutcome.of(address, () -> {
                    try (VirtualGranule granule = VirtualGranule.open(address, parts.options())) {
                        T content = sink.prepare(granule.store(), granule.data());
                        List<Diagnostic> leftOut = sink.leftOut(content).stream()
                                .map(d -> new Diagnostic(granule.name() + d.path(), d.topic(), d.message()))
                                .toList();
                        return new Prepared<>(granule.name(), content, leftOut);
                    }
                }));
    }

    /** A hierarchy has one group of a name. */
    private <T> GranuleOutcome<Prepared<T>> unique(String address, GranuleOutcome<Prepared<T>> outcome) {
        if (outcome.result().isEmpty()) {
            return outcome;
        }
        String name = outcome.result().get().name();
        if (!name.matches(GROUP_NAME) || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return refused(address, "its granule cannot be a group: it has the name " + Locations.cut(name));
        }
        String first = addressByGroup.putIfAbsent(name, address);
        if (first == null) {
            return outcome;
        }
        return refused(
                address,
                "its granule has the name " + name + ", which that of " + Locations.cut(first)
                        + " has too; write one of them to an output of its own");
    }

    private static <T> GranuleOutcome<T> refused(String address, String reason) {
        UnsupportedFeatureException error = new UnsupportedFeatureException(GranuleAddresses.name(address), reason);
        return GranuleOutcome.failed(address, error.code(), error);
    }

    private void fail(SubsetRun.Failure failure) {
        if (done == 0 && failure.code().equals(SubsetRun.INVALID_ARGUMENT)) {
            throw failure.error(); // nothing has been read yet: the caller's mistake, not one granule's peculiarity
        }
        failures.add(failure);
    }
}
