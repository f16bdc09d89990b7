package org.virtualgranule.reader.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;

/**
 * Groups and arrays below a group. Printed, groups are opened from the top as far as a terminal has lines; the others
 * say how much is in them. Groups beside each other with arrays of the same names and types are shown once. {@link #print()}
 * shows everything.
 */
public final class Tree {
    /** Lines of a glance: together with what stands above them they leave room for more. */
    private static final int FEW = 16;

    /** Groups with more arrays than any granule's are not compared with others. */
    private static final int MOST_COMPARED = 2000;

    private final Manifest manifest;
    private final String root;
    private final Map<String, Contents> contents = new HashMap<>();

    /** What is in a group: directly, and how much at any depth. */
    private static final class Contents {
        final List<String> groups = new ArrayList<>();
        final List<ArrayEntry> arrays = new ArrayList<>();
        int groupsBelow;
        int arraysBelow;

        int allArrays() {
            return arrays.size() + arraysBelow;
        }

        void add(Contents group) {
            groupsBelow += 1 + group.groupsBelow;
            arraysBelow += group.allArrays();
        }
    }

    /** A group, and those beside it that are like it, as a satellite's tracks are. */
    private record Alike(String first, List<String> others) {
        int lines() {
            return others.isEmpty() ? 1 : 2;
        }
    }

    /**
     * Makes a tree.
     *
     * @param manifest the granule
     * @param root absolute path of the group at the top; one of the manifest's
     */
    public Tree(Manifest manifest, String root) {
        this.manifest = manifest;
        this.root = root;
        manifest.arrays()
                .values()
                .forEach(array -> in(parent(array.path())).arrays.add(array));
        List<String> inner = new ArrayList<>(manifest.groups().keySet());
        inner.remove("/");
        inner.forEach(group -> in(parent(group)).groups.add(group));
        // a group comes after the one that it is in: so each is complete when it is added to that
        Collections.reverse(inner);
        inner.forEach(group -> in(parent(group)).add(in(group)));
    }

    private Contents in(String group) {
        return contents.computeIfAbsent(group, path -> new Contents());
    }

    /**
     * The whole tree.
     *
     * @return a line for each group and array, the root first: shapes, chunks, codecs and stored bytes
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String group : manifest.groups().keySet()) {
            if (group.equals(root) || group.startsWith(prefix(root))) {
                lines.add(indent(group) + name(group));
                in(group)
                        .arrays
                        .forEach(array -> lines.add(indent(array.path()) + brief(array) + "  " + stored(array)));
            }
        }
        return lines;
    }

    /** Prints the whole tree to the standard output. */
    public void print() {
        lines().forEach(System.out::println);
    }

    /**
     * The root and what is directly in it.
     *
     * @return a few lines
     */
    public String top() {
        return text(Set.of(root), FEW);
    }

    @Override
    public String toString() {
        return text(opened(), Printable.HEIGHT);
    }

    /** The root, and below it as many groups as there are lines for, those of a level before those within them. */
    private Set<String> opened() {
        Set<String> opened = new HashSet<>(Set.of(root));
        int lines = 1 + size(root);
        Deque<Alike> closed = new ArrayDeque<>(alike(root));
        while (lines < Printable.HEIGHT && !closed.isEmpty()) {
            String group = closed.remove().first();
            if (lines + size(group) <= Printable.HEIGHT && in(group).allArrays() > 0) {
                lines += size(group);
                opened.add(group);
                closed.addAll(alike(group));
            }
        }
        return opened;
    }

    /** Lines that a group takes when it is opened, besides its own. */
    private int size(String group) {
        return in(group).arrays.size()
                + alike(group).stream().mapToInt(Alike::lines).sum();
    }

    /** The groups in a group, in order of the first of those that are alike. */
    private List<Alike> alike(String group) {
        Map<String, Alike> byArrays = new LinkedHashMap<>();
        for (String below : in(group).groups) {
            int count = in(below).allArrays();
            String arrays = count > 0 && count <= MOST_COMPARED ? signature(below) : below;
            Alike alike = byArrays.putIfAbsent(arrays, new Alike(below, new ArrayList<>()));
            if (alike != null) {
                alike.others().add(below);
            }
        }
        return List.copyOf(byArrays.values());
    }

    /** Names and types of all arrays in a group. */
    private String signature(String group) {
        StringBuilder text = new StringBuilder();
        Deque<String> todo = new ArrayDeque<>(List.of(group));
        while (!todo.isEmpty()) {
            Contents next = in(todo.remove());
            next.arrays.forEach(array -> text.append('\n')
                    .append(array.path(), group.length(), array.path().length())
                    .append(' ')
                    .append(array.metadata().element().type()));
            todo.addAll(next.groups);
        }
        return text.toString();
    }

    private String text(Set<String> opened, int height) {
        List<String> lines = new ArrayList<>();
        add(root, opened, lines);
        int more = lines.size() - height;
        if (more > 0) {
            lines.subList(height - 1, lines.size()).clear();
            lines.add("  and " + (more + 1) + " more; tree().print() shows all");
        }
        return lines.stream().map(Printable::line).collect(Collectors.joining("\n"));
    }

    private void add(String group, Set<String> opened, List<String> lines) {
        if (!opened.contains(group)) {
            lines.add(indent(group) + name(group) + "  " + count(in(group)));
            return;
        }
        lines.add(indent(group) + name(group));
        in(group).arrays.forEach(array -> lines.add(indent(array.path()) + brief(array)));
        for (Alike alike : alike(group)) {
            add(alike.first(), opened, lines);
            if (!alike.others().isEmpty()) {
                String others = alike.others().stream().map(this::name).collect(Collectors.joining(", "));
                lines.add(indent(alike.first()) + others + "  like " + name(alike.first()));
            }
        }
    }

    private static String count(Contents contents) {
        int arrays = contents.allArrays();
        int groups = contents.groupsBelow;
        return Printable.count(arrays, "array") + (groups == 0 ? "" : " and " + Printable.count(groups, "group"));
    }

    /** Name, type and shape. */
    private static String brief(ArrayEntry array) {
        return Printable.of(last(array.path())) + "  "
                + array.metadata().element().type().zarrName()
                + (array.narrow().isPresent() ? " or int8 " : "") + array.grid().shape();
    }

    /** Chunks, stored bytes and codecs; briefly where all is stored, so that most lines fit into 100 columns. */
    private static String stored(ArrayEntry array) {
        String codecs = array.form().codecs().toString();
        return chunks(array) + (codecs.isEmpty() ? "" : "  " + codecs);
    }

    private static String chunks(ArrayEntry array) {
        if (array.chunks().isInline()) {
            return "in the sidecar";
        }
        long stored = array.chunks().storedChunks();
        long all = array.grid().chunkCount();
        return (stored == all ? "" : stored + " of ") + Printable.count(all, "chunk") + " "
                + array.grid().chunkShape() + ", "
                + Printable.count(array.chunks().storedBytes(), "byte")
                + (array.form().member().isPresent() ? " of all members" : "");
    }

    private String indent(String path) {
        return "  ".repeat(depth(path) - depth(root));
    }

    private static int depth(String path) {
        return path.equals("/") ? 0 : (int) path.chars().filter(c -> c == '/').count();
    }

    /** Of the root of this tree the whole path. */
    private String name(String group) {
        return Printable.of(prefix(group.equals(root) ? group : last(group)));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String prefix(String group) {
        return group.endsWith("/") ? group : group + "/";
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }
}
