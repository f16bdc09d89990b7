package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.virtualgranule.reader.file.PendingDirectory;
import org.virtualgranule.zarr.manifest.ZarrJson;

/**
 * {@code zarr.json} of a Zarr v3 hierarchy. That of a granule's outermost group has those of all that is in it, for clients
 * that cannot list. Of a single granule each group and array has a file of its own, too; of many granules these would be
 * hundreds of thousands.
 */
final class ZarrJsonFiles {
    private static final String DOCUMENT = "zarr.json";

    private final PendingDirectory directory;
    private boolean isRooted;

    ZarrJsonFiles(PendingDirectory directory) {
        this.directory = directory;
    }

    /** Writes a granule's documents, which are given by absolute path, into a group; "" for the outermost one. */
    void write(String group, Map<String, ObjectNode> documents) throws IOException {
        isRooted |= group.isEmpty();
        Map<String, ObjectNode> below = new LinkedHashMap<>();
        documents.forEach((path, document) -> below.put(path.substring(1), document));
        below.remove("");
        if (group.isEmpty()) {
            for (Map.Entry<String, ObjectNode> document : below.entrySet()) {
                write(document.getKey(), document.getValue());
            }
        }
        write(group, ZarrJson.consolidated(documents.get("/").deepCopy(), below));
    }

    /** Writes the document of the outermost group, if no granule's is that. */
    void finish() throws IOException {
        if (!isRooted) {
            ObjectNode root =
                    JsonNodeFactory.instance.objectNode().put("zarr_format", 3).put("node_type", "group");
            root.putObject("attributes");
            write("", root);
        }
    }

    /** What cannot be a file is in the outermost group's document all the same. */
    private void write(String path, ObjectNode document) throws IOException {
        String name = path.isEmpty() ? DOCUMENT : path + "/" + DOCUMENT;
        boolean isTaken = Arrays.stream(path.split("/")).anyMatch(Set.of(DOCUMENT, ManifestSchema.FILE)::contains);
        if (!isTaken && directory.canHold(name)) {
            Files.write(directory.file(name), document.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
