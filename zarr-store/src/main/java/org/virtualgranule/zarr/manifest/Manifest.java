package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Diagnostic;

/**
 * A granule as Zarr sees it: groups, arrays with the places of their chunks, and what could not be mapped. A variable is
 * mapped when it is first asked for; a manifest may be asked by several threads.
 */
public final class Manifest {
    private final String source;
    private final Map<String, GroupEntry> groups;
    /** By the path of the variable or group; there can be two of one name. */
    private final Map<String, List<Supplier<Mapped>>> nodes;

    /** Characters of the longest path: callers' paths may have thousands of parts. */
    private final int longest;

    private final List<Diagnostic> document;

    /**
     * Takes over what {@link ManifestBuilder} found.
     *
     * @param document what was assumed of no single variable
     */
    Manifest(
            String source,
            Map<String, GroupEntry> groups,
            Map<String, List<Supplier<Mapped>>> nodes,
            List<Diagnostic> document) {
        this.source = source;
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.nodes = nodes;
        longest = nodes.keySet().stream().mapToInt(String::length).max().orElse(0);
        this.document = List.copyOf(document);
    }

    /**
     * Makes a manifest of arrays that are known already.
     *
     * @param source name of what they come from
     * @param groups groups by absolute path, parents before children
     * @param arrays arrays, each with its path
     * @param skipped what could not be mapped, each with the reason
     * @param diagnostics what was assumed, repaired or left out for everything else
     * @return the manifest
     */
    public static Manifest of(
            String source,
            Map<String, GroupEntry> groups,
            Collection<ArrayEntry> arrays,
            List<Diagnostic> skipped,
            List<Diagnostic> diagnostics) {
        Map<String, List<Supplier<Mapped>>> nodes = new LinkedHashMap<>();
        arrays.forEach(array -> {
            Mapped mapped = new Mapped(List.of(array), List.of(), List.of());
            nodes.computeIfAbsent(array.path(), path -> new ArrayList<>()).add(() -> mapped);
        });
        skipped.forEach(reason -> {
            Mapped mapped = Mapped.skipped(reason);
            nodes.computeIfAbsent(reason.path(), path -> new ArrayList<>()).add(() -> mapped);
        });
        return new Manifest(source, groups, nodes, diagnostics);
    }

    /**
     * Makes a manifest of variables that are looked at when they are asked for.
     *
     * @param source name of what they come from
     * @param groups groups by absolute path, parents before children
     * @param document what was assumed of no single variable
     * @param variables by the path of the variable, or of the group that could not be taken; asked at most once
     * @return the manifest
     */
    public static Manifest of(
            String source,
            Map<String, GroupEntry> groups,
            List<Diagnostic> document,
            Map<String, List<Supplier<Mapped>>> variables) {
        Map<String, List<Supplier<Mapped>>> nodes = new LinkedHashMap<>();
        variables.forEach((path, all) -> nodes.put(
                path, all.stream().<Supplier<Mapped>>map(Mapped.Later::new).toList()));
        return new Manifest(source, groups, nodes, document);
    }

    /**
     * The name of the sidecar.
     *
     * @return as in messages
     */
    public String source() {
        return source;
    }

    /**
     * The groups, and the Structures, which are groups of their members.
     *
     * @return groups by absolute path, parents before children; "/" is always there
     */
    public Map<String, GroupEntry> groups() {
        return groups;
    }

    /**
     * What became of the variables; maps every one.
     *
     * @return by the path of the variable, or of the group that could not be taken, in document order; there can be two of
     *     one path, of which one at most is an array
     */
    public Map<String, List<Mapped>> variables() {
        Map<String, List<Mapped>> variables = new LinkedHashMap<>();
        nodes.forEach((path, all) ->
                variables.put(path, all.stream().map(Supplier::get).toList()));
        return variables;
    }

    /**
     * What was assumed of no single variable.
     *
     * @return the first of {@link #diagnostics()}
     */
    public List<Diagnostic> documentDiagnostics() {
        return document;
    }

