package org.virtualgranule.reader;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<URI, String> bySidecar = new LinkedHashMap<>();
        for (String address : addresses) {
            String first = bySidecar.putIfAbsent(Locations.identity(sidecar(address)), address);
            if (first != null) {
                notes.accept(new Diagnostic(
                        Locations.cut(address),
                        Diagnostic.Topic.SUBSET,
                        "is the same granule as " + Locations.cut(first) + "; read once"));
            }
        }
        return List.copyOf(bySidecar.values());
    }

    static URI sidecar(String address) {
        return DataLocation.sidecarOf(Locations.parse(address));
    }
}
