package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.GranuleException;

/** Damage anywhere in a document ends in the one kind of error, or in a granule: never in another exception. */
class DamagedDocumentTest {
    private static final byte[] DOCUMENT = Sidecars.dataset("""
            <Dimension name="g_t" size="4"/><Dimension name="FakeDim0" size="6"/>
            <Enumeration name="e" basetype="Int8"><EnumConst name="A" value="0"/></Enumeration>
            <Float32 name="g_h"><Dim name="/g_t"/><Attribute name="fullnamepath" type="String"><Value>/g/h</Value>
            </Attribute><Attribute name="coordinates" type="String"><Value>g_t g_x</Value></Attribute>
            <dmrpp:chunks compressionType="shuffle deflate" fillValue="3.40282e+38" byteOrder="LE">
            <dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes>
            <dmrpp:chunk offset="100" nBytes="8" chunkPositionInArray="[0]"/></dmrpp:chunks></Float32>
            <String name="g_s"><dmrpp:FixedLengthStringArray string_length="8" pad="null_pad"/>
            <dmrpp:compact>QUJDREVGR0g=</dmrpp:compact></String>
            <Attribute name="g" type="Container"><Attribute name="fullnamepath" type="String"><Value>/g</Value></Attribute>
            </Attribute>""").getBytes(StandardCharsets.ISO_8859_1);

    private static void isReadOrRefused(byte[] document) {
        try {
            assertThat(OriginalTree.restore(Sidecars.bytes(document))).isNotNull();
        } catch (GranuleException e) {
            assertThat(e.getMessage()).startsWith("[a.h5.dmrpp] ").hasLineCount(1);
        }
    }

    @Test
    void everyTruncationIsRefusedOrRead() {
        for (int length = 0; length < DOCUMENT.length; length++) {
            isReadOrRefused(Arrays.copyOf(DOCUMENT, length));
        }
    }

    @RepeatedTest(300)
    void randomDamageIsRefusedOrRead(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] document = DOCUMENT.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(document.length);
            document[at] =
                    random.nextBoolean() ? (byte) random.nextInt(256) : document[random.nextInt(document.length)];
        }
        isReadOrRefused(document);
    }

    @RepeatedTest(100)
    void randomBytesAreRefused(RepetitionInfo repetition) {
        byte[] document = new byte[200];
        new Random(repetition.getCurrentRepetition()).nextBytes(document);
        isReadOrRefused(document);
    }
}
