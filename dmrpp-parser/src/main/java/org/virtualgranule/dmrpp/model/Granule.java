package org.virtualgranule.dmrpp.model;

import java.util.List;
import java.util.Optional;

/**
 * One sidecar's content. Straight from the parser it is what the document says; {@code OriginalTree} turns a flattened
 * one into the tree of the HDF5 file.
 *
 * @param source name of the sidecar, for messages
 * @param name the Dataset's {@code name}: mostly the granule's file name; says nothing about where the data are
 * @param href the Dataset's {@code dmrpp:href}: the data's address, a template, or useless outside the producer's server;
 *     in documents with {@code h4:} elements that lack it, the {@code xml:base}
 * @param version the Dataset's {@code dmrpp:version}; absent in documents before November 2021
 * @param root the root group, named ""
 * @param diagnostics what was assumed or left out so far
 */
public record Granule(
        String source,
        Optional<String> name,
        Optional<String> href,
        Optional<String> version,
        Group root,
        List<Diagnostic> diagnostics) {
    /** Copies the list. */
    public Granule {
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Says whether the writer was of November 2021 or later, and so listed filters in their true order.
     *
     * @return true if the document has a {@code dmrpp:version}
     */
    public boolean isVersioned() {
        return version.isPresent();
    }
}
