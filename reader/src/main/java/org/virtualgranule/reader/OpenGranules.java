package org.virtualgranule.reader;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Processors;

/**
 * Granules that are open together, each under its name, with threads, memory and connections that all of them share. They
 * own nothing themselves, and must not be used after this is closed. Thread-safe.
 */
public final class OpenGranules implements AutoCloseable {
    private final SharedParts parts;
    private final Map<String, VirtualGranule> byName = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final List<SubsetRun.Failure> failures = new ArrayList<>();

    private OpenGranules(SharedParts parts) {
        this.parts = parts;
    }

    /**
     * Opens granules. One that cannot be opened costs the others nothing.
     *
     * @param addresses sidecars, granules or manifests, as for {@link VirtualGranule#open(String)}; one that is named twice
     *     is opened once, and a manifest stands for all granules in it
     * @param options how each granule is opened
     * @param failFast whether the first failure ends it: what was opened before it is open then, and nothing else
     * @return the open granules, to be closed by the caller
     * @throws IllegalArgumentException if two have the same name; or if the first granule cannot be opened because of how
     *     it is named
     */
    public static OpenGranules open(List<String> addresses, GranuleOptions options, boolean failFast) {
        OpenGranules granules = new OpenGranules(new SharedParts(options, addresses));
        try {
            granules.open(failFast);
            return granules;
        } catch (RuntimeException | Error e) {
            granules.close();
            throw e;
        }
    }

    private void open(boolean failFast) {
        parts.granules().failures().forEach(this::fail);
        List<String> all = parts.granules().addresses();
        try (Lookahead<GranuleOutcome<VirtualGranule>> ahead =
                new Lookahead<>(all.size(), parts.atOnce(), number -> opened(number, all.get(number)))) {
            for (int i = 0; i < all.size() && !(failFast && !failures.isEmpty()); i++) {
                String address = all.get(i);
                GranuleOutcome<VirtualGranule> outcome = ahead.take();
                outcome.failure().ifPresent(this::fail);
                outcome.result().ifPresent(granule -> add(address, granule));
            }
        }
    }

    private GranuleOutcome<VirtualGranule> opened(int number, String address) {
        return Processors.ranked(
                number, () -> GranuleOutcome.of(address, () -> VirtualGranule.open(address, parts.options())));
    }

    private void add(String address, VirtualGranule granule) {
        String other = addresses.putIfAbsent(granule.name(), address);
        if (other != null) {
            throw new IllegalArgumentException("two granules are called " + granule.name() + ": " + Locations.cut(other)
                    + " and " + Locations.cut(address) + "; name one of them");
        }
        byName.put(granule.name(), granule);
    }

    private void fail(SubsetRun.Failure failure) {
        if (byName.isEmpty() && failure.code().equals(SubsetRun.INVALID_ARGUMENT)) {
            throw failure.error(); // the caller's mistake, not one granule's peculiarity
        }
        failures.add(failure);
    }

    /**
     * The granules.
     *
     * @return by name, in the order in which they were named
     */
    public Map<String, VirtualGranule> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /**
     * What could not be opened.
     *
     * @return granules and manifests, each with the reason
     */
    public List<SubsetRun.Failure> failures() {
        return Collections.unmodifiableList(failures);
    }

    /**
     * What was left out because it is there already.
     *
     * @return a sentence for each
     */
    public List<Diagnostic> notes() {
        return Collections.unmodifiableList(parts.granules().notes());
    }

    /**
     * How many chunks are fetched at once, of all granules together.
     *
     * @return the number that the options set, else the usual one for where sidecars and data are
     */
    public int threads() {
        List<URI> documents = new ArrayList<>(parts.granules().documents());
        byName.values().forEach(granule -> documents.add(granule.data()));
        return parts.options().threads(documents);
    }

    /** Gives threads and connections back. */
    @Override
    public void close() {
        parts.close();
    }
}
