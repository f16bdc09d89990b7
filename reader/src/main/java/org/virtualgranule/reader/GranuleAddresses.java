package org.virtualgranule.reader;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;

/** The granules of a run, each once. */
final class GranuleAddresses {
    private GranuleAddresses() {}

    /**
     * Leaves out granules that are named again, or once with their sidecar.
     *
     * @param notes told what is left out
     */
    static List<String> distinct(List<String> addresses, Consumer<Diagnostic> notes) {
        Map<Granule, String> first = new LinkedHashMap<>();
        for (String address : addresses) {
            String same = first.putIfAbsent(Granule.of(address), address);
            if (same != null) {
                notes.accept(new Diagnostic(
                        Locations.cut(address),
                        Diagnostic.Topic.SUBSET,
                        "is the same granule as " + Locations.cut(same) + "; read once"));
            }
        }
        return List.copyOf(first.values());
    }

    /** The sidecar, or the manifest that stands for it. */
    static URI sidecar(String address) {
        return ManifestAddress.of(address)
                .map(ManifestAddress::file)
                .orElseGet(() -> DataLocation.sidecarOf(Locations.parse(address)));
    }

    /** A document, and which granule of it if it has several. */
    private record Granule(URI document, Optional<String> name) {
        static Granule of(String address) {
            return new Granule(
                    Locations.identity(sidecar(address)),
                    ManifestAddress.of(address).flatMap(ManifestAddress::granule));
        }
    }
}