    /**
     * All arrays; maps every variable.
     *
     * @return arrays by absolute path, in document order
     */
    public Map<String, ArrayEntry> arrays() {
        Map<String, ArrayEntry> arrays = new LinkedHashMap<>();
        all(Mapped::arrays).forEach(array -> arrays.put(array.path(), array));
        return Collections.unmodifiableMap(arrays);
    }

    /**
     * The arrays in a group and the groups below it; maps their variables only.
     *
     * @param group absolute path
     * @return arrays in document order
     */
    public List<ArrayEntry> arraysIn(String group) {
        String prefix = group.endsWith("/") ? group : group + "/";
        return nodes.entrySet().stream()
                .filter(node -> (node.getKey() + "/").startsWith(prefix))
                .flatMap(node -> node.getValue().stream())
                .flatMap(node -> node.get().arrays().stream())
                .filter(array -> array.path().startsWith(prefix))
                .toList();
    }

    /**
     * What is missing; maps every variable.
     *
     * @return variables, members of Structures and groups that could not be mapped, each with the reason
     */
    public List<Diagnostic> skipped() {
        return all(Mapped::skipped).toList();
    }

    /**
     * What was assumed, repaired or left out for everything else; maps every variable.
     *
     * @return what is about the document first, then in document order
     */
    public List<Diagnostic> diagnostics() {
        return Stream.concat(document.stream(), all(Mapped::notes)).toList();
    }

    /**
     * Finds an array.
     *
     * @param path absolute path; a leading slash may be left out
     * @return the array; empty if there is none, or it was skipped
     */
    public Optional<ArrayEntry> array(String path) {
        String absolute = absolute(path);
        return above(absolute, Mapped::arrays)
                .filter(array -> array.path().equals(absolute))
                .findFirst();
    }

    /**
     * Says whether the sidecar has a variable, without mapping it.
     *
     * @param path absolute path; a leading slash may be left out
     * @return true if it is an array or a Structure, or was skipped; false for a Structure's members
     */
    public boolean isVariable(String path) {
        return nodes.containsKey(absolute(path));
    }

    /**
     * Tells why a variable is no array.
     *
     * @param path absolute path; a leading slash may be left out
     * @return the reason, else that of what is next above it; empty if the sidecar has no such variable, or it is an array
     */
    public Optional<String> whySkipped(String path) {
        String absolute = absolute(path);
        return above(absolute, Mapped::skipped)
                .filter(s -> s.isAbout(absolute))
                .map(Diagnostic::message)
                .reduce((outer, inner) -> inner);
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
        return Stream.concat(document.stream(), above(absolute, Mapped::notes))
                .filter(d -> d.isAbout(absolute))
                .toList();
    }

    private <T> Stream<T> all(Function<Mapped, List<T>> part) {
        return nodes.values().stream().flatMap(List::stream).flatMap(node -> part.apply(node.get()).stream());
    }

    /** Of the path's own node and those above it, the outermost first: that is document order. */
    private <T> Stream<T> above(String path, Function<Mapped, List<T>> part) {
        List<T> found = new ArrayList<>();
        int end = path.indexOf('/', 1);
        while (end >= 0 && end <= longest) {
            collect(path.substring(0, end), part, found);
            end = path.indexOf('/', end + 1);
        }
        collect(path, part, found);
        return found.stream();
    }

    private <T> void collect(String path, Function<Mapped, List<T>> part, List<T> found) {
        nodes.getOrDefault(path, List.of()).forEach(node -> found.addAll(part.apply(node.get())));
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /**
     * Counts what the granule holds; maps every variable.
     *
     * @return numbers of groups, arrays and skipped variables, in words
     */
    public String summary() {
        int arrays = arrays().size();
        return groups.size() + (groups.size() == 1 ? " group, " : " groups, ") + arrays
                + (arrays == 1 ? " array, " : " arrays, ") + skipped().size() + " skipped";
    }

    /** Short: a granule has hundreds of arrays. */
    @Override
    public String toString() {
        return source + ": " + summary();
    }
}
