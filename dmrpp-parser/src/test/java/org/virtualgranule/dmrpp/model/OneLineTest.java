package org.virtualgranule.dmrpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 9, 10, 13, 0x1b, 0x7f, 0x85, 0x9b, 0x9f, 0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
                0x2066, 0x2069
            })
    void whatATerminalActsOnIsAQuestionMark(int character) {
        assertThat(OneLine.of("a" + (char) character + "b")).isEqualTo("a?b");
    }

    @Test
    void allOtherCharactersStay() {
        String text = " ~été \u0416\u4e2d\u05d0 \ud83d\ude00 \\u001b";
        assertThat(OneLine.of(text)).isEqualTo(text);
        assertThat(OneLine.message(text)).isEqualTo(text);
    }

    @Test
    void linesOfAMessageAreParted() {
        assertThat(OneLine.message("one\r\n\ttwo\u2028three \u009b31mfour")).isEqualTo("one two three ?31mfour");
        assertThat(new ChunkReadException("a\u202eb", "two\nlines \u001b[31m")).hasMessage("[a?b] two lines ?[31m");
    }
}
