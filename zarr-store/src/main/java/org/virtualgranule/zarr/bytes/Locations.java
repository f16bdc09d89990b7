package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Addresses of sidecars and granules, and how they are shown: never with a query string or user information. */
public final class Locations {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private Locations() {}

    /**
     * Reads an address or a file path.
     *
     * @param text a URL such as {@code https://host/a.h5}, or a path of the local file system
     * @return an absolute URI
     * @throws IllegalArgumentException if it is neither
     */
    public static URI parse(String text) {
        try {
            return ADDRESS.matcher(text).matches()
                    ? new URI(text.replace(" ", "%20"))
                    : Path.of(text).toAbsolutePath().normalize().toUri();
        } catch (URISyntaxException | InvalidPathException e) {
            // the cause would repeat the text, and with it a query string
            throw new IllegalArgumentException("neither a URL nor a file path: \"" + cut(text) + "\"");
        }
    }

    /**
     * Shows an address in a message.
     *
     * @param location any URI
     * @return a file's path, or the URL without query, fragment and user information
     */
    public static String display(URI location) {
        if (isFile(location)) {
            return Path.of(location).toString();
        }
        String port = location.getPort() < 0 ? "" : ":" + location.getPort();
        return location.getScheme() + "://" + location.getHost() + port + location.getRawPath();
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
        return name.isEmpty() ? display(location) : name;
    }

    /**
     * Changes the path and keeps everything else, a signed URL's query too.
     *
     * @param location any URI
     * @param rawPath the new path, escaped as in a URI
     * @return the other URI
     */
    public static URI withRawPath(URI location, String rawPath) {
        String text = location.toString();
        int start = text.indexOf(location.getRawPath(), location.getScheme().length() + 1 + authorityLength(location));
        return URI.create(text.substring(0, start)
                + rawPath
                + text.substring(start + location.getRawPath().length()));
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

    private static int authorityLength(URI location) {
        return location.getRawAuthority() == null
                ? 0
                : 2 + location.getRawAuthority().length();
    }

    private static String cut(String text) {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + "?…";
    }
}
