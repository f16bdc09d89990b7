package org.virtualgranule.netcdf;

import java.net.URI;
import java.util.Locale;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;

/** Locations as netcdf-java's users write them, and the sidecars that they name. */
final class SidecarAddress {
    /** The prefix that stands for this library. */
    static final String PROTOCOL = "dmrpp";

    static final String PREFIX = PROTOCOL + ":";
    private static final String SUFFIX = ".dmrpp";

    private SidecarAddress() {}

    /** Says whether a location is {@code dmrpp:ADDRESS}. */
    static boolean isPrefixed(String location) {
        return location.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Says whether a location is the plain web address of a sidecar. */
    static boolean isOnWeb(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        return (lower.startsWith("https:") || lower.startsWith("http:"))
                && lower.replaceFirst("[?#].*", "").endsWith(SUFFIX);
    }

    /** Puts the prefix before a location that has none. */
    static String prefixed(String location) {
        return isPrefixed(location) ? location : PREFIX + location;
    }

    /**
     * The sidecar's address.
     *
     * @param location with the prefix the address of a sidecar or of its granule, without it that of a sidecar
     * @throws IllegalArgumentException if it is neither a URL nor a path
     */
    static URI of(String location) {
        return isPrefixed(location)
                ? DataLocation.sidecarOf(Locations.parse(location.strip().substring(PREFIX.length())))
                : Locations.parse(location);
    }
}
