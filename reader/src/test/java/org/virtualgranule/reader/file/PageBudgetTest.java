package org.virtualgranule.reader.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file claims is believed as far as the bytes that are there can bear it out. */
class PageBudgetTest {
    @ParameterizedTest
    @CsvSource({"100, -1", "100, 2147483647", "10, 400000", "70000000, 70000000"})
    void aPageThatCannotBeSoLargeIsRefused(int compressed, int plain) {
        assertThatThrownBy(() -> new PageBudget().take(compressed, plain)).isInstanceOf(DamagedFileException.class);
    }

    @Test
    void pagesTogetherHaveALimit() {
        PageBudget budget = new PageBudget();
        for (int i = 0; i < 6; i++) {
            budget.take(1 << 20, 1 << 26);
        }
        assertThatThrownBy(() -> budget.take(1, 1)).isInstanceOf(DamagedFileException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1001", "9223372036854775807"})
    void moreRowsThanBytesAreRefused(long rows) {
        PageBudget budget = new PageBudget();
        budget.take(100, 1000);
        assertThatThrownBy(() -> budget.checkRows(rows)).isInstanceOf(DamagedFileException.class);
        assertThatCode(() -> budget.checkRows(1000)).doesNotThrowAnyException();
    }

    @Test
    void aRunThatClaimsBillionsGivesWhatIsWanted() {
        ByteBuffer run = ByteBuffer.wrap(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 1});
        assertThat(RunLengths.read(run, 1, 3)).containsExactly(1, 1, 1);
        ByteBuffer packed = ByteBuffer.wrap(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f, 5});
        assertThat(RunLengths.read(packed, 1, 3)).containsExactly(1, 0, 1);
    }
}
