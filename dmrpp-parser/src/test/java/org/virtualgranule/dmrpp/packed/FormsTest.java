package org.virtualgranule.dmrpp.packed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.Granule;

class FormsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, -1, 1L << 35, Long.MAX_VALUE, Long.MIN_VALUE})
    void everyNumberComesBack(long number) {
        PackOutput out = new PackOutput();
        out.number(number);
        out.signed(number);
        PackInput in = new PackInput(out.toBytes());

        assertThat(in.number()).isEqualTo(number);
        assertThat(in.signed()).isEqualTo(number);
        in.end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "grün", "日本", "\uD83D\uDEF0", "\uDEF0\uD83D", "a\u0000\u0085\u2028"})
    void everyTextComesBackBrokenOnesToo(String text) {
        PackOutput out = new PackOutput();
        TextForm.TEXT.write(text, out);

        assertThat(TextForm.TEXT.read(new PackInput(out.toBytes()))).isEqualTo(text);
    }

    @Test
    void chunksComeBackInWhateverOrderTheyLie() {
        assertThat(copy(Granules.chunks())).isEqualTo(Granules.chunks());
        assertThat(copy(ChunkTable.EMPTY)).isEqualTo(ChunkTable.EMPTY);
        ChunkTable none = new ChunkTable.Builder(3).build();
        assertThat(copy(none)).isEqualTo(none).isNotEqualTo(ChunkTable.EMPTY);
    }

    @Test
    void regularChunksThatFollowOneAnotherTakeFewBytes() {
        ChunkTable.Builder builder = new ChunkTable.Builder(1);
        for (int row = 0; row < 10_000; row++) {
            builder.add(2048 + 100L * row, 100, new long[] {10_000L * row});
        }
        PackOutput out = new PackOutput();
        ChunksForm.CHUNKS.write(builder.build(), out);

        assertThat(out.toBytes()).hasSizeLessThan(30_020);
        assertThat(copy(builder.build())).isEqualTo(builder.build());
    }

    @Test
    void attributesThatComeAgainAreTheSameObjectAfterwards() {
        String variable =
                "<Int8 name=\"v%d\"><Attribute name=\"units\" type=\"String\"><Value>m</Value></Attribute></Int8>";
        Granule granule =
                GranuleForm.read(GranuleForm.write(Granules.parsed(variable.formatted(1) + variable.formatted(2))));

        assertThat(granule.root().variables().get(0).attributes().get(0))
                .isSameAs(granule.root().variables().get(1).attributes().get(0));
    }

    private static ChunkTable copy(ChunkTable table) {
        PackOutput out = new PackOutput();
        ChunksForm.CHUNKS.write(table, out);
        PackInput in = new PackInput(out.toBytes());
        in.texts(out.texts());
        ChunkTable copy = ChunksForm.CHUNKS.read(in);
        in.end();
        return copy;
    }
}
