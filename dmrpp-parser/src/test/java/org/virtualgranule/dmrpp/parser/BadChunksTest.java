package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/** What is wrong with one variable's chunks costs that variable, with a reason, and never the document. */
class BadChunksTest {
    private static Storage chunk(String attributes) {
        return Sidecars.storage("<dmrpp:chunks><dmrpp:chunkDimensionSizes>5</dmrpp:chunkDimensionSizes>"
                + "<dmrpp:chunk offset=\"1\" nBytes=\"20\" chunkPositionInArray=\"[0]\"/>"
                + "<dmrpp:chunk " + attributes + "/></dmrpp:chunks>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nBytes='20' chunkPositionInArray='[5]'",
                "offset='1' chunkPositionInArray='[5]'",
                "offset='1' nBytes='20'",
                "offset='x' nBytes='20' chunkPositionInArray='[5]'",
                "offset='' nBytes='20' chunkPositionInArray='[5]'",
                "offset='-1' nBytes='20' chunkPositionInArray='[5]'",
                "offset='0x10' nBytes='20' chunkPositionInArray='[5]'",
                "offset='1.0' nBytes='20' chunkPositionInArray='[5]'",
                "offset='9223372036854775808' nBytes='20' chunkPositionInArray='[5]'",
                "offset='1' nBytes='-20' chunkPositionInArray='[5]'",
                "offset='1' nBytes='20' chunkPositionInArray='[5,0]'",
                "offset='1' nBytes='20' chunkPositionInArray='[]'",
                "offset='1' nBytes='20' chunkPositionInArray='[a]'",
                "offset='1' nBytes='20' chunkPositionInArray='[-5]'",
                "offset='1' nBytes='20' chunkPositionInArray='[5]' fm='x'",
                "offset='1' nBytes='20' chunkPositionInArray='[5]' fm='-1'",
                "offset='1' nBytes='20' chunkPositionInArray='[5]' fm='4294967296'",
            })
    void aChunkThatCannotBePlacedMakesTheVariableUnreadable(String attributes) {
        assertThat(chunk(attributes))
                .isEqualTo(new Storage.Unreadable(
                        "chunk 1 has no valid offset, nBytes, chunkPositionInArray of rank 1 or fm"));
    }

    @Test
    void moreDimensionsThanHdf5HasTakeNoRoom() {
        assertThat(Sidecars.storage("<dmrpp:chunks><dmrpp:chunkDimensionSizes>" + "1 ".repeat(200000)
                        + "</dmrpp:chunkDimensionSizes>"
                        + "<dmrpp:chunk offset='0' nBytes='1' LinkedBlockIndex='1'/>".repeat(10000)
                        + "</dmrpp:chunks>"))
                .isEqualTo(new Storage.Unreadable("chunkDimensionSizes has 200000 numbers; HDF5 allows 32"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 x", "0", "-5", "5.0", "5 0", "99999999999999999999"})
    void chunkSizesThatAreNoPositiveNumbersMakeTheVariableUnreadable(String sizes) {
        Storage storage = Sidecars.storage(
                "<dmrpp:chunks><dmrpp:chunkDimensionSizes>" + sizes + "</dmrpp:chunkDimensionSizes></dmrpp:chunks>");

        assertThat(storage)
                .isEqualTo(new Storage.Unreadable("chunkDimensionSizes \"" + sizes + "\" are not positive numbers"));
    }

    @Test
    void chunksOfAnotherRankThanTheVariableMakeItUnreadable() {
        String chunks = "<dmrpp:chunks><dmrpp:chunkDimensionSizes>5</dmrpp:chunkDimensionSizes>"
                + "<dmrpp:chunk offset=\"1\" nBytes=\"20\" chunkPositionInArray=\"[0]\"/></dmrpp:chunks>";

        assertThat(Sidecars.storage(2, chunks))
                .isEqualTo(new Storage.Unreadable("chunks of rank 1 at positions of rank 1 in a variable of rank 2"));
        assertThat(Sidecars.storage(0, chunks)).isInstanceOf(Storage.Unreadable.class);
    }

    @Test
    void chunkSizesAfterTheChunksAreRefusedBecauseThePositionsWereNotRead() {
        Storage storage = Sidecars.storage(
                "<dmrpp:chunks><dmrpp:chunk offset=\"1\" nBytes=\"20\""
                        + " chunkPositionInArray=\"[0]\"/><dmrpp:chunkDimensionSizes>5</dmrpp:chunkDimensionSizes></dmrpp:chunks>");

        assertThat(storage)
                .isEqualTo(new Storage.Unreadable("chunks of rank 1 at positions of rank 0 in a variable of rank 1"));
    }

    @Test
    void theOtherVariablesOfTheDocumentAreKept() {
        Granule granule = Sidecars.parse("""
                <Int32 name="bad"><dmrpp:chunks><dmrpp:chunk nBytes="4"/></dmrpp:chunks></Int32>
                <Int32 name="good"><dmrpp:chunks><dmrpp:chunk offset="8" nBytes="4"/></dmrpp:chunks></Int32>
                """);

        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("bad", "good");
        assertThat(granule.root().variables().get(1).storage()).isInstanceOf(Storage.Contiguous.class);
    }
}
