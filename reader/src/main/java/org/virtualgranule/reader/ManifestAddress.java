package org.virtualgranule.reader;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.reader.refs.ManifestFile;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * The address of a manifest: a directory that has one, a name that ends in {@code .zarr} or {@code .parquet}; and behind
 * {@code #} one of its granules.
 *
 * @param file the manifest's file
 * @param granule the name of a granule
 */
record ManifestAddress(URI file, Optional<String> granule) {
    private static final String FILE = "manifest.parquet";
    private static final int FEW = 3;

    /** Empty if the address is that of a sidecar or granule. */
    static Optional<ManifestAddress> of(String address) {
        Optional<URI> whole = file(address);
        if (whole.isPresent()) {
            return Optional.of(new ManifestAddress(whole.get(), Optional.empty()));
        }
        int hash = address.lastIndexOf('#');
        return hash < 1
                ? Optional.empty()
                : file(address.substring(0, hash))
                        .map(uri -> new ManifestAddress(uri, Optional.of(address.substring(hash + 1))));
    }

    private static Optional<URI> file(String address) {
        URI uri = Locations.parse(address);
        if (Locations.isFile(uri) && Files.isDirectory(Path.of(uri))) {
            return Optional.of(Path.of(uri).resolve(FILE))
                    .filter(Files::isRegularFile)
                    .map(Path::toUri);
        }
        if (uri.getRawFragment() != null || uri.getRawPath() == null) {
            return Optional.empty();
        }
        if (uri.getRawPath().endsWith(".parquet")) {
            return Optional.of(uri);
        }
        String folder = uri.getRawPath().replaceFirst("/$", "");
        return folder.endsWith(".zarr") && !Locations.isFile(uri)
                ? Optional.of(Locations.withRawPath(uri, folder + "/" + FILE))
                : Optional.empty();
    }

    /**
     * The granule that is meant.
     *
     * @throws IllegalArgumentException if none is named and the manifest has several
     */
    String chosen(ManifestFile manifest) {
        List<String> all = manifest.granules();
        if (granule.isEmpty() && all.size() != 1) {
            String few = String.join(", ", all.subList(0, Math.min(FEW, all.size())));
            throw new IllegalArgumentException(Locations.display(file) + " holds " + all.size() + " granules (" + few
                    + (all.size() > FEW ? ", …" : "") + "); name one behind a #, as in …/" + Locations.name(file) + "#"
                    + all.get(0));
        }
        return granule.orElseGet(() -> all.get(0));
    }
}
