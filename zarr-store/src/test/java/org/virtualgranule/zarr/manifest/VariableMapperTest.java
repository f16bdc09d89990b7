package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.attribute;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.unversioned;
import static org.virtualgranule.zarr.manifest.Manifests.v;
import static org.virtualgranule.zarr.manifest.Manifests.whyNot;

import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;

/** Types, shapes, byte order and what was never written. */
class VariableMapperTest {
    /** Another variable, whose storage is described: so the document is a DMR++. */
    private static final String WRITTEN = "<Int8 name=\"written\"><dmrpp:chunk offset=\"0\" nBytes=\"1\"/></Int8>";

    private static final String NEVER = "<dmrpp:chunks fillValue=\"7\"/>";

    @Test
    void aScalarHasNoDimensionsAndOneChunk() {
        ArrayEntry v = v(manifest(array("Float64", "", contiguous("", 8))));

        assertThat(v.grid()).isEqualTo(new ChunkGrid(List.of(), List.of()));
        assertThat(v.grid().chunkCount()).isEqualTo(1);
        assertThat(v.chunks().find(0)).isInstanceOf(ChunkRef.Stored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3 0", "0 3", "4000000000 4000000000 0"})
    void anArrayOfSizeZeroHasNoChunks(String sizes) {
        for (String storage : new String[] {"", NEVER, contiguous("fillValue=\"0\"", 0), contiguous("", 12)}) {
            Manifest manifest = manifest(array("Int32", sizes, storage));
            assertThat(manifest.skipped().size() + manifest.arrays().size()).isEqualTo(1);
            assertThat(manifest.array("/v").map(v -> v.grid().chunkCount()).orElse(0L))
                    .isZero();
            assertThat(manifest.array("/v").map(v -> v.chunks().storedChunks()).orElse(0))
                    .isZero();
        }
        assertThat(v(manifest(array("Int32", "3 0", ""))).grid().chunkShape()).containsExactly(3L, 1L);
        assertThat(v(manifest(array("String", "0", ""))).grid().elements()).isZero();
    }

    @Test
    void moreDimensionsThanHdf5HasAreRefused() {
        String most = "1 ".repeat(32).strip();

        assertThat(v(manifest(array("Int8", most, contiguous("fillValue=\"0\"", 1))))
                        .grid()
                        .rank())
                .isEqualTo(32);
        assertThat(whyNot(manifest(array("Int8", most + " 1", contiguous("fillValue=\"0\"", 1)))))
                .isEqualTo("it has 33 dimensions; HDF5 allows 32");
    }

    @Test
    void whatWasNeverWrittenIsAllFill() {
        ArrayEntry contiguous = v(manifest(array("Int32", "4", NEVER)));
        ArrayEntry chunked = v(manifest(array("Int32", "4", chunks("fillValue=\"-9\"", "2"))));

        assertThat(contiguous.metadata().fill()).isEqualTo(FillValue.of(7));
        assertThat(contiguous.chunks().find(0)).isEqualTo(new ChunkRef.Missing());
        assertThat(chunked.metadata().fill()).isEqualTo(FillValue.of(-9));
        assertThat(chunked.grid().chunkCount()).isEqualTo(2);
    }

    @Test
    void aPlainDmrDescribesNoStorageSoNothingOfItIsTakenAsNeverWritten() {
        assertThat(whyNot(unversioned(array("Int32", "4", ""))))
                .isEqualTo("the sidecar does not say where its values are");
    }

    @Test
    void withoutAStorageElementOnlyAnOldDocumentMeansNeverWritten() {
        String variable = array("Int32", "4", attribute("_FillValue", "Int32", "-99"));
        Manifest old = unversioned(variable + WRITTEN);

        assertThat(v(old).metadata().fill()).isEqualTo(FillValue.of(-99));
        assertThat(old.diagnostics()).extracting(Diagnostic::message).hasSize(2);
        assertThat(whyNot(manifest(variable))).isEqualTo("the sidecar does not say where its values are");
        assertThat(whyNot(unversioned(array("String", "4", ""))))
                .isEqualTo("the sidecar does not say where its values are");
    }

    @Test
    void aFillValueThatNoElementHasIsNotAssumedAloud() {
        assertThat(manifest(array("Int32", "2", contiguous("byteOrder=\"LE\"", 8)))
                        .diagnostics())
                .isEmpty();
        assertThat(manifest(array(
                                "Int32",
                                "2",
                                chunks(
                                        "byteOrder=\"LE\"",
                                        "1",
                                        "offset=\"8\" nBytes=\"4\" chunkPositionInArray=\"[0]\"")))
                        .diagnostics())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"LE, true", "BE, false"})
    void byteOrderIsTheDocuments(String text, boolean little) {
        ArrayEntry v = v(manifest(array("Int32", "2", contiguous("byteOrder=\"" + text + "\"", 8))));

        assertThat(v.metadata().element().order() == ByteOrder.LITTLE_ENDIAN).isEqualTo(little);
        assertThat(v(manifest(array("Int32", "2", contiguous("", 8))))
                        .metadata()
                        .element()
                        .order())
                .isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void anUnknownByteOrderMattersOnlyForMoreThanOneByte() {
        assertThat(v(manifest(array("Byte", "2", contiguous("byteOrder=\"UNKNOWN\"", 2)))))
                .isNotNull();
        assertThat(whyNot(manifest(array("Int16", "2", contiguous("byteOrder=\"UNKNOWN\"", 4)))))
                .isEqualTo("its byte order is given as \"UNKNOWN\", not LE or BE");
    }

    @Test
    void anEnumIsItsBaseTypeWhereverTheEnumerationIsDeclared() {
        String outer = "<Enumeration name=\"q\" basetype=\"UInt16\"/><Group name=\"g\">"
                + "<Enumeration name=\"own\" basetype=\"Int8\"/>";
        for (String name : new String[] {"/q", "q"}) {
            ArrayEntry v = manifest(
                            outer + "<Enum name=\"v\" enum=\"" + name + "\">" + contiguous("", 2) + "</Enum></Group>")
                    .array("/g/v")
                    .orElseThrow();
            assertThat(v.metadata().element().type()).isEqualTo(ZarrType.UINT16);
        }
        assertThat(whyNot(manifest("<Enum name=\"v\" enum=\"/own\">" + contiguous("", 1) + "</Enum>")))
                .isEqualTo("its enumeration /own is not declared");
    }

    @ParameterizedTest
    @CsvSource({
        "Structure, a Structure without members",
        "Sequence, 'a Sequence has no fixed number of rows, and no writer describes its storage'",
        "Opaque, the size of an Opaque element is nowhere in the sidecar",
        "Float16, its type Float16 is not known",
    })
    void typesThatNoSidecarDescribesAreAReason(String element, String reason) {
        assertThat(whyNot(manifest(array(element, "2", contiguous("", 8))))).isEqualTo(reason);
    }

    @Test
    void theLabelsOfAnEnumerationAreAttributes() {
        String labels = "<Enumeration name=\"q\" basetype=\"Int8\"><EnumConst name=\"very good\" value=\"1\"/>"
                + "<EnumConst name=\"bad\" value=\"-1\"/></Enumeration>";
        String variable = "<Enum name=\"v\" enum=\"/q\">" + contiguous("", 1);

        assertThat(v(manifest(labels + variable + "</Enum>")).metadata().attributes())
                .containsExactly(
                        new Attribute("flag_values", "Int8", List.of("-1", "1"), List.of()),
                        new Attribute("flag_meanings", "String", List.of("bad very_good"), List.of()));
        assertThat(v(manifest(labels + variable + attribute("flag_values", "Int8", "7") + "</Enum>"))
                        .metadata()
                        .attributes())
                .hasSize(1);
    }

    @Test
    void aDeclaredSizeBeyondCountingOrMemoryIsAReason() {
        String huge = "9000000000000000000";

        assertThat(whyNot(manifest(array("Int32", "10", chunks("", huge)))))
                .isEqualTo("its dimensions or chunks are too large to be counted");
        assertThat(whyNot(manifest(array("Int32", huge + " " + huge, chunks("", "1 1")))))
                .isEqualTo("its dimensions or chunks are too large to be counted");
        assertThat(whyNot(manifest(array("Int32", "2 3000000000", NEVER))))
                .isEqualTo("a chunk of it has 12000000000 bytes, more than one array can hold");
        assertThat(whyNot(unversioned(array("Int32", "2 3000000000", "") + WRITTEN)))
                .startsWith("a chunk of it has 12000000000");
        assertThat(whyNot(manifest(array("Int32", "10", chunks("", "1000000000")))))
                .contains("4000000000 bytes");
        assertThat(whyNot(manifest(array("Int8", "1", "<dmrpp:chunk offset=\"9223372036854775807\" nBytes=\"1\"/>"))))
                .isEqualTo("a chunk lies at byte 9223372036854775807, beyond any file");
    }
}
