package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** The versions in which resources came first, while a granule is read. Thread-safe. */
public final class Pins {
    private final Map<URI, Version> first = new ConcurrentHashMap<>();

    /** Knows no resource yet. */
    public Pins() {}

    /**
     * Compares an answer with the first one about the same resource that stated a version.
     *
     * @param location the resource
     * @param now what the answer states; nothing is compared if that is unknown
     * @throws StaleSidecarException if they are of different versions
     */
    public void check(URI location, Version now) {
        Version before = now.isKnown() ? first.putIfAbsent(location, now) : null;
        if (before != null && !before.agreesWith(now)) {
            throw new StaleSidecarException(
                    Locations.name(location),
                    Locations.display(location) + " was changed while it was read: it was " + before + ", now it is "
                            + now + "; open the granule again");
        }
    }
}
