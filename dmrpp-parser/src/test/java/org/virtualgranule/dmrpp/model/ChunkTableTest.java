package org.virtualgranule.dmrpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkTableTest {
    @Test
    void rowsKeepTheirOwnMaskAndResourceHoweverManyThereAre() {
        ChunkTable.Builder builder = new ChunkTable.Builder(2);
        for (int i = 0; i < 1000; i++) {
            builder.add(i * 100L, i, new long[] {i, 2L * i});
            if (i % 300 == 7) {
                builder.filterMask(i);
                builder.href("h" + i);
            }
        }
        ChunkTable table = builder.build();

        assertThat(table.size()).isEqualTo(1000);
        assertThat(table.rank()).isEqualTo(2);
        for (int i = 0; i < 1000; i++) {
            boolean special = i % 300 == 7;
            assertThat(table.chunk(i))
                    .isEqualTo(new Chunk(
                            List.of((long) i, 2L * i),
                            i * 100L,
                            i,
                            special ? i : 0,
                            special ? Optional.of("h" + i) : Optional.empty()));
        }
    }

    @Test
    void rowsOfATableThatIsBuiltDoNotChange() {
        ChunkTable.Builder builder = new ChunkTable.Builder(0);
        builder.add(1, 2, new long[0]);
        ChunkTable table = builder.build();
        builder.add(3, 4, new long[0]);
        builder.filterMask(1);

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.filterMask(0)).isZero();
        assertThat(table).hasToString("1 chunks");
        assertThat(ChunkTable.EMPTY.size()).isZero();
    }

    @Test
    void tablesAreEqualIfTheirChunksAre() {
        ChunkTable table = table(0, "", false);

        assertThat(table(0, "", false)).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(table(1, "", false)).isNotEqualTo(table);
        assertThat(table(0, "b.h5", false)).isNotEqualTo(table);
        assertThat(table(0, "", true)).isNotEqualTo(table);
        assertThat(ChunkTable.EMPTY).isNotEqualTo(table).isNotEqualTo(new ChunkTable.Builder(1).build());
    }

    @Test
    void aMaskOfNothingIsNoMask() {
        ChunkTable.Builder builder = new ChunkTable.Builder(1);
        builder.add(8, 40, new long[] {0});
        builder.filterMask(0);
        builder.add(48, 40, new long[] {10});

        assertThat(builder.build()).isEqualTo(table(0, "", false));
    }

    private static ChunkTable table(int mask, String href, boolean continued) {
        ChunkTable.Builder builder = new ChunkTable.Builder(1);
        builder.add(8, 40, new long[] {0});
        builder.add(48, 40, new long[] {10});
        if (mask != 0) {
            builder.filterMask(mask);
        }
        if (!href.isEmpty()) {
            builder.href(href);
        }
        if (continued) {
            builder.continued();
        }
        return builder.build();
    }
}
