package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Chunks get their numbers in the grid. */
class ChunkMapperTest {
    private static final String LE = "byteOrder=\"LE\" ";

    private static final ChunkRef MISSING = new ChunkRef.Missing();

    private static String chunk(int offset, int nBytes, String origin) {
        return "offset=\"" + offset + "\" nBytes=\"" + nBytes + "\" chunkPositionInArray=\"[" + origin + "]\"";
    }

    private static ChunkRef.Stored stored(long offset, long length) {
        return new ChunkRef.Stored(Manifests.DATA, new ByteRange(offset, length), 0);
    }

    @Test
    void moreBytesThanTheShapeNeedsAreSaidAndOfSeveralDimensionsRefused() {
        Manifest one = Manifests.manifest(Manifests.array("Int32", "3", Manifests.contiguous("byteOrder='LE'", 20)));

        assertThat(Manifests.v(one).chunks().storedBytes()).isEqualTo(12);
        assertThat(one.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("20 bytes are stored, its shape needs 12; the first ones were taken");
        assertThat(Manifests.whyNot(Manifests.manifest(Manifests.array("Int32", "3 4", Manifests.contiguous("", 60)))))
                .contains("is said to be stored in 60 bytes");
    }

    @Test
    void piecesOfOneFilteredChunkHaveOneMask() {
        assertThat(Manifests.whyNot(Manifests.manifest(Manifests.array(
                        "Int16",
                        "50",
                        "<dmrpp:chunks compressionType='shuffle deflate'><dmrpp:block offset='8' nBytes='10'/>"
                                + "<dmrpp:block offset='99' nBytes='10' fm='1'/></dmrpp:chunks>"))))
                .isEqualTo("its pieces, which are one chunk, have different filter masks");
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
                "Int32",
                "4",
                chunks(LE + "fillValue=\"0\"", "2", chunk(8, 8, "4"), chunk(8, 8, "0"), chunk(8, 8, "400"))));

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
                        LE + "fillValue=\"0\"",
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
    void blocksAreOneChunkInSeveralPieces() {
        ArrayEntry v = v(manifest(array("Int32", "4", blocks(8, 4, 100, 4, 50, 8))));

        assertThat(v.chunks().find(0))
                .isEqualTo(new ChunkRef.Joined(List.of(stored(8, 4), stored(100, 4), stored(50, 8))));
        assertThat(v.chunks().storedChunks()).isEqualTo(1);
        assertThat(v.chunks().storedBytes()).isEqualTo(16);
    }

    @Test
    void deflatedBlocksAreOneStream() {
        String blocks = blocks(8, 4, 100, 9)
                .replace("chunks>", "chunks compressionType='deflate'>")
                .replace("</dmrpp:chunks compressionType='deflate'>", "</dmrpp:chunks>");

        assertThat(v(manifest(array("Int32", "4", blocks))).chunks().find(0))
                .isEqualTo(new ChunkRef.Joined(List.of(stored(8, 4), stored(100, 9))));
    }

    @Test
    void linkedBlocksAreOneChunkAmongOthers() {
        ArrayEntry v = v(manifest(array(
                "Int32",
                "4",
                chunks(
                        "LBChunk=\"true\"",
                        "2",
                        chunk(8, 5, "0") + " LinkedBlockIndex=\"0\"",
                        chunk(70, 3, "0") + " LinkedBlockIndex=\"1\"",
                        chunk(20, 8, "2")))));

        assertThat(v.chunks().find(0)).isEqualTo(new ChunkRef.Joined(List.of(stored(8, 5), stored(70, 3))));
        assertThat(v.chunks().find(1)).isEqualTo(stored(20, 8));
    }

    @Test
    void aLargeContiguousArrayIsReadInChunksOfItsRows() {
        ArrayEntry v = v(manifest(array("Int32", "5000 1000", contiguous("", 20_000_000))));

        assertThat(v.grid().chunkShape()).containsExactly(1048L, 1000L);
        assertThat(v.chunks().find(0)).isEqualTo(stored(8, 4_192_000));
        assertThat(v.chunks().find(4)).isEqualTo(stored(8 + 4 * 4_192_000, 20_000_000 - 4 * 4_192_000));
        assertThat(v.chunks().storedChunks()).isEqualTo(5);
    }

    @Test
    void theChunksOfALargeArrayInBlocksCrossTheirBorders() {
        ArrayEntry v = v(manifest(array("Int8", "9000000", blocks(0, 5_000_000, 10_000_000, 4_000_000))));

        assertThat(v.chunks().find(0)).isEqualTo(stored(0, 1 << 22));
        assertThat(v.chunks().find(1))
                .isEqualTo(new ChunkRef.Joined(
                        List.of(stored(1 << 22, 805_696), stored(10_000_000, (1 << 22) - 805_696))));
        assertThat(v.chunks().find(2)).isEqualTo(stored(13_388_608, 611_392));
    }

    @Test
    void whatIsClaimedToBeEndlessHasNoEndlessListOfChunks() {
        ArrayEntry v = v(manifest(array("Int8", "140000000000000", contiguous("", 140_000_000_000_000L))));

        assertThat(v.chunks().storedChunks()).isLessThan(70_000);
    }

    @Test
    void aShortPieceIsTheBeginningOfOneDimensionAndNothingOfMore() {
        Manifest manifest = manifest(array("Int32", "8", contiguous(LE + "fillValue=\"0\"", 16)));

        assertThat(v(manifest).chunks().find(0)).isEqualTo(stored(8, 16));
        assertThat(manifest.diagnostics())
                .containsExactly(new Diagnostic(
                        "/v",
                        Diagnostic.Topic.CHUNKS,
                        "its 16 bytes hold 4 of 8 elements; the others were taken as never written"));
        assertThat(whyNot(manifest(array("Int32", "8", contiguous("", 15))))).contains("stored in 15 bytes");
        assertThat(whyNot(manifest(array("Int32", "4 2", contiguous("", 16))))).contains("stored in 16 bytes");
    }

    /** Blocks with these offsets and lengths. */
    private static String blocks(long... places) {
        StringBuilder blocks = new StringBuilder("<dmrpp:chunks>");
        for (int i = 0; i < places.length; i += 2) {
            blocks.append("<dmrpp:block offset=\"" + places[i] + "\" nBytes=\"" + places[i + 1] + "\"/>");
        }
        return blocks.append("</dmrpp:chunks>").toString();
    }
}
