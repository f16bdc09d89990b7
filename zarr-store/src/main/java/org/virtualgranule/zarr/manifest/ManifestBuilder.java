package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** Maps a granule's model to Zarr. A variable that cannot be mapped never costs the granule: it is listed with why. */
public final class ManifestBuilder {
    private static final String NAME = "its name is empty, holds a slash, or is there twice";

    private final Context context;
    private final Map<String, GroupEntry> groups = new LinkedHashMap<>();
    private final Map<String, List<Supplier<Mapped>>> nodes = new LinkedHashMap<>();

    private ManifestBuilder(Context context) {
        this.context = context;
    }

    /**
     * Builds the manifest.
     *
     * @param granule the model, its tree restored if the sidecar was flattened
     * @param location where the chunks' byte ranges point to
     * @return groups and arrays of the granule
     */
    public static Manifest build(Granule granule, DataLocation location) {
        return build(granule, location, Mapping.standard());
    }

    /**
     * Builds the manifest by rules of the caller's.
     *
     * @param granule the model, its tree restored if the sidecar was flattened
     * @param location where the chunks' byte ranges point to
     * @param mapping how the sidecar's words are understood
     * @return groups and arrays of the granule
     */
    public static Manifest build(Granule granule, DataLocation location, Mapping mapping) {
        ManifestBuilder builder = new ManifestBuilder(Context.of(granule, location, mapping));
        builder.group("", granule.root());
        return new Manifest(granule.source(), builder.groups, builder.nodes, builder.documentNotes());
    }

    private List<Diagnostic> documentNotes() {
        List<Diagnostic> notes = new ArrayList<>(context.granule().diagnostics());
        if (!context.signs().describesStorage()
                && nodes.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(node -> !node.get().skipped().isEmpty())) {
            notes.add(new Diagnostic(
                    "/",
                    Topic.TREE,
                    "no variable has a storage element: a DMR, not a DMR++; get the granule's .dmrpp"));
        }
        return notes;
    }

    private void group(String path, Group group) {
        put(path.isEmpty() ? "/" : path, group);
        group.variables().forEach(variable -> variable(path, variable));
        for (Group child : group.groups()) {
            String below = path + "/" + child.name();
            if (isFree(below, child.name())) {
                group(below, child);
            } else {
                skip(below, "a group with all that is in it: " + NAME);
            }
        }
    }

    private void put(String path, Group group) {
        groups.put(path, new GroupEntry(path, group.attributes()));
    }

    private void variable(String group, Variable variable) {
        String path = group + "/" + variable.name();
        VariableMapper mapper = new VariableMapper(context, group, variable);
        if (!isFree(path, variable.name())) {
            skip(path, NAME);
        } else if (variable.type() instanceof VariableType.Structured) {
            structure(path, variable, mapper.map());
        } else if (variable.storage() instanceof Storage.Inline || variable.storage() instanceof Storage.Texts) {
            // at once: all of them together may take so many bytes, and the last ones have to go
            Mapped mapped = mapper.map();
            add(path, () -> mapped);
        } else {
            add(path, new Mapped.Later(mapper::map));
        }
    }

    /** A Structure is a group of its members, if it could be mapped at all. */
    private void structure(String path, Variable variable, Mapped mapped) {
        List<ArrayEntry> members = new ArrayList<>();
        List<Diagnostic> skipped = new ArrayList<>(mapped.skipped());
        if (skipped.isEmpty()) {
            groups.put(path, new GroupEntry(path, variable.attributes()));
        }
        for (ArrayEntry member : mapped.arrays()) {
            String name = member.path().substring(path.length() + 1);
            boolean again = members.stream().anyMatch(m -> m.path().equals(member.path()));
            if (again || !isNodeName(name)) {
                skipped.add(new Diagnostic(member.path(), Topic.SKIPPED, NAME));
            } else {
                members.add(member);
            }
        }
        add(path, () -> new Mapped(members, skipped, mapped.notes()));
    }

    private void skip(String path, String reason) {
        Mapped mapped = Mapped.skipped(new Diagnostic(path, Topic.SKIPPED, reason));
        add(path, () -> mapped);
    }

    private void add(String path, Supplier<Mapped> node) {
        // nearly always the only one
        nodes.merge(path, List.of(node), (first, more) -> {
            List<Supplier<Mapped>> all = new ArrayList<>(first);
            all.addAll(more);
            return all;
        });
    }

    /** Says whether a group or array of this path would be the first; a variable that could not be mapped is none. */
    private boolean isFree(String path, String name) {
        return isNodeName(name)
                && !groups.containsKey(path)
                && nodes.getOrDefault(path, List.of()).stream()
                        .allMatch(node -> node.get().arrays().isEmpty());
    }

    /** What a Zarr hierarchy can hold as a name. */
    private static boolean isNodeName(String name) {
        return !name.isEmpty() && !name.contains("/") && !name.equals(".") && !name.equals("..");
    }
}
