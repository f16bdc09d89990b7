package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Chunks get their numbers in the grid. */
class ChunkMapperTest {
    private static final ChunkRef MISSING = new ChunkRef.Missing();

    private static String chunk(int offset, int nBytes, String origin) {
        return "offset=\"" + offset + "\" nBytes=\"" + nBytes + "\" chunkPositionInArray=\"[" + origin + "]\"";
    }

    private static ChunkRef.Stored stored(long offset, long length) {
        return new ChunkRef.Stored(Manifests.DATA, new ByteRange(offset, length), 0);
    }

    @Test
    void chunksInAnyOrderAreFoundByTheirRowMajorNumberAndEdgeChunksAreFull() {
        ArrayEntry v = v(manifest(array(
                "Int32",
                "5 3",
                chunks(
                        "fillValue=\"0\"",
                        "2 2",
                        chunk(500, 16, "4,2"),
                        chunk(100, 16, "0,0"),
                        chunk(300, 16, "0,2")))));

        assertThat(v.grid().chunkCount()).isEqualTo(6);
        assertThat(v.chunks().storedChunks()).isEqualTo(3);
        assertThat(v.chunks().storedBytes()).isEqualTo(48);
        assertThat(v.chunks().find(0)).isEqualTo(stored(100, 16));
        assertThat(v.chunks().find(1)).isEqualTo(stored(300, 16));
        assertThat(v.chunks().find(5)).isEqualTo(stored(500, 16));
        assertThat(v.chunks().find(2)).isEqualTo(MISSING);
        assertThat(v.chunkName(5)).isEqualTo("/v chunk (2,1)");
    }

    @Test
    void aChunkMayBeLargerThanTheDimension() {
        ArrayEntry v = v(manifest(array("Int32", "3", chunks("fillValue=\"0\"", "10000", chunk(8, 40000, "0")))));

        assertThat(v.grid().chunkCount()).isEqualTo(1);
        assertThat(v.chunkBytes()).isEqualTo(40000);
    }

    @Test
    void aChunkOutsideTheShapeIsLeftOutAndNoted() {
        Manifest manifest = manifest(array(
                "Int32", "4", chunks("fillValue=\"0\"", "2", chunk(8, 8, "4"), chunk(8, 8, "0"), chunk(8, 8, "400"))));

        assertThat(v(manifest).chunks().storedChunks()).isEqualTo(1);
        assertThat(manifest.diagnostics())
                .containsExactly(new Diagnostic(
                        "/v", Diagnostic.Topic.CHUNKS, "2 chunks lie outside its shape and were left out"));
    }

    @Test
    void aChunkThatDoesNotStartAtAMultipleOfTheChunkSizeIsAReason() {
        assertThat(whyNot(manifest(array("Int32", "4", chunks("", "2", chunk(8, 8, "1"))))))
                .isEqualTo(
                        "chunk 0 of its list starts at element 1 of dimension 0, which is no multiple of the chunk size 2");
    }

    @Test
    void ofChunksThatAreListedAgainTheLastCounts() {
        Manifest manifest = manifest(array(
                "Int32",
                "4",
                chunks(
                        "fillValue=\"0\"",
                        "2",
                        chunk(8, 8, "2"),
                        chunk(100, 8, "0"),
                        chunk(200, 8, "0"),
                        chunk(300, 8, "0"))));

        assertThat(v(manifest).chunks().find(0)).isEqualTo(stored(300, 8));
        assertThat(v(manifest).chunks().find(1)).isEqualTo(stored(8, 8));
        assertThat(manifest.diagnostics())
                .containsExactly(new Diagnostic(
                        "/v", Diagnostic.Topic.CHUNKS, "2 chunks are listed again; the last one of each place counts"));
    }

    @Test
    void aChunkOfNoBytesIsMissing() {
        assertThat(v(manifest(array("Int32", "4", chunks("fillValue=\"0\"", "2", chunk(8, 0, "0")))))
                        .chunks()
                        .find(0))
                .isEqualTo(MISSING);
        assertThat(v(manifest(array("Int32", "4", contiguous("fillValue=\"0\"", 0))))
                        .chunks()
                        .find(0))
                .isEqualTo(MISSING);
    }

    @Test
    void aChunkMayLieInAnotherFile() {
        ArrayEntry v = v(
                manifest(array("Int32", "4", chunks("", "2", chunk(8, 8, "0"), chunk(8, 8, "2") + " href=\"b.h5\""))));

        assertThat(v.chunks().find(0)).isEqualTo(stored(8, 8));
        assertThat(((ChunkRef.Stored) v.chunks().find(1)).location()).isEqualTo(URI.create("https://host/data/b.h5"));
    }

    @Test
    void spaceReservedBeyondAContiguousArrayIsNotRead() {
        assertThat(v(manifest(array("Int32", "4", contiguous("", 4096))))
                        .chunks()
                        .find(0))
                .isEqualTo(stored(8, 16));
    }

    @Test
    void severalBlocksAreAReason() {
        String block = "<dmrpp:block offset=\"8\" nBytes=\"8\"/>";

        assertThat(whyNot(manifest(array("Int32", "4", "<dmrpp:chunks>" + block + block + "</dmrpp:chunks>"))))
                .isEqualTo("values in 2 separate blocks cannot be read yet");
    }
}
