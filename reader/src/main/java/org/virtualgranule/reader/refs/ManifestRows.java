package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.virtualgranule.reader.refs.ManifestSchema.Kind;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.TextRuns;
import org.virtualgranule.zarr.store.VirtualStore;

/** The rows of one granule: the granule, its groups, its variables, then the chunks of its arrays. */
final class ManifestRows {
    private final RowWriter out;
    private final String granule;
    private final Function<URI, String> addresses;

    ManifestRows(RowWriter out, String granule, Function<URI, String> addresses) {
        this.out = out;
        this.granule = granule;
        this.addresses = addresses;
    }

    void write(Manifest manifest, URI data) {
        node(
                Kind.GRANULE,
                "/",
                NodeJson.granule(manifest.source(), addresses.apply(data), manifest.documentDiagnostics()));
        manifest.groups().forEach((path, group) -> node(Kind.GROUP, path, NodeJson.group(group)));
        manifest.variables()
                .forEach((path, all) -> all.forEach(one -> node(Kind.VARIABLE, path, NodeJson.variable(one))));
        manifest.arrays().values().forEach(this::chunks);
    }

    private RowWriter row(Kind kind, String path) {
        return out.put(ManifestSchema.GRANULE, granule)
                .put(ManifestSchema.KIND, kind.word())
                .put(ManifestSchema.ARRAY, path);
    }

    private void node(Kind kind, String path, ObjectNode json) {
        row(kind, path).put(ManifestSchema.NODE, json.toString()).endRow();
    }

    /** Counts an array's rows of chunks: without a number, one that is missing would be a chunk that was never written. */
    static long count(ArrayEntry array) {
        if (!array.chunks().isInline()) {
            return array.chunks()
                    .numbers()
                    .map(number -> ((ChunkRef.InFile) array.chunks().find(number))
                            .pieces()
                            .size())
                    .sum();
        }
        return array.chunks().find(0) instanceof ChunkRef.Texts texts
                ? texts.runs().runs().size()
                : 1;
    }

    private void chunks(ArrayEntry array) {
        if (!array.chunks().isInline()) {
            ArrayEntry described = array.passedOn();
            array.chunks()
                    .numbers()
                    .forEach(number -> stored(
                            described, number, (ChunkRef.InFile) array.chunks().find(number)));
        } else if (array.chunks().find(0) instanceof ChunkRef.Texts texts) {
            List<TextRuns.Run> runs = texts.runs().runs();
            for (int i = 0; i < runs.size(); i++) {
                chunk(array, 0, i)
                        .put(ManifestSchema.DIRECT, false)
                        .put(ManifestSchema.INLINE, runs.get(i).text())
                        .put(ManifestSchema.COUNT, runs.get(i).count())
                        .endRow();
            }
        } else if (array.chunks().find(0) instanceof ChunkRef.Inline inline) {
            chunk(array, 0, 0)
                    .put(ManifestSchema.DIRECT, !array.metadata().element().isText())
                    .put(ManifestSchema.INLINE, inline.bytes())
                    .endRow();
        }
    }

    private void stored(ArrayEntry array, long number, ChunkRef.InFile chunk) {
        // of an array that may be int8 zarr.json only says what the sidecar declares
        boolean direct =
                array.narrow().isEmpty() && chunk instanceof ChunkRef.Stored && VirtualStore.passesOn(array, number);
        for (int i = 0; i < chunk.pieces().size(); i++) {
            ChunkRef.Stored piece = chunk.pieces().get(i);
            chunk(array, number, i)
                    .put(ManifestSchema.URL, addresses.apply(piece.location()))
                    .put(ManifestSchema.OFFSET, piece.range().offset())
                    .put(ManifestSchema.LENGTH, piece.range().length())
                    .put(ManifestSchema.MASK, piece.filterMask())
                    .put(ManifestSchema.DIRECT, direct)
                    .endRow();
        }
    }

    private RowWriter chunk(ArrayEntry array, long number, int piece) {
        return row(Kind.CHUNK, array.path()).put(ManifestSchema.CHUNK, number).put(ManifestSchema.PIECE, piece);
    }
}
