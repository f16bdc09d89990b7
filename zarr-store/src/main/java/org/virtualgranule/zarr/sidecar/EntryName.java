package org.virtualgranule.zarr.sidecar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * What a sidecar is called in the cache: a digest of its address, which shows nothing of it. A signature is a permission
 * and no part of the address. Any other query may choose the document, or be a secret: such documents are not kept.
 *
 * @param hex SHA-256 of the address in hexadecimal digits
 */
record EntryName(String hex) {
    private static final String END = ".vgs";
    private static final Set<String> SCHEMES = Set.of("http", "https", "s3");

    /** Empty if what is at the address is not to be kept. */
    static Optional<EntryName> of(URI location) {
        String scheme = String.valueOf(location.getScheme()).toLowerCase(Locale.ROOT);
        String authority = String.valueOf(location.getRawAuthority());
        boolean kept = SCHEMES.contains(scheme)
                && location.getRawAuthority() != null
                && !authority.contains("@")
                && (location.getRawQuery() == null || Locations.isSigned(location));
        return kept ? Optional.of(digest(scheme + "://" + authority + location.getRawPath())) : Optional.empty();
    }

    private static EntryName digest(String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new EntryName(HexFormat.of().formatHex(digest.digest(address.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String file() {
        return hex + END;
    }

    /** A name for the file while it is written. */
    String unfinished(long random) {
        return hex + "." + Long.toHexString(random) + ".tmp";
    }

    /** Says whether a file is one of the cache's. */
    static boolean isFile(String name) {
        return name.matches("[0-9a-f]{64}\\" + END);
    }

    /** Says whether a file is one of the cache's that was not finished yet. */
    static boolean isUnfinished(String name) {
        return name.matches("[0-9a-f]{64}\\.[0-9a-f]{1,16}\\.tmp");
    }
}
