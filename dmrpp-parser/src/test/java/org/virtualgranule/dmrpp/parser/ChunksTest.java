package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.storage;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Chunk;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.Storage;

class ChunksTest {
    private static Chunk chunk(long offset, long length, Long... origin) {
        return new Chunk(List.of(origin), offset, length, 0, Optional.empty());
    }

    @Test
    void chunksHaveShapePlaceFiltersAndFill() {
        Storage.Chunked chunked = (Storage.Chunked) storage(2, """
                <dmrpp:chunks compressionType="shuffle deflate" deflateLevel="4" fillValue="-1" byteOrder="BE" DIO="off">
                  <dmrpp:chunkDimensionSizes>10 20</dmrpp:chunkDimensionSizes>
                  <dmrpp:chunk offset="4096" nBytes="133" chunkPositionInArray="[0,0]"/>
                  <dmrpp:chunk offset="4400" nBytes="90" chunkPositionInArray="[0,20]" fm="2"/>
                </dmrpp:chunks>""");

        assertThat(chunked.encoding())
                .isEqualTo(new Encoding(
                        List.of("shuffle", "deflate"),
                        List.of(4),
                        Optional.of("BE"),
                        Optional.of("-1"),
                        List.of(),
                        Optional.empty()));
        assertThat(chunked.chunkShape()).containsExactly(10L, 20L);
        assertThat(chunked.chunks().size()).isEqualTo(2);
        assertThat(chunked.chunks().chunk(0)).isEqualTo(chunk(4096, 133, 0L, 0L));
        assertThat(chunked.chunks().chunk(1)).isEqualTo(new Chunk(List.of(0L, 20L), 4400, 90, 2, Optional.empty()));
    }

    @Test
    void attributesOfAChunkComeInAnyOrderWithWhiteSpaceAndPlus() {
        Storage.Chunked chunked = (Storage.Chunked) storage(2, """
                <dmrpp:chunks byteOrder=" LE ">
                  <dmrpp:chunkDimensionSizes>
                     +10   20
                  </dmrpp:chunkDimensionSizes>
                  <dmrpp:chunk chunkPositionInArray=" [ 10 , +0 ] " nBytes=" +8 " uuid="" offset="&#9;9000000000 "/>
                </dmrpp:chunks>""");

        assertThat(chunked.chunkShape()).containsExactly(10L, 20L);
        assertThat(chunked.chunks().chunk(0)).isEqualTo(chunk(9_000_000_000L, 8, 10L, 0L));
    }

    @Test
    void aChunkMayBeInAnotherResource() {
        ChunkTable chunks = ((Storage.Chunked) storage("""
                <dmrpp:chunks><dmrpp:chunkDimensionSizes>5</dmrpp:chunkDimensionSizes>
                <dmrpp:chunk offset="0" nBytes="20" chunkPositionInArray="[0]"/>
                <dmrpp:chunk offset="0" nBytes="20" chunkPositionInArray="[5]" href="https://h/b.h5?x=1&amp;y=2"/>
                </dmrpp:chunks>""")).chunks();

        assertThat(chunks.href(0)).isEmpty();
        assertThat(chunks.href(1)).contains("https://h/b.h5?x=1&y=2");
    }

    @Test
    void oneChunkWithoutChunkSizesIsContiguousAndItsPositionIsPassedOver() {
        Storage.Contiguous contiguous = (Storage.Contiguous) storage("""
                <dmrpp:chunks byteOrder="LE" compressionType="deflate">
                <dmrpp:chunk offset="800" nBytes="64" chunkPositionInArray="[0,0]"/></dmrpp:chunks>""");

        assertThat(contiguous.pieces().rank()).isZero();
        assertThat(contiguous.pieces().chunk(0)).isEqualTo(chunk(800, 64));
        assertThat(contiguous.encoding().filters()).containsExactly("deflate");
    }

    @Test
    void aChunkDirectlyUnderTheVariableIsContiguous() {
        Storage.Contiguous contiguous =
                (Storage.Contiguous) storage("<dmrpp:chunk offset=\"300\" nBytes=\"32\" href=\"b.h5\"/>");

        assertThat(contiguous.encoding()).isEqualTo(Encoding.PLAIN);
        assertThat(contiguous.pieces().chunk(0)).isEqualTo(new Chunk(List.of(), 300, 32, 0, Optional.of("b.h5")));
    }

    @Test
    void blocksArePiecesInOrder() {
        Storage.Contiguous contiguous = (Storage.Contiguous) storage("""
                <dmrpp:chunks byteOrder="BE"><dmrpp:block offset="900" nBytes="10"/>
                <dmrpp:block offset="100" nBytes="30"/></dmrpp:chunks>""");

        assertThat(contiguous.pieces().size()).isEqualTo(2);
        assertThat(contiguous.pieces().chunk(1)).isEqualTo(chunk(100, 30));
    }

