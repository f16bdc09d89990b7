package org.virtualgranule.zarr.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

/** What references a granule has: a byte range wherever the file has the chunk, its bytes where it has not. */
class ReferenceGranuleTest {
    private static final String FILL = "<Attribute name=\"_FillValue\" type=\"Float32\"><Value>%s</Value></Attribute>";

    private MemorySource source;

    private ReferenceGranule granule(MemoryGranule granule) {
        source = granule.source();
        return ReferenceGranule.of(new VirtualStore(granule.manifest(), source), UnaryOperator.identity());
    }

    private ReferenceArray array(MemoryGranule granule) {
        ReferenceGranule references = granule(granule);
        assertThat(references.leftOut()).isEmpty();
        return references.arrays().get(0);
    }

    private static ObjectNode zarray(ReferenceArray array) {
        return array.documents().get(".zarray");
    }

    private static ByteBuffer value(ReferenceArray array, long number) {
        ByteBuffer bytes = ((Reference.Value) array.find(number)).bytes();
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / 4];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "'', null, null",
        "deflate, '{\"id\":\"zlib\",\"level\":6}', null",
        "shuffle deflate, '{\"id\":\"zlib\",\"level\":6}', '[{\"id\":\"shuffle\",\"elementsize\":8}]'",
        "shuffle, null, '[{\"id\":\"shuffle\",\"elementsize\":8}]'",
        "shuffle deflate fletcher32, null, '[{\"id\":\"shuffle\",\"elementsize\":8},{\"id\":\"zlib\",\"level\":6},"
                + "{\"id\":\"fletcher32\"}]'",
    })
    void aStoredChunkIsAByteRangeAndNothingIsRead(String filters, String compressor, String codecs) {
        ReferenceArray array = array(new MemoryGranule()
                .gap(50)
                .array(ArraySpec.of("a", ZarrType.FLOAT64, List.of(4, 6), List.of(2, 4))
                        .withFilters(filters)));
        assertThat(array.numbers()).containsExactly(0L, 1L, 2L, 3L);
        Reference.Range first = (Reference.Range) array.find(0);
        assertThat(first.url()).isEqualTo("mem:/a.h5");
        assertThat(first.offset()).isEqualTo(50);
        assertThat(((Reference.Range) array.find(1)).offset()).isEqualTo(50 + first.length());
        assertThat(array.key(3)).isEqualTo("1.1");
        assertThat(source.asked()).isEmpty();
        assertThat(zarray(array).get("compressor")).hasToString(compressor);
        assertThat(zarray(array).get("filters")).hasToString(codecs);
        assertThat(zarray(array).get("chunks")).hasToString("[2,4]");
    }

    @ParameterizedTest
    @CsvSource({"INT8, |i1", "UINT8, |u1", "INT16, <i2", "UINT32, <u4", "INT64, <i8", "UINT64, <u8", "FLOAT32, <f4"})
    void typesAreThoseOfNumpy(ZarrType type, String dtype) {
        ReferenceArray little = array(new MemoryGranule().array(ArraySpec.of("a", type, List.of(4), List.of(2))));
        assertThat(zarray(little).get("dtype").asText()).isEqualTo(dtype);
        ReferenceArray big = array(new MemoryGranule()
                .array(ArraySpec.of("a", type, List.of(4), List.of(2)).withOrder(ByteOrder.BIG_ENDIAN)));
        assertThat(zarray(big).get("dtype").asText()).isEqualTo(dtype.replace('<', '>'));
    }

    @Test
    void aChunkThatSkippedAFilterIsEncodedAnewAndTheOthersAreByteRanges() throws CodecException {
        ReferenceArray array = array(new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.FLOAT32, List.of(6), List.of(2))
                        .withFilters("shuffle deflate")
                        .withMask(chunk -> chunk == 1 ? 2 : 0)));
        assertThat(array.find(0)).isInstanceOf(Reference.Range.class);
        assertThat(array.find(2)).isInstanceOf(Reference.Range.class);
        assertThat(source.asked()).hasSize(1);
        CodecChain codecs = new CodecChain(List.of(new Shuffle(4), new Zlib(6)));
        assertThat(floats(codecs.decode(value(array, 1), 0, 8))).containsExactly(-2.5f, -2.25f);
    }

    @Test
    void whatNumcodecsCannotUndoIsEmbeddedAndPacked() throws CodecException {
        ReferenceArray array = array(new MemoryGranule()
                .array(ArraySpec.of("a", ZarrType.FLOAT32, List.of(400), List.of(200))
                        .withFilters("fletcher32 shuffle")));
        assertThat(zarray(array).get("filters").isNull()).isTrue();
        assertThat(zarray(array).get("compressor")).hasToString("{\"id\":\"zlib\",\"level\":6}");
        float[] values = floats(new Zlib(6).decode(value(array, 1), 800));
        assertThat(values).hasSize(200).contains(47f, 96.75f);
    }

    @Test
    void valuesInTheSidecarAreEmbedded() {
        ReferenceArray array =
                array(new MemoryGranule().inline(ArraySpec.of("a", ZarrType.FLOAT32, List.of(2), List.of())));
        assertThat(array.numbers()).containsExactly(0L);
        assertThat(floats(value(array, 0))).containsExactly(-3f, -2.75f);
        assertThat(zarray(array).get("compressor").isNull()).isTrue();
    }

    @Test
    void aScalarHasTheKeyZero() {
        ReferenceArray array =
                array(new MemoryGranule().inline(ArraySpec.of("a", ZarrType.INT16, List.of(), List.of())));
        assertThat(array.key(0)).isEqualTo("0");
        assertThat(zarray(array).get("shape")).hasToString("[]");
    }

    @Test
    void textsAreEmbeddedAsVlenUtf8() throws CodecException {
        byte[] latinAndUtf8 = {'a', 0, 0, 'b', (byte) 0xe9, 0, (byte) 0xc3, (byte) 0xa9, 0};
        ReferenceArray array = array(new MemoryGranule()
                .xml("<String name=\"t\"><Dim size=\"3\"/>"
                        + "<dmrpp:FixedLengthStringArray string_length=\"3\" pad=\"null_pad\"/><dmrpp:compact>"
                        + Base64.getEncoder().encodeToString(latinAndUtf8) + "</dmrpp:compact></String>"));
        ByteBuffer count =
                ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(3);
        count.putInt(1).put("a".getBytes(StandardCharsets.UTF_8));
        count.putInt(3).put("bé".getBytes(StandardCharsets.UTF_8));
        count.putInt(2).put("é".getBytes(StandardCharsets.UTF_8));
        assertThat(new Zlib(6).decode(value(array, 0), 100)).isEqualTo(count.flip());
        assertThat(zarray(array).get("dtype").asText()).isEqualTo("|O");
        assertThat(zarray(array).get("filters")).hasToString("[{\"id\":\"vlen-utf8\"}]");
        assertThat(zarray(array).get("compressor")).hasToString("{\"id\":\"zlib\",\"level\":6}");
        assertThat(zarray(array).get("fill_value").isNull()).isTrue();
    }

    @Test
    void textsThatTheFileHasDeflatedArePackedAnew() throws CodecException {
        MemoryGranule granule = new MemoryGranule();
        byte[] texts = "abc\0x\0\0\0".getBytes(StandardCharsets.UTF_8);
        ReferenceArray array = array(granule.xml("<String name=\"t\"><Dim size=\"2\"/>"
                + "<dmrpp:FixedLengthStringArray string_length=\"4\" pad=\"null_pad\"/>"
                + "<dmrpp:chunks compressionType=\"deflate\" fillValue=\"\">"
                + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes><dmrpp:chunk "
                + granule.stored(bytes(new Zlib(6).encode(ByteBuffer.wrap(texts))))
                + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></String>"));
        ByteBuffer wanted =
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(2);
        wanted.putInt(3).put("abc".getBytes(StandardCharsets.UTF_8));
        wanted.putInt(1).put("x".getBytes(StandardCharsets.UTF_8));
        assertThat(new Zlib(6).decode(value(array, 0), 100)).isEqualTo(wanted.flip());
        assertThat(zarray(array).get("compressor")).hasToString("{\"id\":\"zlib\",\"level\":6}");
        assertThat(zarray(array).get("filters")).hasToString("[{\"id\":\"vlen-utf8\"}]");
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static MemoryGranule partlyWritten(String fill, String attribute) {
        MemoryGranule granule = new MemoryGranule();
        return granule.xml("<Float32 name=\"a\"><Dim size=\"6\"/>" + attribute
                + "<dmrpp:chunks compressionType=\"deflate\" fillValue=\"" + fill + "\" byteOrder=\"LE\">"
                + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes><dmrpp:chunk "
                + granule.stored(new Zlib(6).encode(ByteBuffer.allocate(8)).array())
                        .replaceFirst("nBytes=\"\\d+\"", "nBytes=\"12\"")
                + " chunkPositionInArray=\"[2]\"/></dmrpp:chunks></Float32>");
    }

    @Test
    void chunksThatWereNeverWrittenAreLeftOutWhereTheirValueIsTheMissingValue() {
        ReferenceArray array = array(partlyWritten("3.4028235e+38", String.format(FILL, "3.4028235e+38")));
        assertThat(array.numbers()).containsExactly(1L);
        assertThat(zarray(array).get("fill_value")).hasToString("3.4028235E38");
        assertThat(array.documents().get(".zattrs").has("_FillValue")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, -9.5, -9.5", "77, NaN, \"NaN\"", "77, , null", "NaN, , null"})
    void chunksThatWereNeverWrittenAreThereWhereTheirValueIsAnother(String fill, String missing, String zarrFill)
            throws CodecException {
        ReferenceArray array = array(partlyWritten(fill, missing == null ? "" : String.format(FILL, missing)));
        assertThat(array.numbers()).containsExactly(0L, 1L, 2L);
        assertThat(array.find(1)).isInstanceOf(Reference.Range.class);
        float value = Float.parseFloat(fill);
        assertThat(floats(new Zlib(6).decode(value(array, 2), 8))).containsExactly(value, value);
        assertThat(zarray(array).get("fill_value")).hasToString(zarrFill);
    }

    @Test
    void whatWouldTakeTooMuchRoomIsLeftOutAndNothingOfItIsRead() {
        MemoryGranule granule = new MemoryGranule()
                .xml("<Float64 name=\"a\"><Dim size=\"10000000\"/><dmrpp:chunks compressionType=\"deflate shuffle\""
                        + " fillValue=\"0\" byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>10000000"
                        + "</dmrpp:chunkDimensionSizes><dmrpp:chunk offset=\"0\" nBytes=\"800000\""
                        + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></Float64>");
        ReferenceGranule references = granule(granule);
        assertThat(references.arrays()).isEmpty();
        assertThat(source.asked()).isEmpty();
        assertThat(references.leftOut())
                .singleElement()
                .hasToString("Diagnostic[path=/a, topic=SKIPPED, message=80000000 bytes would have to be written"
                        + " into the references themselves, which may hold 67108864 bytes of a granule; 0 are"
                        + " taken]");
    }

    /** 100 chunks of 1 MiB that numcodecs cannot undo. */
    private static String oddlyFiltered() {
        return IntStream.range(0, 100)
                .mapToObj(i -> "<dmrpp:chunk offset=\"" + 2000 * i + "\" nBytes=\"2000\" chunkPositionInArray=\"["
                        + (i << 17) + "]\"/>")
                .collect(Collectors.joining(
                        "",
                        "<Float64 name=\"a\"><Dim size=\"" + (100 << 17) + "\"/><dmrpp:chunks compressionType=\"deflate"
                                + " shuffle\" fillValue=\"0\" byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>" + (1 << 17)
                                + "</dmrpp:chunkDimensionSizes>",
                        "</dmrpp:chunks></Float64>"));
    }

    /** Texts of 40 MiB, of which the file has references into its global heap. */
    private static MemoryGranule heapReferences() {
        MemoryGranule granule = new MemoryGranule();
        byte[] texts = new byte[40 << 20];
        texts[0] = 1; // the length of the first
        texts[5] = 1; // its address
        texts[12] = 1; // its index
        return granule.xml("<String name=\"a\"><Dim size=\"2621440\"/><dmrpp:chunks fillValue=\"\" byteOrder=\"LE\">"
                + "<dmrpp:chunk " + granule.stored(texts) + "/></dmrpp:chunks></String>");
    }

    private void theArrayIsLeftOutAndTheNextOneIsThere(MemoryGranule granule, String next) {
        ReferenceGranule references = granule(granule.xml(next));
        assertThat(references.leftOut()).extracting(Diagnostic::path).containsExactly("/a");
        assertThat(references.arrays()).extracting(ReferenceArray::path).containsExactly("/b");
    }

    @Test
    void anArrayThatIsLeftOutTakesNoRoomFromTheNextOne() {
        theArrayIsLeftOutAndTheNextOneIsThere(
                new MemoryGranule().xml(oddlyFiltered()),
                "<Int8 name=\"b\"><Dim size=\"2\"/><dmrpp:compact>AQI=</dmrpp:compact></Int8>");
        theArrayIsLeftOutAndTheNextOneIsThere(
                heapReferences(), "<Int8 name=\"b\"><Dim size=\"41943040\"/><dmrpp:chunks fillValue=\"1\"/></Int8>");
    }

    @Test
    void chunksThatWereNeverWrittenCanBeOfAnySizeWhereTheirValueIsTheMissingValue() {
        ReferenceArray array = array(new MemoryGranule()
                .xml("<Float32 name=\"a\"><Dim size=\"90000000\"/>" + String.format(FILL, "-1")
                        + "<dmrpp:chunks fillValue=\"-1\" byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>45000000"
                        + "</dmrpp:chunkDimensionSizes><dmrpp:chunk offset=\"0\" nBytes=\"180000000\""
                        + " chunkPositionInArray=\"[45000000]\"/></dmrpp:chunks></Float32>"));
        assertThat(array.numbers()).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "2000000, 1000000", // in halves: 4 MB and less
        "1999993, 1999993", // a prime number: in one piece
    })
    void anArrayInOnePieceIsCutIntoChunksOfTheSameSize(long size, long chunk) {
        ReferenceArray array = array(new MemoryGranule()
                .xml("<Float32 name=\"a\"><Dim size=\"" + size + "\"/><dmrpp:chunks fillValue=\"0\" byteOrder=\"LE\">"
                        + "<dmrpp:chunk offset=\"99\" nBytes=\"" + 4 * size + "\"/></dmrpp:chunks></Float32>"));
        assertThat(array.grid().chunkShape()).containsExactly(chunk);
        assertThat(array.numbers().boxed().map(array::find))
                .element((int) (size / chunk) - 1)
                .isEqualTo(new Reference.Range("mem:/a.h5", 99 + 4 * (size - chunk), 4 * chunk));
        assertThat(source.asked()).isEmpty();
    }

    @Test
    void dimensionsWithoutANameGetThatOfTheirLength() {
        MemoryGranule granule = new MemoryGranule()
                .xml("<Dimension name=\"x\" size=\"3\"/>")
                .xml(
                        "<Int8 name=\"a\"><Dim size=\"2\"/><Dim name=\"/x\"/><dmrpp:compact>AQIDBAUG</dmrpp:compact></Int8>")
                .xml("<Int8 name=\"b\"><Dim size=\"2\"/><Dim size=\"1\"/><Dim size=\"2\"/>"
                        + "<dmrpp:compact>AQIDBA==</dmrpp:compact></Int8>");
        assertThat(granule(granule).arrays())
                .extracting(array -> array.documents().get(".zattrs").toString())
                .containsExactly(
                        "{\"_ARRAY_DIMENSIONS\":[\"phony_dim_2\",\"x\"]}",
                        "{\"_ARRAY_DIMENSIONS\":[\"phony_dim_2\",\"phony_dim_1\",\"phony_dim_2_2\"]}");
    }

    @Test
    void aReferenceIsToBytesThatAFileCanHave() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reference.Range("", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reference.Range("a.h5", -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reference.Range("a.h5", Long.MAX_VALUE, 1));
    }

    @Test
    void namesThatClientsTakeForSomethingElseAreLeftOut() {
        String value = "<Dim size=\"1\"/><dmrpp:compact>AQ==</dmrpp:compact>";
        ReferenceGranule references = granule(new MemoryGranule()
                .xml("<Group name=\".zoo\"><Int8 name=\"a\">" + value + "</Int8></Group>")
                .xml("<Int8 name=\"b\\c\">" + value + "</Int8>"));
        assertThat(references.arrays()).isEmpty();
        assertThat(references.groups()).containsOnlyKeys("/");
        assertThat(references.leftOut()).extracting(d -> d.path()).containsExactly("/.zoo", "/b\\c", "/.zoo/a");
    }
}
