package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.OneLine;

/** Addresses of sidecars and granules, and how they are shown: never with a query string or user information. */
public final class Locations {
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|file|s3):|[A-Z][A-Z0-9+.-]+:/");

    private static final Pattern PRIVATE_HOST = Pattern.compile(
            "(?i)(localhost|.*\\.localhost|.*\\.local|.*\\.internal|[^.]*|\\[.*]|0\\..*|127\\..*|10\\..*|192\\.168\\..*"
                    + "|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*)\\.?");

    /** Numbers that resolvers read in other ways than people: 010.0.0.1, 192.11010049, 0x7f.0.0.1. */
    private static final Pattern NUMBERS = Pattern.compile("(?i)(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+))*\\.?");

    private static final Pattern PLAIN_NUMBERS = Pattern.compile("([1-9]\\d{0,2}|0)(\\.([1-9]\\d{0,2}|0)){3}\\.?");

    /** Of Amazon S3, CloudFront and Google Cloud Storage; the last one is NASA's, beside a signature. */
    private static final Set<String> SIGNATURES = Set.of("signature", "x-amz-signature", "x-goog-signature");

    private static final Set<String> SIGNED =
            Set.of("signature", "expires", "policy", "key-pair-id", "awsaccesskeyid", "googleaccessid", "a-userid");

    private Locations() {}

    /**
     * Reads an address or a file path.
     *
     * @param text a URL such as {@code https://host/a.h5}, or a path of the local file system
     * @return an absolute URI
     * @throws IllegalArgumentException if it is neither
     */
    public static URI parse(String text) {
        String address = text.strip();
        try {
            return ADDRESS.matcher(address).lookingAt() ? url(address.replace(" ", "%20")) : path(text);
        } catch (URISyntaxException | IllegalArgumentException e) {
            // the cause would repeat the text, and with it a query string
            throw new IllegalArgumentException("neither a URL nor a file path: \"" + cut(address) + "\"");
        }
    }

    private static URI url(String text) throws URISyntaxException {
        URI uri = new URI(text);
        if (isFile(uri)) {
            return Path.of(uri).toUri();
        }
        boolean web = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("http");
        if (uri.isOpaque() || web && uri.getRawAuthority() == null) {
            throw new URISyntaxException(text, "no host");
        }
        return uri;
    }

    private static URI path(String text) throws URISyntaxException {
        if (text.isBlank()) {
            throw new URISyntaxException(text, "empty");
        }
        return Path.of(text).toAbsolutePath().normalize().toUri();
    }

    /**
     * Shows an address in a message.
     *
     * @param location any URI
     * @return a file's path, or the URL without query, fragment and user information
     */
    public static String display(URI location) {
        if (isFile(location) && !location.isOpaque() && location.getRawAuthority() == null) {
            return OneLine.of(
                    Path.of(URI.create("file:" + location.getRawPath())).toString());
        }
        String authority = location.getRawAuthority() == null ? "" : "//" + location.getRawAuthority();
        String path = location.getRawPath() == null ? "…" : location.getRawPath();
        return OneLine.of(location.getScheme() + ":" + authority.replaceFirst(".*@", "//") + path);
    }

    /**
     * Names the resource: the source in error messages.
     *
     * @param location any URI
     * @return the last part of its path
     */
    public static String name(URI location) {
        String path = String.valueOf(location.getPath());
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() || location.isOpaque() ? display(location) : OneLine.of(name);
    }

    /**
     * Changes the path and keeps everything else, a signed URL's query too.
     *
     * @param location any URI
     * @param rawPath the new path, escaped as in a URI
     * @return the other URI
     * @throws IllegalArgumentException if that is no path
     */
    public static URI withRawPath(URI location, String rawPath) {
        String text = location.toString();
        int start = text.indexOf(location.getRawPath(), location.getScheme().length() + 1 + authorityLength(location));
        try {
            return new URI(text.substring(0, start)
                    + rawPath
                    + text.substring(start + location.getRawPath().length()));
        } catch (URISyntaxException e) {
            // the cause would repeat the query
            throw new IllegalArgumentException("no path of a URL: \"" + OneLine.of(rawPath) + "\"");
        }
    }

    /**
     * Says whether the resource is a local file.
     *
     * @param location any URI
     * @return true for the scheme {@code file}
     */
    public static boolean isFile(URI location) {
        return "file".equalsIgnoreCase(location.getScheme());
    }

    /**
     * Says whether a host is, by its name or number, this machine or a neighbour of it.
     *
     * @param host name, IPv4 number or IPv6 number
     * @return true for names without a dot, for all IPv6 numbers, and for numbers that are not written plainly, too
     */
    public static boolean isPrivate(String host) {
        boolean odd =
                NUMBERS.matcher(host).matches() && !PLAIN_NUMBERS.matcher(host).matches();
        return odd || host.contains(":") || PRIVATE_HOST.matcher(host).matches();
    }

    /**
     * Says whether an address is signed: its query is a permission, and chooses nothing.
     *
     * @param location any URI
     * @return true if a signature and what belongs to it is all that the query has
     */
    public static boolean isSigned(URI location) {
        String query = location.getRawQuery();
        return query != null && isPermission(query);
    }

    /**
     * Makes of an address one that may be passed on.
     *
     * @param location any URI
     * @return the same resource, without user information, fragment and signature
     * @throws IllegalArgumentException if it has another query: that may choose the resource as well as be a secret
     */
    public static URI withoutSecrets(URI location) {
        if (location.getRawQuery() != null && !isSigned(location)) {
            throw new IllegalArgumentException(display(location)
                    + " has a query, which may be secret, and is not written to a file; name an address without one");
        }
        String text = location.toString().replaceFirst("[?#].*", "");
        String authority = location.getRawAuthority();
        return authority == null || !authority.contains("@")
                ? URI.create(text)
                : URI.create(text.replaceFirst("(?s)//[^/]*@", "//"));
    }

    /**
     * Makes one of the spellings of an address that certainly lead to the same resource.
     *
     * @param location any URI
     * @return host and scheme in lower case, without the usual port, user information, fragment and signature, and
     *     without detours in the path; of a file its folder's real path, but a link of another name is another granule
     */
    public static URI identity(URI location) {
        try {
            if (isFile(location)) {
                Path file = Path.of(location).toAbsolutePath().normalize();
                return file.getParent().toRealPath().resolve(file.getFileName()).toUri();
            }
            if (location.getHost() == null) {
                return location.normalize();
            }
            String scheme = location.getScheme().toLowerCase(Locale.ROOT);
            int usual = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
            String port = location.getPort() < 0 || location.getPort() == usual ? "" : ":" + location.getPort();
            String query = location.getRawQuery() == null || isSigned(location) ? "" : "?" + location.getRawQuery();
            String host = location.getHost().toLowerCase(Locale.ROOT);
            return new URI(scheme + "://" + host + port + location.getRawPath() + query).normalize();
        } catch (URISyntaxException | IllegalArgumentException | IOException e) {
            return location; // a file that is not there has no real path
        }
    }

    private static boolean isPermission(String query) {
        List<String> parameters = Arrays.stream(query.split("&"))
                .map(part -> part.replaceFirst("=.*", "").toLowerCase(Locale.ROOT))
                .toList();
        return parameters.stream().anyMatch(SIGNATURES::contains)
                && parameters.stream()
                        .allMatch(p -> SIGNED.contains(p) || p.startsWith("x-amz-") || p.startsWith("x-goog-"));
    }

    private static int authorityLength(URI location) {
        return location.getRawAuthority() == null
                ? 0
                : 2 + location.getRawAuthority().length();
    }

    /**
     * Shows what was meant to be an address, and may be none.
     *
     * @param text any text
     * @return one line of it, without user information and query
     */
    public static String cut(String text) {
        // what is no valid address may have any characters in its password
        String shown = OneLine.of(text.strip().replaceFirst("(?s)^([A-Za-z][A-Za-z0-9+.-]*:/*|//+)[^?#]*@", "$1"));
        int query = shown.indexOf('?');
        return query < 0 ? shown : shown.substring(0, query) + "?…";
    }
}
