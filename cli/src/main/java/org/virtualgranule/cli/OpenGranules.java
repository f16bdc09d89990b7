package org.virtualgranule.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.bytes.Locations;

/** Granules that stay open, each under its name, in the order in which they were named. */
final class OpenGranules implements AutoCloseable {
    /** Sidecars that are fetched at the same time. */
    private static final int AT_ONCE = 8;

    private final Map<String, VirtualGranule> byName = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /**
     * Opens granules.
     *
     * @param goOn told why one cannot be opened; says whether the others are wanted all the same
     * @throws IllegalArgumentException if two have the same name
     */
    void open(List<String> named, GranuleOptions options, Predicate<RuntimeException> goOn)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<VirtualGranule>> opened = new ArrayList<>();
            named.forEach(address -> opened.add(threads.submit(() -> VirtualGranule.open(address, options))));
            boolean wanted = true;
            for (int i = 0; i < named.size() && wanted; i++) {
                try {
                    add(named.get(i), opened.get(i).get());
                } catch (ExecutionException e) {
                    wanted = goOn.test(expected(e.getCause()));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void add(String address, VirtualGranule granule) {
        String other = addresses.putIfAbsent(granule.name(), address);
        if (other != null) {
            throw new IllegalArgumentException("two granules are called " + granule.name() + ": " + Locations.cut(other)
                    + " and " + Locations.cut(address) + "; name one of them");
        }
        byName.put(granule.name(), granule);
    }

    /** What is wrong with a granule, or its address; a fault of this program is none of that. */
    private static RuntimeException expected(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof GranuleException || failure instanceof IllegalArgumentException) {
            return (RuntimeException) failure;
        }
        throw new IllegalStateException(failure);
    }

    Map<String, VirtualGranule> byName() {
        return Collections.unmodifiableMap(byName);
    }

    @Override
    public void close() {
        byName.values().forEach(VirtualGranule::close);
    }
}
