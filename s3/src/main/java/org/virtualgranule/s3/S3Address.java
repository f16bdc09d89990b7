package org.virtualgranule.s3;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * An object's address. In {@code s3://bucket/key} the key is escaped as in any URI: {@code %20} is a space, {@code %2B}
 * and {@code +} are both a plus, {@code %3F} is a question mark, {@code %25} a percent sign.
 *
 * @param bucket its bucket, which may have names that no host has: with an underscore, for example
 * @param key everything behind the first slash, slashes included, unescaped
 */
record S3Address(String bucket, String key) {
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it names no object
     */
    static S3Address of(URI location) {
        String scheme = String.valueOf(location.getScheme()).toLowerCase(Locale.ROOT);
        String bucket = location.getRawAuthority() == null ? "" : location.getRawAuthority();
        if (!scheme.equals("s3") || !BUCKET.matcher(bucket).matches()) {
            throw refused(location, "it must be s3://BUCKET/KEY, with nothing but the bucket's name before the key");
        }
        if (location.getRawQuery() != null || location.getRawFragment() != null) {
            throw refused(location, "it has a query or a fragment; in a key, write ? as %3F and # as %23");
        }
        String path = location.getRawPath();
        if (path.length() < 2) {
            throw refused(location, "it names a bucket, but no object in it");
        }
        String key = location.getPath().substring(1);
        if (key.indexOf('\uFFFD') >= 0) {
            throw refused(location, "its escapes are not UTF-8");
        }
        return new S3Address(bucket, key);
    }

    private static IllegalArgumentException refused(URI location, String why) {
        return new IllegalArgumentException(
                "no address of an S3 object: \"" + Locations.display(location) + "\": " + why);
    }
}
