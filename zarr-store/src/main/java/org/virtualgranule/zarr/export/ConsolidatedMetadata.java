package org.virtualgranule.zarr.export;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All documents of a Zarr v2 hierarchy in one, {@code .zmetadata}, as zarr-python writes it. Without it clients do not find
 * groups in groups: they would have to list references.
 */
public final class ConsolidatedMetadata {
    /** zarr-python reads nodes only level by level, each group's members together. */
    private static final Comparator<String> BY_LEVEL = Comparator.comparing(
                    (String prefix) -> prefix.chars().filter(c -> c == '/').count())
            .thenComparing(Comparator.naturalOrder());

    private final StringBuilder all = new StringBuilder("{\"metadata\":{");
    private boolean isRooted;

    /** Begins with no document. */
    public ConsolidatedMetadata() {}

    /**
     * Adds a granule's documents.
     *
     * @param group name of the granule's group; empty if its groups are those of the hierarchy itself
     * @param granule the granule
     * @return the texts of its documents by key, such as {@code gt1l/.zgroup}
     */
    public Map<String, String> add(String group, ReferenceGranule granule) {
        isRooted |= group.isEmpty();
        Map<String, Map<String, ObjectNode>> nodes = new TreeMap<>(BY_LEVEL);
        granule.groups()
                .forEach((path, attributes) ->
                        nodes.put(prefix(group, path), Map.of(".zgroup", ZarrV2.group(), ".zattrs", attributes)));
        granule.arrays().forEach(array -> nodes.put(prefix(group, array.path()), array.documents()));
        Map<String, String> added = new LinkedHashMap<>();
        nodes.forEach((prefix, documents) -> new TreeMap<>(documents)
                .descendingMap()
                .forEach((name, document) -> add(prefix + name, document, added)));
        return added;
    }

    /**
     * Adds the documents of the hierarchy's own group, if no granule's is that.
     *
     * @return the texts of its documents by key
     */
    public Map<String, String> root() {
        Map<String, String> added = new LinkedHashMap<>();
        if (!isRooted) {
            isRooted = true;
            add(".zgroup", ZarrV2.group(), added);
            add(".zattrs", JsonNodeFactory.instance.objectNode(), added);
        }
        return added;
    }

    private void add(String key, ObjectNode document, Map<String, String> added) {
        String text = document.toString();
        char[] quoted = JsonStringEncoder.getInstance().quoteAsString(key);
        all.append(all.charAt(all.length() - 1) == '{' ? "\"" : ",\"")
                .append(quoted)
                .append("\":")
                .append(text);
        added.put(key, text);
    }

    /**
     * The whole of it.
     *
     * @return the text of {@code .zmetadata}
     */
    public String text() {
        return all + "},\"zarr_consolidated_format\":1}";
    }

    /**
     * The whole of it in kerchunk's Parquet layout.
     *
     * @param recordSize references in a file
     * @return the text of {@code .zmetadata}
     */
    public String text(int recordSize) {
        return all + "},\"zarr_consolidated_format\":1,\"record_size\":" + recordSize + "}";
    }

    /** What the keys of a group or array begin with. */
    static String prefix(String group, String path) {
        String below = path.equals("/") ? "" : path.substring(1) + "/";
        return group.isEmpty() ? below : group + "/" + below;
    }
}
