package org.virtualgranule.zarr.manifest;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * Where the sidecar's byte ranges point to.
 *
 * @param sidecar address of the sidecar, which relative chunk addresses start from
 * @param data address of the HDF5 file
 */
public record DataLocation(URI sidecar, URI data) {
    private static final String SUFFIX = ".dmrpp";

    /** Checks that both have a path. */
    public DataLocation {
        if (sidecar.getRawPath() == null || data.getRawPath() == null) {
            throw new IllegalArgumentException(
                    "the address of a sidecar or granule must have a path; it is of the form " + sidecar.getScheme()
                            + ":… or " + data.getScheme() + ":…");
        }
    }

    /**
     * Finds the granule of a sidecar: the caller's address, else an absolute {@code dmrpp:href}, else the sidecar's
     * address without {@code .dmrpp}. A {@code file:} href is believed only in a local sidecar and if there is such a
     * file: it mostly names the machine that made the sidecar, and a remote document shall not name local files.
     *
     * @param sidecar address of the sidecar
     * @param given the caller's address of the granule, or of its folder
     * @param href the Dataset's {@code dmrpp:href}
     * @return sidecar and data
     * @throws IllegalArgumentException if none of the three tells where the granule is
     */
    public static DataLocation of(URI sidecar, Optional<URI> given, Optional<String> href) {
        if (given.isPresent()) {
            return new DataLocation(
                    sidecar, given(given.get(), neighbour(sidecar).orElse(sidecar)));
        }
        URI data = href.flatMap(DataLocation::uri)
                .filter(uri -> isUsable(uri, sidecar))
                .or(() -> neighbour(sidecar))
                .orElseThrow(() -> new IllegalArgumentException("the sidecar's name " + Locations.name(sidecar)
                        + " does not end in " + SUFFIX + " and it names no granule: say where the granule is"));
        return new DataLocation(sidecar, data);
    }

    /**
     * Takes the caller's word for where a granule is.
     *
     * @param given address of the granule, or of a folder that holds it: that ends in a slash
     * @param usual where the granule would be; in a folder it has the same name
     * @return address of the granule
     */
    public static URI given(URI given, URI usual) {
        String name = usual.getRawPath().substring(usual.getRawPath().lastIndexOf('/') + 1);
        return isFolder(given) ? Locations.withRawPath(given, given.getRawPath() + name) : given;
    }

    /**
     * Says whether an address is that of a folder.
     *
     * @param address an address
     * @return true if it ends in a slash, as those of folders that are there do
     */
    public static boolean isFolder(URI address) {
        return address.getRawPath() != null && address.getRawPath().endsWith("/");
    }

    /** The address that the granule has when it lies beside its sidecar. */
    private static Optional<URI> neighbour(URI sidecar) {
        String path = sidecar.getRawPath();
        return path.endsWith(SUFFIX)
                ? Optional.of(Locations.withRawPath(sidecar, path.substring(0, path.length() - SUFFIX.length())))
                : Optional.empty();
    }

    private static boolean isLocalFile(URI uri) {
        try {
            return Locations.isFile(uri) && Files.isRegularFile(Path.of(uri));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return false;
        }
    }

    /**
     * Finds the sidecar of a granule.
     *
     * @param address address of a granule or of its sidecar
     * @return the address itself if it ends in {@code .dmrpp}, else with {@code .dmrpp} appended to its path
     * @throws IllegalArgumentException if the address names a folder
     */
    public static URI sidecarOf(URI address) {
        if (address.getRawPath().isEmpty() || address.getRawPath().endsWith("/")) {
            throw new IllegalArgumentException(
                    Locations.display(address) + " is a folder; name a granule or its sidecar");
        }
        return address.getRawPath().endsWith(SUFFIX)
                ? address
                : Locations.withRawPath(address, address.getRawPath() + SUFFIX);
    }

    /**
     * Resolves a chunk's own href: a template, an absolute address, or the name of a file next to the sidecar. Of a path
     * that starts at the root of the producer's server only the name is of use here.
     */
    URI resolve(String href) {
        switch (href) {
            case "OPeNDAP_DMRpp_DATA_ACCESS_URL":
                return data;
            case "OPeNDAP_DMRpp_MISSING_DATA_ACCESS_URL":
                return Locations.withRawPath(data, data.getRawPath() + ".missing");
            case "OPeNDAP_DMRpp_SC_DATA_ACCESS_URL":
                return Locations.withRawPath(data, data.getRawPath() + "_mvs.h5");
            default:
                Optional<URI> absolute = uri(href).filter(uri -> isUsable(uri, sidecar));
                return absolute.orElseGet(() -> sibling(href));
        }
    }

    /** Says whether only the last part of a chunk's href is of use. */
    static boolean isServerPath(String href) {
        return href.contains("/") && !href.contains(":");
    }

    private URI sibling(String href) {
        String name = href.substring(href.lastIndexOf('/') + 1);
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || href.contains(":")
                || href.contains("\\")
                || href.contains("?")
                || href.startsWith("OPeNDAP_DMRpp")) {
            throw new NotMappable(
                    "a chunk is in " + Locations.cut(href) + ", which is no address that can be followed from here");
        }
        if (name.equals(Locations.name(data))) {
            return data;
        }
        try {
            String folder =
                    sidecar.getRawPath().substring(0, sidecar.getRawPath().lastIndexOf('/') + 1);
            return Locations.withRawPath(sidecar, folder + new URI(null, null, name, null).getRawPath());
        } catch (URISyntaxException e) {
            throw new NotMappable("a chunk is in " + Locations.cut(href) + ", which is no file name");
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            // without a path, the name of a side file would become part of the host's
            return Optional.of(new URI(text.strip()))
                    .filter(u -> u.isAbsolute()
                            && u.getRawPath() != null
                            && !u.getRawPath().isEmpty());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Says whether a document may lead to a resource. One from the network shall name neither local files, nor hosts that only
     * this machine can see, nor buckets that only this user can read.
     *
     * @param document the document's address
     * @param resource an address in it
     * @return true if it can be followed
     */
    public static boolean mayName(URI document, URI resource) {
        return switch (scheme(resource)) {
            case "http", "https" -> isUsableHost(resource, document);
            case "s3" ->
                resource.getRawAuthority() != null && (Locations.isFile(document) || isSameBucket(resource, document));
            case "file" -> Locations.isFile(document);
            default -> false;
        };
    }

    private static boolean isUsable(URI uri, URI sidecar) {
        return mayName(sidecar, uri) && (!Locations.isFile(uri) || isLocalFile(uri));
    }

    private static boolean isUsableHost(URI uri, URI sidecar) {
        // what stands for the host in an s3 address is a bucket, and may be called anything
        boolean fromWeb = scheme(sidecar).startsWith("http");
        boolean weaker = scheme(uri).equals("http") && !scheme(sidecar).equals("http");
        boolean same = fromWeb && uri.getHost() != null && uri.getHost().equalsIgnoreCase(sidecar.getHost());
        return uri.getHost() != null
                && (Locations.isFile(sidecar) || !weaker && (same || !Locations.isPrivate(uri.getHost())));
    }

    private static boolean isSameBucket(URI uri, URI sidecar) {
        return scheme(sidecar).equals("s3") && uri.getRawAuthority().equals(sidecar.getRawAuthority());
    }

    private static String scheme(URI uri) {
        return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    }
}
