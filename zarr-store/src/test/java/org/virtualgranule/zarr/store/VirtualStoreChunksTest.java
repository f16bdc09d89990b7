package org.virtualgranule.zarr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ZarrType;

/** What a chunk key answers with where it is not simply the file's bytes. */
class VirtualStoreChunksTest {
    private static final String TEXTS = "<String name=\"t\"><Dim size=\"3\"/>"
            + "<dmrpp:FixedLengthStringArray string_length=\"5\" pad=\"space_pad\"/>"
            + "<dmrpp:chunks compressionType=\"deflate\" fillValue=\"\">"
            + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes>"
            + "<dmrpp:chunk %s chunkPositionInArray=\"[0]\"/></dmrpp:chunks></String>";

    private static VirtualStore store(MemoryGranule granule) {
        return new VirtualStore(granule.manifest(), granule.source());
    }

    private static ByteBuffer decoded(VirtualStore store, String array, int chunk, int size) throws CodecException {
        CodecChain codecs = store.manifest()
                .array(array)
                .orElseThrow()
                .passedOn()
                .metadata()
                .codecs();
        ByteBuffer bytes = store.get(array.substring(1) + "/c/" + chunk).orElseThrow();
        assertThat(bytes.hasArray()).isTrue();
        ByteBuffer plain = bytes;
        for (int i = codecs.codecs().size() - 1; i >= 0; i--) {
            plain = codecs.codecs().get(i).decode(plain, 10_000);
        }
        assertThat(plain.remaining()).isEqualTo(size);
        return plain.order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void aStoredChunkIsExactlyTheFilesBytesUndecoded() {
        MemoryGranule granule = new MemoryGranule()
                .gap(50)
                .array(ArraySpec.of("a", ZarrType.INT32, List.of(10), List.of(5))
                        .withFilters("shuffle deflate"));
        var source = granule.source();
        ByteBuffer bytes =
                new VirtualStore(granule.manifest(), source).get("a/c/1").orElseThrow();
        assertThat(source.asked()).hasSize(1);
        ByteRange range = source.asked().get(0);
        assertThat(bytes).isEqualTo(source.read(MemoryGranule.DATA, range));
    }

    @Test
    void aFailureToReadIsAnExceptionAndNeverEmpty() {
        MemoryGranule granule = new MemoryGranule().array(ArraySpec.of("a", ZarrType.INT8, List.of(4), List.of(2)));
        VirtualStore store =
                new VirtualStore(granule.manifest(), granule.source().failWhere(range -> true));
        assertThatThrownBy(() -> store.get("a/c/0")).isInstanceOf(ChunkReadException.class);
        assertThat(store.exists("a/c/0")).isTrue();
    }

    @Test
    void valuesInTheSidecarAreAChunkOfTheCallersOwn() {
        VirtualStore store =
                store(new MemoryGranule().inline(ArraySpec.of("a", ZarrType.INT16, List.of(2, 2), List.of())));
        ByteBuffer bytes = store.get("a/c/0/0").orElseThrow();
        byte[] before = bytes.array().clone();
        assertThat(before).containsExactly(0x18, -4, 0x1b, -4, 0x1e, -4, 0x21, -4);
        Arrays.fill(bytes.array(), (byte) 9);
        assertThat(store.get("a/c/0/0").orElseThrow().array()).isEqualTo(before);
    }

    @Test
    void aChunkThatSkippedFiltersIsEncodedWithAllOfThem() throws CodecException {
        VirtualStore store = store(new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.INT32, List.of(40), List.of(5))
                        .withFilters("shuffle deflate fletcher32")
                        .withMask(number -> number)));
        for (int chunk = 0; chunk < 8; chunk++) {
            ByteBuffer plain = decoded(store, "/a", chunk, 20);
            for (int i = 0; i < 5; i++) {
                assertThat(plain.getInt(4 * i)).isEqualTo((5 * chunk + i) * 3 - 1000);
            }
        }
    }

    @Test
    void aChunkDeflatedOnceInAnArrayDeflatedTwiceIsPlainForOthers() throws CodecException {
        MemoryGranule granule = new MemoryGranule();
        ByteBuffer once = new Zlib(6).encode(ByteBuffer.allocate(20));
        granule.xml(
                "<Int32 name=\"a\"><Dim size=\"5\"/><dmrpp:chunks compressionType=\"deflate deflate\" fillValue=\"0\">"
                        + "<dmrpp:chunkDimensionSizes>5</dmrpp:chunkDimensionSizes><dmrpp:chunk "
                        + granule.stored(Arrays.copyOf(once.array(), once.limit()))
                        + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></Int32>");
        assertThat(store(granule).get("a/c/0").orElseThrow()).isEqualTo(ByteBuffer.allocate(20));
        assertThat(codecs(store(granule), "a"))
                .isEqualTo("[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}}]");
    }

    @ParameterizedTest
    @CsvSource({"fletcher32 shuffle, true", "deflate shuffle, true", "shuffle deflate fletcher32, false"})
    void whatNumcodecsCannotUnshuffleIsPlain(String filters, boolean plain) throws CodecException {
        VirtualStore store = store(new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.INT32, List.of(5), List.of(5)).withFilters(filters)));
        assertThat(codecs(store, "a").contains("numcodecs")).isNotEqualTo(plain);
        assertThat(decoded(store, "/a", 0, 20).getInt(0)).isEqualTo(-1000);
    }

    @Test
    void theDecodedViewHasTheSameHierarchyWithoutFilters() {
        MemoryGranule granule = new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.INT32, List.of(10), List.of(5))
                        .withFilters("shuffle deflate")
                        .withMask(number -> number)
                        .withMissing("7", number -> false));
        VirtualStore store = store(granule).decoded();
        assertThat(codecs(store, "a")).isEqualTo("[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}}]");
        for (int chunk = 0; chunk < 2; chunk++) {
            ByteBuffer plain = store.get("a/c/" + chunk).orElseThrow().order(ByteOrder.LITTLE_ENDIAN);
            assertThat(plain.remaining()).isEqualTo(20);
            assertThat(plain.getInt(16)).isEqualTo((5 * chunk + 4) * 3 - 1000);
        }
        assertThat(store.get("a/c/2")).isEmpty();
        assertThat(store.manifest()).isEqualTo(store.decoded().manifest());
    }

    @Test
    void aChunkThatWasNeverWrittenIsMissingInBothViews() {
        VirtualStore store = store(new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.INT32, List.of(10), List.of(5))
                        .withMissing("7", n -> n == 1)));
        assertThat(store.get("a/c/1")).isEmpty();
        assertThat(store.decoded().get("a/c/1")).isEmpty();
        assertThat(store.decoded().exists("a/c/1")).isFalse();
    }

    private static String codecs(VirtualStore store, String array) {
        return store.metadata("/" + array).orElseThrow().get("codecs").toString();
    }

    @Test
    void textsBecomeVlenUtf8AndMissingOnesAreEmpty() {
        MemoryGranule granule = new MemoryGranule();
        ByteBuffer stored =
                new Zlib(6).encode(ByteBuffer.wrap("a\u00fc   xy z ".getBytes(StandardCharsets.ISO_8859_1)));
        granule.xml(TEXTS.formatted(granule.stored(Arrays.copyOf(stored.array(), stored.limit()))));
        VirtualStore store = store(granule);
        byte[] expected = "\2\0\0\0\3\0\0\0a\u00fc\4\0\0\0xy z".getBytes(StandardCharsets.UTF_8);
        assertThat(store.get("t/c/0").orElseThrow()).isEqualTo(ByteBuffer.wrap(expected));
        assertThat(store.get("t/c/1")).isEmpty();
    }

    @Test
    void aDamagedChunkThatMustBeDecodedIsAnErrorThatNamesIt() {
        MemoryGranule granule = new MemoryGranule();
        granule.xml(TEXTS.formatted(granule.stored(new byte[12])));
        assertThatThrownBy(() -> store(granule).get("t/c/0"))
                .isInstanceOf(ChunkDecodeException.class)
                .hasMessageStartingWith("[a.h5.dmrpp] /t chunk (0): not a valid zlib stream")
                .hasCauseInstanceOf(CodecException.class);
    }
}
