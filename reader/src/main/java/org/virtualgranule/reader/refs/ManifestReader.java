package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.virtualgranule.reader.refs.ManifestSchema.Kind;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.GroupEntry;
import org.virtualgranule.zarr.manifest.ListedArray;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.Mapped;

/** Makes a granule's manifest of its rows. What they say of a variable is looked at when it is asked for. */
final class ManifestReader {
    private final String name;
    private final String source;
    private final GranuleRows rows;
    private final ChunkRows chunks;
    private final NodeReader nodes;
    private final JsonNode granule;
    private final Map<String, GroupEntry> groups = new LinkedHashMap<>();
    private final Map<String, List<Supplier<Mapped>>> variables = new LinkedHashMap<>();

    /**
     * Reads what is not about single variables.
     *
     * @param name the manifest's, for messages
     * @param rows the granule's
     * @param granule what the first of them says
     * @param places the files that the manifest may lead to
     * @param nodes reads descriptions
     */
    ManifestReader(String name, GranuleRows rows, JsonNode granule, FilePlaces places, NodeReader nodes) {
        this.name = name;
        this.rows = rows;
        this.nodes = nodes;
        this.granule = granule;
        source = NodeReader.text(granule, "source");
        int row = 1;
        while (row < rows.count() && rows.kind(row) == Kind.GROUP) {
            group(rows.text(ManifestSchema.ARRAY, row), rows.node(row));
            row++;
        }
        while (row < rows.count() && rows.kind(row) == Kind.VARIABLE) {
            int here = row++;
            variables
                    .computeIfAbsent(rows.text(ManifestSchema.ARRAY, here), path -> new ArrayList<>(1))
                    .add(() -> Damaged.orElse(
                            name, () -> variable(rows.text(ManifestSchema.ARRAY, here), rows.node(here))));
        }
        for (int chunk = row; chunk < rows.count(); chunk++) {
            if (rows.kind(chunk) != Kind.CHUNK) {
                throw new IllegalArgumentException("a " + rows.kind(chunk).word() + " comes after chunks");
            }
        }
        chunks = new ChunkRows(rows, row, places);
        chunks.checkAreOf(variables.keySet());
    }

    Manifest manifest() {
        return Manifest.of(source, groups, NodeReader.diagnostics(granule, "notes"), variables);
    }

    private void group(String path, JsonNode json) {
        boolean outermost = groups.isEmpty() && path.equals("/");
        if (!outermost && !isFree(path)
                || groups.put(path, new GroupEntry(path, NodeReader.attributes(json))) != null) {
            throw new IllegalArgumentException("there cannot be a group " + path);
        }
    }

    /** Says whether something can have the path: it is in a group, and is none. */
    private boolean isFree(String path) {
        int end = path.lastIndexOf('/');
        String last = path.substring(end + 1);
        return path.startsWith("/")
                && !last.isEmpty()
                && !last.equals(".")
                && !last.equals("..")
                && groups.containsKey(end == 0 ? "/" : path.substring(0, end))
                && !groups.containsKey(path);
    }

    private Mapped variable(String path, JsonNode json) {
        List<ArrayEntry> arrays = NodeReader.list(json, "arrays", array -> array(path, array));
        if (variables.get(path).size() == 1) { // of several that have one path each would miss the others' arrays
            chunks.checkAreOf(path, arrays);
        }
        return new Mapped(arrays, NodeReader.diagnostics(json, "skipped"), NodeReader.diagnostics(json, "notes"));
    }

    /** An array has the path of its variable; of a Structure's, paths below that. */
    private ArrayEntry array(String variable, JsonNode json) {
        ListedArray listed = nodes.array(source, json);
        boolean isOwn = (listed.path() + "/").startsWith(variable + "/");
        if (!isOwn || !isFree(listed.path())) {
            throw new IllegalArgumentException("there cannot be an array " + listed.path());
        }
        String values = NodeReader.text(json, "values");
        long count = NodeReader.number(json, "rows");
        ArrayEntry entry = chunks.of(listed, values, count);
        return json.has("narrow")
                ? entry.orIfNarrow(chunks.of(nodes.array(source, json.get("narrow")), values, count))
                : entry;
    }
}
