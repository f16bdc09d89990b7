package org.virtualgranule.earthdata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * Which links of a search result are followed: no weaker than the way to the search service itself.
 *
 * @param kind the wanted kind
 * @param plain whether the service is this machine, asked over http: then its links may be such too
 */
record LinkRule(LinkKind kind, boolean plain) {
    /** The address of a file; empty if it is another kind of address, or one that nobody should be led to. */
    Optional<URI> read(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String path = String.valueOf(uri.getRawPath());
            boolean allowed = scheme.equals(kind.scheme()) || plain && kind == LinkKind.HTTPS && scheme.equals("http");
            return allowed && isPublic(uri) && path.matches("/.*[^/]") && isBare(uri)
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A bucket's name has no dot, a host's that all can see has one. */
    private boolean isPublic(URI uri) {
        return uri.getHost() != null && (kind == LinkKind.S3 || plain || !Locations.isPrivate(uri.getHost()));
    }

    private static boolean isBare(URI uri) {
        return uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }
}
