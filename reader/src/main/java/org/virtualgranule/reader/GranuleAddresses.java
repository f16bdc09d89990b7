package org.virtualgranule.reader;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.refs.ManifestFile;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;

/** The granules of a run, each once. A manifest stands for all that it holds. */
final class GranuleAddresses {
    private final GranuleOptions options;
    private final ByteSource source;
    private final Map<String, String> byIdentity = new LinkedHashMap<>();
    private final List<URI> documents = new ArrayList<>();
    private final List<Diagnostic> notes = new ArrayList<>();
    private final List<SubsetRun.Failure> failures = new ArrayList<>();

    /**
     * Finds out which granules are meant. Reads manifests, but no sidecars.
     *
     * @throws IllegalArgumentException if one is no address at all, or if there are several and just one place for their data
     */
    GranuleAddresses(List<String> named, GranuleOptions options, ByteSource source) {
        this.options = options;
        this.source = source;
        for (String address : named) {
            Optional<ManifestAddress> manifest = ManifestAddress.of(address);
            if (manifest.isPresent()) {
                GranuleOutcome<ManifestFile> outcome = GranuleOutcome.of(address, () -> options.manifests()
                        .read(source, manifest.get().file()));
                outcome.failure().ifPresent(failures::add);
                outcome.result().ifPresent(file -> add(address, manifest.get(), file));
            } else {
                URI sidecar = sidecar(address);
                add(address, Locations.identity(sidecar).toString());
                documents.add(sidecar);
            }
        }
        if (byIdentity.size() > 1 && !options.data().map(DataLocation::isFolder).orElse(true)) {
            throw new IllegalArgumentException("the data are said to be in one file, but " + byIdentity.size()
                    + " granules are given; name the folder that holds them all");
        }
    }

    /** Granules of a manifest: the one that is named, or all. */
    private void add(String address, ManifestAddress manifest, ManifestFile file) {
        String identity = Locations.identity(manifest.file()).toString();
        List<String> names = manifest.granule().map(List::of).orElse(file.granules());
        for (String name : names) {
            add(manifest.granule().isPresent() ? address : address + "#" + name, identity + "#" + name);
        }
        documents.add(manifest.file());
        // where the data are decides how many threads there are
        GranuleOutcome.of(address, () -> file.open(names.get(0), options.data(), options.mapping()))
                .result()
                .ifPresent(granule -> documents.add(granule.location().data()));
    }

    private void add(String address, String identity) {
        String first = byIdentity.putIfAbsent(identity, address);
        if (first != null) {
            notes.add(new Diagnostic(
                    Locations.cut(address),
                    Diagnostic.Topic.SUBSET,
                    "is the same granule as " + Locations.cut(first) + "; read once"));
        }
    }

    private static URI sidecar(String address) {
        return DataLocation.sidecarOf(Locations.parse(address));
    }

    /** The granule's or the sidecar's name, for messages. */
    static String name(String address) {
        Optional<ManifestAddress> manifest = ManifestAddress.of(address);
        return manifest.isPresent()
                ? manifest.get()
                        .granule()
                        .orElseGet(() -> Locations.name(manifest.get().file()))
                : Locations.name(sidecar(address));
    }

    /** Addresses as {@link VirtualGranule#open(String)} takes them. */
    List<String> addresses() {
        return List.copyOf(byIdentity.values());
    }

    /** Files that will be read: sidecars, manifests, and the data that these lead to. */
    List<URI> documents() {
        return documents;
    }

    /** What was left out because it is there already. */
    List<Diagnostic> notes() {
        return notes;
    }

    /** Manifests that cannot be read. */
    List<SubsetRun.Failure> failures() {
        return failures;
    }
}
