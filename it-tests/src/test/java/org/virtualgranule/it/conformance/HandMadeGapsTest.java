package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.manifest.ZarrType;

/** What other readers of DMR++ get wrong and no sample shows, or not all of it. See {@link GapsTest}. */
class HandMadeGapsTest {
    private static final String CHUNK = "<dmrpp:chunk offset=\"%d\" nBytes=\"%d\" chunkPositionInArray=\"[%d]\"%s/>";

    @TempDir
    private Path directory;

    @Test
    void g01_aScalarWithBytesKeepsItsValue() {
        String scalar = "<Int32 name=\"s\"><dmrpp:chunks fillValue=\"-1\" byteOrder=\"%s\">"
                + "<dmrpp:chunk offset=\"0\" nBytes=\"4\"/></dmrpp:chunks></Int32>";
        assertThat(read(made().open(scalar.formatted("LE"), (byte) 1, (byte) 2, (byte) 0, (byte) 0)))
                .isEqualTo(new int[] {513});
        assertThat(read(made().open(scalar.formatted("BE"), (byte) 0, (byte) 0, (byte) 2, (byte) 1)))
                .isEqualTo(new int[] {513});
    }

    @Test
    void g05_theHrefOfTheDatasetIsFollowed() throws IOException {
        Path other = Files.write(directory.resolve("other.h5"), HandMade.littleEndian(7, 8));
        String array = "<Int32 name=\"a\"><Dim size=\"2\"/><dmrpp:chunks byteOrder=\"LE\">"
                + "<dmrpp:chunk offset=\"0\" nBytes=\"8\"/></dmrpp:chunks></Int32>";
        String attributes = " dmrpp:href=\"" + other.toUri() + "\" dmrpp:version=\"3.21.0\"";
        assertThat(read(made().open(attributes, array, HandMade.littleEndian(1, 2))))
                .isEqualTo(new int[] {7, 8});
    }

    @Test
    void g06_filtersThatAChunkDidNotPassAreNotUndone() {
        byte[][] chunks = new byte[4][];
        StringBuilder places = new StringBuilder();
        int offset = 0;
        for (int mask = 0; mask < chunks.length; mask++) {
            byte[] bytes = HandMade.littleEndian(10 * mask, 10 * mask + 1, 1 << 20);
            bytes = (mask & 1) == 0 ? HandMade.shuffled(bytes) : bytes;
            chunks[mask] = (mask & 2) == 0 ? HandMade.deflated(bytes) : bytes;
            places.append(CHUNK.formatted(offset, chunks[mask].length, 3 * mask, " fm=\"" + mask + "\""));
            offset += chunks[mask].length;
        }
        String array = "<Int32 name=\"a\"><Dim size=\"12\"/><dmrpp:chunks compressionType=\"shuffle deflate\""
                + " byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>3</dmrpp:chunkDimensionSizes>" + places
                + "</dmrpp:chunks></Int32>";
        assertThat(read(made().open(array, HandMade.joined(chunks))))
                .isEqualTo(new int[] {0, 1, 1 << 20, 10, 11, 1 << 20, 20, 21, 1 << 20, 30, 31, 1 << 20});
    }

    @Test
    void g07_aFillValueOfSixDigitsIsTheNumberThatItStandsFor() {
        String array = "<Float%d name=\"a\"><Dim size=\"1\"/><dmrpp:chunks fillValue=\"%s\" byteOrder=\"LE\">"
                + "<dmrpp:chunkDimensionSizes>1</dmrpp:chunkDimensionSizes></dmrpp:chunks></Float%1$d>";
        assertThat(read(made().open(array.formatted(32, "3.40282e+38")))).isEqualTo(new float[] {Float.MAX_VALUE});
        assertThat(read(made().open(array.formatted(64, "1.79769e+308")))).isEqualTo(new double[] {Double.MAX_VALUE});
    }

    @Test
    void g08_aMissingFillValueIsTheAttributeInOldDocuments() {
        String array = "<Int32 name=\"a\"><Dim size=\"4\"/><Attribute name=\"_FillValue\" type=\"Int32\">"
                + "<Value>-999</Value></Attribute><dmrpp:chunks byteOrder=\"LE\">"
                + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes>" + CHUNK.formatted(0, 8, 0, "")
                + "</dmrpp:chunks></Int32>";
        VirtualGranule granule = made().openOld(array, HandMade.littleEndian(1, 2));
        assertThat(granule.manifest().diagnostics()).hasSize(1);
        assertThat(read(granule)).isEqualTo(new int[] {1, 2, -999, -999});
    }

    @Test
    void g09_linkedBlocksMakeAChunk() {
        byte[] data = HandMade.littleEndian(1, 2, 9, 3, 4, 5, 6);
        String array = "<Int32 name=\"a\"><Dim size=\"6\"/><dmrpp:chunks LBChunk=\"true\" byteOrder=\"LE\">"
                + "<dmrpp:chunkDimensionSizes>3</dmrpp:chunkDimensionSizes>"
                + CHUNK.formatted(0, 8, 0, " LinkedBlockIndex=\"0\"")
                + CHUNK.formatted(12, 4, 0, " LinkedBlockIndex=\"1\"") + CHUNK.formatted(16, 12, 3, "")
                + "</dmrpp:chunks></Int32>";
        assertThat(read(made().open(array, data))).isEqualTo(new int[] {1, 2, 3, 4, 5, 6});
    }