    @Test
    void theMapElementsOf2016AreChunksToo() {
        Storage.Chunked chunked = (Storage.Chunked) storage("""
                <h4:chunks deflate_level="6" compressionType="deflate">
                <h4:chunkDimensionSizes>4</h4:chunkDimensionSizes>
                <h4:byteStream nBytes="16" offset="99" md5="" uuid="" chunkPositionInArray="[4]"/></h4:chunks>""");
        Storage.Contiguous contiguous = (Storage.Contiguous) storage("<h4:byteStream nBytes=\"32\" offset=\"300\"/>");

        assertThat(chunked.encoding().deflateLevels()).containsExactly(6);
        assertThat(chunked.chunks().chunk(0)).isEqualTo(chunk(99, 16, 4L));
        assertThat(contiguous.pieces().chunk(0)).isEqualTo(chunk(300, 32));
    }

    @Test
    void chunksWithoutAnyChunkWereNeverWritten() {
        Storage chunked = storage(
                "<dmrpp:chunks fillValue=\"0\"><dmrpp:chunkDimensionSizes>10</dmrpp:chunkDimensionSizes></dmrpp:chunks>");
        Storage contiguous = storage("<dmrpp:chunks fillValue=\" -9999 \"/>");

        assertThat(((Storage.Chunked) chunked).chunks().size()).isZero();
        assertThat(((Storage.Contiguous) contiguous).pieces().size()).isZero();
        assertThat(((Storage.Contiguous) contiguous).encoding().fillValue()).contains(" -9999 ");
    }

    @Test
    void noStorageElementIsNone() {
        assertThat(storage("")).isEqualTo(new Storage.None());
    }

    @Test
    void linkedBlocksAfterTheFirstContinueItsChunk() {
        Storage.Chunked chunked = (Storage.Chunked) storage(1, """
                <dmrpp:chunks LBChunk="true">
                  <dmrpp:chunkDimensionSizes>8</dmrpp:chunkDimensionSizes>
                  <dmrpp:chunk offset="1" nBytes="2" chunkPositionInArray="[0]" LinkedBlockIndex="0"/>
                  <dmrpp:chunk offset="9" nBytes="3" chunkPositionInArray="[0]" LinkedBlockIndex="1"/>
                  <dmrpp:chunk LinkedBlockIndex="2" offset="20" nBytes="3"/>
                  <dmrpp:chunk offset="30" nBytes="8" chunkPositionInArray="[8]"/>
                </dmrpp:chunks>""");

        assertThat(chunked.chunks().size()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).mapToObj(chunked.chunks()::isContinued))
                .containsExactly(false, true, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "-1", "x"})
    void aLinkedBlockThatFollowsNoOtherMakesTheVariableUnreadable(String index) {
        assertThat(storage("<dmrpp:chunks LBChunk=\"true\"><dmrpp:chunk offset=\"1\" nBytes=\"2\" LinkedBlockIndex=\""
                        + index + "\"/></dmrpp:chunks>"))
                .isEqualTo(new Storage.Unreadable("chunk 0 has LinkedBlockIndex " + index + " after 0"));
    }

    @Test
    void blocksAreThePiecesOfOneArray() {
        String block = "<dmrpp:block offset=\"1\" nBytes=\"2\"/>";

        assertThat(((Storage.Contiguous) storage("<dmrpp:chunks>" + block + block + "</dmrpp:chunks>"))
                        .pieces()
                        .size())
                .isEqualTo(2);
        assertThat(storage("<dmrpp:chunks>" + block + "<dmrpp:chunk offset=\"1\" nBytes=\"2\"/></dmrpp:chunks>"))
                .isEqualTo(new Storage.Unreadable("blocks stand among chunks"));
    }

    @Test
    void chunksWithoutAChunkShapeHaveNoKnownOrder() {
        String chunk = "<dmrpp:chunk offset=\"1\" nBytes=\"2\"/>";

        assertThat(storage("<dmrpp:chunks>" + chunk + chunk + "</dmrpp:chunks>"))
                .isEqualTo(new Storage.Unreadable("it has 2 chunks, but no chunkDimensionSizes"));
    }

    @Test
    void recordsHaveTheOffsetsOfTheirMembers() {
        Storage.Contiguous stated = (Storage.Contiguous) storage("<dmrpp:chunks structOffset=\"8 24\"/>");

        assertThat(stated.encoding().structOffsets()).containsExactly(8L, 24L);
        assertThat(storage("<dmrpp:chunks structOffset=\"8 x\"/>"))
                .isEqualTo(new Storage.Unreadable("its structOffset \"8 x\" is not a list of numbers"));
    }
}
