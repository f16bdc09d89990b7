package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/** What real documents are like, as far as no other test has it. */
class RobustnessTest {
    @Test
    void aVariableMayHaveTensOfThousandsOfChunksBeyondElevenGigabytes() {
        StringBuilder chunks = new StringBuilder("<dmrpp:chunkDimensionSizes>1</dmrpp:chunkDimensionSizes>");
        for (int i = 0; i < 26_280; i++) {
            chunks.append("<dmrpp:chunk offset='").append(11_000_000_000L + i * 1000L);
            chunks.append("' nBytes='4' chunkPositionInArray='[").append(i).append("]'/>");
        }
        ChunkTable table = ((Storage.Chunked) Sidecars.storage("<dmrpp:chunks>" + chunks + "</dmrpp:chunks>")).chunks();

        assertThat(table.size()).isEqualTo(26_280);
        assertThat(table.offset(26_279)).isEqualTo(11_026_279_000L);
        assertThat(table.chunk(26_279).origin()).containsExactly(26_279L);
    }

    @Test
    void unsigned64BitNumbersAreKeptToTheLastDigit() {
        Granule granule = Sidecars.parse("<UInt64 name='v'><Attribute name='_FillValue' type='UInt64'><Value>"
                + "18446744073709551615</Value></Attribute><dmrpp:chunks fillValue='18446744073709551614'/></UInt64>");
        Variable variable = granule.root().variables().get(0);

        assertThat(variable.attribute("_FillValue")).contains("18446744073709551615");
        assertThat(((Storage.Contiguous) variable.storage()).encoding().fillValue())
                .contains("18446744073709551614");
    }

    @Test
    void theSameFilterTwiceInADocumentWithoutAVersionIsTwo() {
        Granule granule = Sidecars.document("<Dataset><Int32 name='v'><dmrpp:chunks compressionType='deflate deflate'>"
                + "<dmrpp:chunk offset='1' nBytes='4'/></dmrpp:chunks></Int32></Dataset>");

        assertThat(granule.isVersioned()).isFalse();
        assertThat(((Storage.Contiguous) granule.root().variables().get(0).storage())
                        .encoding()
                        .filters())
                .containsExactly("deflate", "deflate");
    }

    @Test
    void unknownElementsAndAttributesAreIgnoredEverywhere() {
        Granule granule = Sidecars.parse("""
                <new1><Int32 name="no"/></new1><Dimension name="n" size="4" new="1"><new2/></Dimension>
                <Int32 name="v" new="1"><new3 offset="9"><Dim name="/n"/></new3><Dim name="/n" new="1"><new4/></Dim>
                <Attribute name="a" type="String" new="1"><new5/><Value new="1">x</Value></Attribute>
                <dmrpp:chunks new="1"><dmrpp:new6/><dmrpp:chunk offset="8" nBytes="16" new="1"><new7/></dmrpp:chunk>
                </dmrpp:chunks></Int32>""");
        Variable variable = granule.root().variables().get(0);

        assertThat(granule.root().variables()).hasSize(1);
        assertThat(granule.root().dimensions()).hasSize(1);
        assertThat(variable.dims()).hasSize(1);
        assertThat(variable.attribute("a")).contains("x");
        assertThat(((Storage.Contiguous) variable.storage()).pieces().offset(0)).isEqualTo(8);
        assertThat(granule.diagnostics()).isEmpty();
    }
}
