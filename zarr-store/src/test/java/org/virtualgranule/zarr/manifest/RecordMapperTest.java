package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

/** Structures: a group with an array for each member. */
class RecordMapperTest {
    private static final String MEMBERS =
            "<Int32 name='id'/><Int16 name='xyz'><Dim size='3'/></Int16><Float64 name='t'/>";

    private static String structure(String members, String sizes, String content) {
        return Manifests.array("Structure", sizes, content).replaceFirst(">", ">" + members);
    }

    private static ArrayEntry member(Manifest manifest, String name) {
        assertThat(manifest.skipped()).isEmpty();
        return manifest.array("/v/" + name).orElseThrow();
    }

    @Test
    void aMemberHasTheStructuresShapeThenItsOwn() {
        Manifest manifest = manifest("<Dimension name='n' size='5'/>"
                + "<Structure name='v'><Int16 name='xyz'><Dim size='3'/></Int16><Dim name='/n'/>"
                + "<Attribute name='a' type='Int8'><Value>1</Value></Attribute>"
                + chunks("byteOrder='BE'", "2", "offset='8' nBytes='12' chunkPositionInArray='[2]'") + "</Structure>");
        ArrayEntry xyz = member(manifest, "xyz");

        assertThat(manifest.groups().get("/v").attributes()).hasSize(1);
        assertThat(xyz.grid().shape()).containsExactly(5L, 3L);
        assertThat(xyz.grid().chunkShape()).containsExactly(2L, 3L);
        assertThat(xyz.metadata().dimensionNames()).containsExactly(Optional.of("n"), Optional.empty());
        assertThat(xyz.metadata().element().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(xyz.chunks().find(0)).isInstanceOf(ChunkRef.Missing.class);
        assertThat(xyz.chunks().find(1)).isInstanceOf(ChunkRef.Stored.class);
        assertThat(xyz.form().isUniform()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', 36, 0 4 10", "structOffset='4 16 24', 48, 0 4 16"})
    void membersAreWhereTheyAreSaidToBeOrPacked(String stated, long bytes, String offsets) throws CodecException {
        Manifest manifest = manifest(structure(MEMBERS, "2", contiguous(stated, bytes)));
        String[] at = offsets.split(" ");
        byte[] records = new byte[(int) bytes];
        for (int i = 0; i < records.length; i++) {
            records[i] = (byte) i;
        }

        int size = (int) bytes / 2;
        assertThat(first(manifest, "id", records)).isEqualTo((byte) Integer.parseInt(at[0]));
        assertThat(first(manifest, "xyz", records)).isEqualTo((byte) Integer.parseInt(at[1]));
        assertThat(first(manifest, "t", records)).isEqualTo((byte) Integer.parseInt(at[2]));
        assertThat(member(manifest, "xyz").form().member().orElseThrow().recordBytes())
                .isEqualTo(size);
        assertThat(member(manifest, "xyz")
                        .form()
                        .decode(ByteBuffer.wrap(records), 0)
                        .remaining())
                .isEqualTo(12);
    }

    private static byte first(Manifest manifest, String name, byte[] records) throws CodecException {
        return member(manifest, name).form().decode(ByteBuffer.wrap(records), 0).get(0);
    }

    @Test
    void filtersActOnWholeRecords() {
        Manifest manifest = manifest(structure(
                MEMBERS,
                "2",
                chunks("compressionType='shuffle deflate'", "2", "offset='8' nBytes='30' chunkPositionInArray='[0]'")));

        assertThat(member(manifest, "t").form().codecs().codecs()).containsExactly(new Shuffle(18), new Zlib(6));
        assertThat(member(manifest, "t").metadata().codecs().codecs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 40, 'its records would have 36 bytes if packed, but 40 are stored, and the sidecar has no structOffset"
                + " that tells their layout'",
        "structOffset='4 10', 36, its structOffset has 2 numbers for 3 members",
        "structOffset='4 9 18', 36, 'its structOffset [4, 9, 18] lets members overlap: one ends at byte 10'",
        "structOffset='4 10 17', 36, 'its structOffset [4, 10, 17] makes records of 17 bytes, its members need 18'",
        "fillValue='unsupported-compound', 36, the sidecar's writer marked it as unsupported-compound",
        "fillValue='1 2', 36, 'its fill value has 2 numbers, a record of it has 5'",
    })
    void aLayoutThatCannotBeIsAReason(String attributes, long bytes, String reason) {
        assertThat(whyNot(manifest(structure(MEMBERS, "2", contiguous(attributes, bytes)))))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "<Structure name='s'><Int8 name='a'/></Structure>, its member s is neither numbers nor texts",
        "<String name='s'/>, 'its member s is text, which a sidecar describes in no record of bytes'",
        "<Int8 name='s'><Dim size='0'/></Int8>, its member s has no elements",
        "<Int8 name='s'><dmrpp:compact>AA==</dmrpp:compact></Int8>, its member s has a storage of its own",
    })
    void aMemberThatCannotBePlacedIsAReason(String member, String reason) {
        assertThat(whyNot(manifest(structure(member, "2", contiguous("", 2))))).isEqualTo(reason);
    }

    @Test
    void theFillValueIsThatOfTheMember() {
        Manifest manifest = manifest(structure(MEMBERS, "2", "<dmrpp:chunks fillValue='-7 5 5 5 9999.9'/>"));

        assertThat(member(manifest, "id").metadata().fill().bits()).isEqualTo(-7);
        assertThat(member(manifest, "xyz").metadata().fill().bits()).isEqualTo(5);
        assertThat(member(manifest, "t").metadata().fill()).isEqualTo(FillValue.ofDouble(9999.9));
        Manifest zero = manifest(structure(MEMBERS, "2", "<dmrpp:chunks fillValue='0'/>"));
        assertThat(member(zero, "xyz").metadata().fill()).isEqualTo(FillValue.ZERO);
    }

    @Test
    void differentFillValuesOfOneMemberAreWrittenDown() {
        Manifest manifest = manifest(structure(MEMBERS, "2", "<dmrpp:chunks fillValue='-7 1 2 3 0'/>"));

        assertThat(Manifests.bytes(member(manifest, "xyz").chunks().find(0)))
                .containsExactly(1, 0, 2, 0, 3, 0, 1, 0, 2, 0, 3, 0);
        assertThat(whyNot(manifest(structure(
                        MEMBERS,
                        "4",
                        chunks("fillValue='-7 1 2 3 0'", "2", "offset='8' nBytes='36' chunkPositionInArray='[0]'")))))
                .startsWith("some of its records were never written, and the fill values of its member xyz differ");
    }

    @Test
    void fillValuesThatAreWrittenDownAreLittleEndianWhateverTheRecordsAre() {
        String members = "<Int32 name='id'><Dim size='2'/><Attribute name='_FillValue' type='Int32'>"
                + "<Value>1</Value></Attribute></Int32>";
        Manifest manifest = manifest(structure(members, "2", "<dmrpp:chunks byteOrder='BE' fillValue='0 16777216'/>"));

        assertThat(Manifests.bytes(member(manifest, "id").chunks().find(0)))
                .containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
        assertThat(member(manifest, "id").metadata().element().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void differentFillValuesAreOneChunkOfLittleEndianNumbersWhateverTheRecordsWouldHaveBeen() {
        String big = "<Int16 name='b'><Dim size='2'/>" + Manifests.attribute("_FillValue", "Int16", "1") + "</Int16>";
        ArrayEntry b = member(manifest(structure(big, "3", chunks("fillValue='256 0' byteOrder='BE'", "12"))), "b");

        assertThat(b.grid().chunkShape()).containsExactly(3L, 2L);
        assertThat(b.metadata().element().order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(Manifests.bytes(b.chunks().find(0))).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    @Timeout(60)
    void aFewWordsDoNotMakeGigabytesOrHours() {
        String members = "<Int8 name='m'><Dim size='2'/></Int8>".repeat(50);
        String fill = "<dmrpp:chunks fillValue='" + "1 2 ".repeat(50) + "'/>";
        String large = "<Int8 name='m'><Dim size='2000000000'/></Int8>";

        assertThat(whyNot(manifest(structure(members, "10000000", fill))))
                .isEqualTo("the sidecar's inline values take more than 268435456 bytes in all");
        assertThat(member(manifest(structure(large, "", "<dmrpp:chunks fillValue='0'/>")), "m")
                        .metadata()
                        .fill())
                .isEqualTo(FillValue.ZERO);
    }

    @Test
    void recordsWithTextsAreInTheSidecar() {
        String members = "<Int16 name='n'/><String name='s'><Dim size='2'/></String>";
        byte[] records = "\1\0eA==;;\2\0;w6k=;".getBytes(StandardCharsets.ISO_8859_1);
        String inline = "<dmrpp:chunks fillValue='0'/><dmrpp:specialstructuredata>%s</dmrpp:specialstructuredata>";

        Manifest manifest = manifest(structure(members, "2", String.format(inline, base64(records))));
        TextRuns texts = ((ChunkRef.Texts) member(manifest, "s").chunks().find(0)).runs();
        assertThat(Manifests.bytes(member(manifest, "n").chunks().find(0))).containsExactly(1, 0, 2, 0);
        assertThat(member(manifest, "s").grid().shape()).containsExactly(2L, 2L);
        assertThat(texts.get(0) + "|" + texts.get(1) + "|" + texts.get(2) + "|" + texts.get(3))
                .isEqualTo("x|||\u00e9");
        assertThat(whyNot(manifest(structure(members, "3", String.format(inline, base64(records))))))
                .isEqualTo("its inline records end after 16 bytes, before the end of 3 records of its shape");
        assertThat(whyNot(manifest(structure(members, "1", String.format(inline, base64(records))))))
                .startsWith("its inline records are 8 bytes longer");
        assertThat(whyNot(manifest(structure(members, "90000000000", String.format(inline, base64(records))))))
                .startsWith("its inline records end after 16 bytes");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
