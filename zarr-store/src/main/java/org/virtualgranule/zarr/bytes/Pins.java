package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** The versions and sizes in which resources came first, while a granule is read. Thread-safe. */
public final class Pins {
    private final Map<URI, Version> first = new ConcurrentHashMap<>();
    private final Map<URI, Long> sizes = new ConcurrentHashMap<>();

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
            throw changed(location, "it was " + before + ", now it is " + now);
        }
    }

    /**
     * Compares an answer with the first one about the same resource that stated a size: all that some servers say.
     *
     * @param location the resource
     * @param now bytes of the whole resource, as the answer states them; nothing is compared if it does not
     * @throws StaleSidecarException if they are different
     */
    public void check(URI location, OptionalLong now) {
        Long before = now.isPresent() ? sizes.putIfAbsent(location, now.getAsLong()) : null;
        if (before != null && before != now.getAsLong()) {
            throw changed(location, "it had " + before + " bytes, now it has " + now.getAsLong());
        }
    }

    /**
     * The first version of a resource.
     *
     * @param location the resource
     * @return its version; {@link Version#UNKNOWN} if no answer stated one
     */
    public Version version(URI location) {
        return first.getOrDefault(location, Version.UNKNOWN);
    }

    static StaleSidecarException changed(URI location, String how) {
        return new StaleSidecarException(
                Locations.name(location),
                Locations.display(location) + " was changed while it was read: " + how + "; open the granule again");
    }
}
