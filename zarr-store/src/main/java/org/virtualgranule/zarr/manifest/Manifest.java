package org.virtualgranule.zarr.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;

/**
 * A granule as Zarr sees it: groups, arrays with the places of their chunks, and what could not be mapped.
 *
 * @param source name of the sidecar
 * @param groups groups by absolute path, parents before children; "/" is always there
 * @param arrays arrays by absolute path, in document order
 * @param skipped variables, members of Structures and groups that could not be mapped, each with the reason
 * @param diagnostics what was assumed, repaired or left out for everything else
 */
public record Manifest(
        String source,
        Map<String, GroupEntry> groups,
        Map<String, ArrayEntry> arrays,
        List<Diagnostic> skipped,
        List<Diagnostic> diagnostics) {
    /** Copies the collections; they keep their order. */
    public Manifest {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
        skipped = List.copyOf(skipped);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Finds an array.
     *
     * @param path absolute path; a leading slash may be left out
     * @return the array; empty if there is none, or it was skipped
     */
    public Optional<ArrayEntry> array(String path) {
        return Optional.ofNullable(arrays.get(absolute(path)));
    }

    /**
     * Tells why a variable is no array.
     *
     * @param path absolute path; a leading slash may be left out
     * @return the reason, also that of a group above it; empty if the sidecar has no such variable, or it is an array
     */
    public Optional<String> whySkipped(String path) {
        return skipped.stream()
                .filter(s -> s.isAbout(path))
                .map(Diagnostic::message)
                .findFirst();
    }

    /**
     * Tells what was assumed for an array: of itself, of the Structure that it is a member of, of the groups above it
     * and of the whole document.
     *
     * @param path absolute path; a leading slash may be left out
     * @return what was assumed, in the order in which it was noticed; empty if the sidecar tells everything
     */
    public List<Diagnostic> diagnostics(String path) {
        String absolute = absolute(path);
        return diagnostics.stream().filter(d -> d.isAbout(absolute)).toList();
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Short: a granule has hundreds of arrays. */
    @Override
    public String toString() {
        return source + ": " + groups.size() + " groups, " + arrays.size() + " arrays, " + skipped.size() + " skipped";
    }
}
