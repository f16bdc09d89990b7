package org.virtualgranule.reader.refs;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;

/** The files that a manifest leads to: such as its own address allows. Thread-safe. */
final class FilePlaces {
    private final URI manifest;
    private final URI stated;
    private final URI data;
    private final Map<String, URI> known = new ConcurrentHashMap<>();

    /**
     * Takes the address of the HDF5 file.
     *
     * @param manifest where the manifest is
     * @param stated what it says of the HDF5 file
     * @param given the caller's address of the HDF5 file or its folder, which takes the other's place
     */
    FilePlaces(URI manifest, String stated, Optional<URI> given) {
        this.manifest = manifest;
        this.stated = URI.create(stated);
        data = given.map(place -> DataLocation.given(place, this.stated)).orElseGet(() -> allowed(this.stated));
    }

    URI data() {
        return data;
    }

    URI of(String url) {
        return known.computeIfAbsent(url, text -> {
            URI uri = URI.create(text);
            return uri.equals(stated) ? data : allowed(uri);
        });
    }

    private URI allowed(URI uri) {
        if (!uri.isAbsolute() || uri.getRawPath() == null || uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException("\"" + Locations.cut(uri.toString()) + "\" is no address of a file");
        }
        if (!DataLocation.mayName(manifest, uri)) {
            throw new IllegalArgumentException(
                    "it leads to " + Locations.cut(uri.toString()) + ", where a manifest from there may not lead");
        }
        if (Locations.isFile(uri)) {
            Path.of(uri); // fails for what is a URI, but no path
        }
        return uri;
    }
}