    @Test
    void g10_oneDimensionTwiceAndTwoOfOneNameKeepTheirSizes() {
        String contiguous = "<dmrpp:chunks byteOrder=\"LE\"><dmrpp:chunk offset=\"0\" nBytes=\"%d\"/></dmrpp:chunks>";
        String document = "<Group name=\"a\"><Dimension name=\"x\" size=\"2\"/></Group>"
                + "<Group name=\"b\"><Dimension name=\"x\" size=\"3\"/>"
                + "<Int32 name=\"square\"><Dim name=\"/a/x\"/><Dim name=\"/a/x\"/>" + contiguous.formatted(16)
                + "</Int32><Int32 name=\"mixed\"><Dim name=\"/a/x\"/><Dim name=\"x\"/>" + contiguous.formatted(24)
                + "</Int32></Group>";
        try (VirtualGranule granule = made().open(document, HandMade.littleEndian(1, 2, 3, 4, 5, 6))) {
            assertThat(granule.array("/b/square").shape()).containsExactly(2L, 2L);
            assertThat(granule.array("/b/square").read().getStorage()).isEqualTo(new int[] {1, 2, 3, 4});
            assertThat(granule.array("/b/mixed").shape()).containsExactly(2L, 3L);
            assertThat(granule.array("/b/mixed").read().getStorage()).isEqualTo(new int[] {1, 2, 3, 4, 5, 6});
        }
    }

    @Test
    void g11_int8DeclaredAsInt16IsInt8() {
        String array = "<Int16 name=\"a\"><Dim size=\"3\"/>"
                + "<dmrpp:chunks><dmrpp:chunk offset=\"0\" nBytes=\"3\"/></dmrpp:chunks></Int16>";
        VirtualGranule granule = made().openOld(array, (byte) 1, (byte) -2, (byte) 3);
        assertThat(granule.array("/a").metadata().element().type()).isEqualTo(ZarrType.INT8);
        assertThat(granule.manifest().diagnostics()).isNotEmpty();
        assertThat(read(granule)).isEqualTo(new byte[] {1, -2, 3});
    }

    @Test
    void g14_charUrlAndOtherXmlAttributesHideNothing() {
        String array = "<Int32 name=\"a\"><Attribute name=\"c\" type=\"Char\"><Value>x</Value></Attribute>"
                + "<Attribute name=\"u\" type=\"URL\"><Value>http://a.b/</Value></Attribute>"
                + "<Attribute name=\"o\" type=\"OtherXML\"><m:x xmlns:m=\"urn:m\"><m:y/></m:x></Attribute>"
                + "<Attribute name=\"f\" type=\"float\"><Value>1</Value></Attribute>" + "<dmrpp:compact>"
                + "BQAAAA==</dmrpp:compact></Int32>";
        assertThat(read(made().open(array))).isEqualTo(new int[] {5});
    }

    @Test
    void g16_anEmptyNumericAttributeHidesNothing() {
        String array = "<Int32 name=\"a\"><Attribute name=\"_FillValue\" type=\"Int32\"><Value/></Attribute>"
                + "<Attribute name=\"valid_min\" type=\"Float32\"/><dmrpp:compact>BQAAAA==</dmrpp:compact></Int32>";
        assertThat(read(made().open(array))).isEqualTo(new int[] {5});
    }

    @Test
    void g17_aRootWithNothingButGroupsIsOpened() {
        String groups = "<Group name=\"g\"><Int32 name=\"a\"><dmrpp:compact>BQAAAA==</dmrpp:compact></Int32></Group>";
        try (VirtualGranule granule = made().open(groups)) {
            assertThat(granule.array("/g/a").read().getStorage()).isEqualTo(new int[] {5});
        }
    }

    @Test
    void g20_charAndUrlAreVariables() {
        String chars = "<Char name=\"a\"><Dim size=\"2\"/><dmrpp:compact>QUI=</dmrpp:compact></Char>";
        assertThat(read(made().open(chars))).isEqualTo(new byte[] {'A', 'B'});
        String url = "<URL name=\"a\"><dmrpp:compact>aHR0cDovL2EuYi8=</dmrpp:compact></URL>";
        assertThat(read(made().open(url))).isEqualTo(new String[] {"http://a.b/"});
    }

    @Test
    void g22_aSingleMissingDatumIsRawAndSeveralAreZlib() {
        String array = "<Int32 name=\"a\"><Dim size=\"%d\"/><dmrpp:missingdata>%s</dmrpp:missingdata></Int32>";
        assertThat(read(made().open(array.formatted(1, base64(HandMade.littleEndian(7))))))
                .isEqualTo(new int[] {7});
        assertThat(read(made().open(array.formatted(2, base64(HandMade.deflated(HandMade.littleEndian(7, 8)))))))
                .isEqualTo(new int[] {7, 8});
    }

    private HandMade made() {
        return new HandMade(directory);
    }

    private static String base64(byte... bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The values of the one array. */
    private static Object read(VirtualGranule granule) {
        try (granule) {
            assertThat(granule.manifest().skipped()).isEmpty();
            assertThat(granule.manifest().arrays()).hasSize(1);
            String path = granule.manifest().arrays().keySet().iterator().next();
            return granule.array(path).read().getStorage();
        }
    }
}
