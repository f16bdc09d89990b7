package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.file.ParquetOutput;
import org.virtualgranule.reader.file.PendingDirectory;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrJson;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * Writes a manifest: a Zarr v3 hierarchy of {@code zarr.json} documents, and {@code manifest.parquet} with a row for each chunk
 * and with all that the documents do not say. Nothing of the HDF5 file is read for it.
 */
final class ManifestSink implements RefsSink<ManifestSink.Granule> {
    private static final long MOST_BYTES = 1L << 30;

    private final UnaryOperator<String> moved;
    private final PendingDirectory directory;
    private final ZarrJsonFiles documents;
    private final ParquetOutput table;
    private final List<String> granules = new ArrayList<>();

    /**
     * What is written of a granule.
     *
     * @param manifest the granule
     * @param data the HDF5 file
     * @param documents {@code zarr.json} of its groups and arrays, by absolute path
     */
    record Granule(Manifest manifest, URI data, Map<String, ObjectNode> documents) {}

    ManifestSink(Path out, UnaryOperator<String> moved) {
        this.moved = moved;
        directory = PendingDirectory.beside(out);
        documents = new ZarrJsonFiles(directory);
        try {
            Path file = directory.file(ManifestSchema.FILE);
            table = new ParquetOutput(file, ManifestSchema.COLUMNS, ManifestSchema.PROPERTIES, MOST_BYTES);
        } catch (IOException e) {
            directory.discard();
            throw directory.failure(e);
        }
    }

    @Override
    public Granule prepare(VirtualStore granule, URI data) {
        address(data);
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        granule.manifest().groups().forEach((path, group) -> documents.put(path, ZarrJson.of(group)));
        for (ArrayEntry array : granule.manifest().arrays().values()) {
            array.chunks().locations().forEach(this::address); // what may not be written fails here
            documents.put(array.path(), described(array));
        }
        return new Granule(granule.manifest(), data, documents);
    }

    /** The chunks are not beside the document: a client that does not know the table shall not take them for unwritten. */
    private static ObjectNode described(ArrayEntry array) {
        ObjectNode document = ZarrJson.of(array.passedOn());
        document.putObject("chunk_manifest").put("must_understand", true).put("table", ManifestSchema.FILE);
        return document;
    }

    private String address(URI location) {
        return moved.apply(Locations.withoutSecrets(location).toString());
    }

    /** What is no array is in the manifest with the reason. */
    @Override
    public List<Diagnostic> leftOut(Granule granule) {
        return List.of();
    }

    @Override
    public void write(String group, Granule granule) {
        String name = Locations.name(granule.data());
        granules.add(name);
        try {
            RowWriter rows = new RowWriter(ManifestSchema.COLUMNS, table.group());
            new ManifestRows(rows, name, this::address).write(granule.manifest(), granule.data());
            rows.endGroup();
            documents.write(group, granule.documents());
        } catch (IOException e) {
            throw directory.failure(e);
        }
    }

    @Override
    public void finish() {
        ObjectNode footer =
                JsonNodeFactory.instance.objectNode().put(ManifestSchema.VERSION_KEY, ManifestSchema.VERSION);
        granules.forEach(footer.putArray(ManifestSchema.GRANULES_KEY)::add);
        try {
            documents.finish();
            table.finish(Map.of(ManifestSchema.KEY, footer.toString()));
            table.close();
        } catch (IOException e) {
            throw directory.failure(e);
        }
        directory.publish();
    }

    @Override
    public void close() {
        try {
            table.close();
        } catch (IOException e) {
            // What could not be stored was to be dropped anyway.
        } finally {
            directory.discard(); // nothing is there under this name when it is published
        }
    }
}
