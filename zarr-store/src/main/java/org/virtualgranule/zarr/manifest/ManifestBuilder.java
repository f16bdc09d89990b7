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
import org.virtualgranule.zarr.codec.Codecs;

/** Maps a granule's model to Zarr. A variable that cannot be mapped never costs the granule: it is listed with why. */
public final class ManifestBuilder {
    private static final long MAX_INLINE = 1 << 28;

    private final Granule granule;
    private final DataLocation location;
    private final Scope scope;
    private final FilterOrder filters;
    private final Map<String, GroupEntry> groups = new LinkedHashMap<>();
    private final Map<String, ArrayEntry> arrays = new LinkedHashMap<>();
    private final List<Diagnostic> skipped = new ArrayList<>();
    private final List<Diagnostic> diagnostics;
    private long inlineBytes;

    private ManifestBuilder(Granule granule, DataLocation location, Codecs codecs) {
        filters = new FilterOrder(codecs);
        this.granule = granule;
        this.location = location;
        scope = new Scope(granule.root());
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
        return build(granule, location, Codecs.standard());
    }

    /**
     * Builds the manifest with codecs of the caller's.
     *
     * @param granule the model, its tree restored if the sidecar was flattened
     * @param location where the chunks' byte ranges point to
     * @param codecs the codecs by the sidecar's words
     * @return groups and arrays of the granule
     */
    public static Manifest build(Granule granule, DataLocation location, Codecs codecs) {
        ManifestBuilder builder = new ManifestBuilder(granule, location, codecs);
        builder.group("", granule.root());
        return new Manifest(granule.source(), builder.groups, builder.arrays, builder.skipped, builder.diagnostics);
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
            if (!isNodeName(variable.name()) || arrays.containsKey(path)) {
                throw new NotMappable("its name is empty, holds a slash, or is there twice");
            }
            VariableMapper mapper = new VariableMapper(
                    granule,
                    location,
                    scope,
                    filters,
                    (topic, message) -> diagnostics.add(new Diagnostic(path, topic, message)));
            ArrayEntry array = mapper.map(variable, group);
            countInline(array);
            arrays.put(path, array);
        } catch (NotMappable e) {
            skipped.add(new Diagnostic(path, Topic.SKIPPED, e.getMessage()));
        } catch (ArithmeticException e) {
            skipped.add(new Diagnostic(path, Topic.SKIPPED, "its dimensions or chunks are too large to be counted"));
        }
    }

    /** A few inline bytes can inflate a thousandfold, and many variables can do so. */
    private void countInline(ArrayEntry array) {
        inlineBytes += array.chunks().inlineBytes();
        if (inlineBytes > MAX_INLINE) {
            throw new NotMappable("the sidecar's inline values take more than " + MAX_INLINE + " bytes in all");
        }
    }

    /** What a Zarr hierarchy can hold as a name. */
    private static boolean isNodeName(String name) {
        return !name.isEmpty() && !name.contains("/") && !name.equals(".") && !name.equals("..");
    }
}
