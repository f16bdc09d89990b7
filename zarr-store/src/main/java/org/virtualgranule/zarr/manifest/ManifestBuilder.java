package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** Maps a granule's model to Zarr. A variable that cannot be mapped never costs the granule: it is listed with why. */
public final class ManifestBuilder {
    private static final String NAME = "its name is empty, holds a slash, or is there twice";

    private final Context context;
    private final Map<String, GroupEntry> groups = new LinkedHashMap<>();
    private final Map<String, ArrayEntry> arrays = new LinkedHashMap<>();
    private final List<Diagnostic> skipped = new ArrayList<>();
    private final List<Diagnostic> diagnostics;

    private ManifestBuilder(Granule granule, DataLocation location, Mapping mapping) {
        context = Context.of(granule, location, mapping);
        diagnostics = new ArrayList<>(granule.diagnostics());
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
        ManifestBuilder builder = new ManifestBuilder(granule, location, mapping);
        builder.group("", granule.root());
        builder.notePlainDmr();
        return new Manifest(granule.source(), builder.groups, builder.arrays, builder.skipped, builder.diagnostics);
    }

    private void notePlainDmr() {
        if (!skipped.isEmpty() && !context.signs().describesStorage()) {
            diagnostics.add(new Diagnostic(
                    "/",
                    Topic.TREE,
                    "no variable has a storage element: a DMR, not a DMR++; get the granule's .dmrpp"));
        }
    }

    private void group(String path, Group group) {
        groups.put(path.isEmpty() ? "/" : path, new GroupEntry(path.isEmpty() ? "/" : path, group.attributes()));
        group.variables().forEach(variable -> variable(path, variable));
        for (Group child : group.groups()) {
            String below = path + "/" + child.name();
            if (isNodeName(child.name()) && !arrays.containsKey(below) && !groups.containsKey(below)) {
                group(below, child);
            } else {
                skipped.add(new Diagnostic(
                        below,
                        Topic.SKIPPED,
                        "a group with all that is in it: its name is empty, holds a slash, or is there twice"));
            }
        }
    }

    private void variable(String group, Variable variable) {
        String path = group + "/" + variable.name();
        try {
            if (!isNodeName(variable.name()) || arrays.containsKey(path) || groups.containsKey(path)) {
                throw new NotMappable(NAME);
            }
            List<Diagnostic> notes = new ArrayList<>();
            VariableMapper mapper =
                    new VariableMapper(context, (topic, message) -> notes.add(new Diagnostic(path, topic, message)));
            put(path, variable, mapper.map(variable, group));
            diagnostics.addAll(notes);
        } catch (NotMappable e) {
            skipped.add(new Diagnostic(path, Topic.SKIPPED, e.getMessage()));
        } catch (ArithmeticException e) {
            skipped.add(new Diagnostic(path, Topic.SKIPPED, "its dimensions or chunks are too large to be counted"));
        }
    }

    /** One array, or the group of a record's members. */
    private void put(String path, Variable variable, List<ArrayEntry> found) {
        if (variable.type() instanceof VariableType.Structured) {
            groups.put(path, new GroupEntry(path, variable.attributes()));
        }
        for (ArrayEntry array : found) {
            String name = array.path().substring(array.path().lastIndexOf('/') + 1);
            if (arrays.containsKey(array.path())
                    || !isNodeName(name)
                    || !array.path().equals(path) && !array.path().equals(path + "/" + name)) {
                skipped.add(new Diagnostic(array.path(), Topic.SKIPPED, NAME));
            } else {
                arrays.put(array.path(), array);
            }
        }
    }

    /** What a Zarr hierarchy can hold as a name. */
    private static boolean isNodeName(String name) {
        return !name.isEmpty() && !name.contains("/") && !name.equals(".") && !name.equals("..");
    }
}
