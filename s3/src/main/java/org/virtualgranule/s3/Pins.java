package org.virtualgranule.s3;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Version;

/** The versions in which objects came first, while a granule is read. Thread-safe. */
final class Pins {
    private final Map<URI, Version> first = new ConcurrentHashMap<>();

    /**
     * Compares an answer with the first one about the same object.
     *
     * @throws StaleSidecarException if they are of different versions
     */
    void check(URI location, Version now) {
        Version before = now.isKnown() ? first.putIfAbsent(location, now) : null;
        if (before != null && !before.agreesWith(now)) {
            throw new StaleSidecarException(
                    Locations.name(location),
                    Locations.display(location) + " was changed while it was read: it was " + before + ", now it is "
                            + now + "; open the granule again");
        }
    }
}
