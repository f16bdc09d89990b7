package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetrcTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "machine urs login anna password geheim",
                "machine urs\n  login anna\n\tpassword geheim\n",
                "machine\r\nurs\r\nlogin\r\nanna\r\npassword\r\ngeheim\r\n",
                "machine other login x password y machine urs password geheim login anna account z",
                "machine URS user anna password geheim",
                "\uFEFFmachine urs login \"anna\" password \"ge\\heim\"",
                "# machine urs login x password y\nmachine urs\n login anna password geheim",
                "machine urs login anna # her name\npassword geheim # and hers",
                "#\n#x\nmachine urs login anna password geheim",
                "machine urs login anna password geheim\nmachine urs login bert password b",
                "default login anna password geheim",
                "default login bert password b\nmachine urs login anna password geheim",
                "macdef init\n machine urs login x password y\n\nmachine urs login anna password geheim",
                "machine other login x password y macdef m\nmachine urs\n   \nmachine urs login anna password geheim",
            })
    void everyWayToWriteAnEntryIsUnderstood(String text) {
        Netrc.Entry entry = Netrc.parse(text, "f").of("urs").orElseThrow();
        assertThat(entry.login()).contains(new Secret("anna"));
        assertThat(entry.password()).contains(new Secret("geheim"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "#a\"b\\c=' | #a\"b\\c='",
                "\"a b\" | a b",
                "\"a\\\"b\\\\c\" | a\"b\\c",
                "\"\\n\\t\\r\\x\" | \\u000A\\u0009\\u000Dx",
                "pässwörd | pässwörd",
                "login | login",
                "\"\" | "
            })
    void aPasswordMayHaveAnyCharacters(String written, String meant) {
        String text = "machine urs login anna password " + written + "\nmachine b login c password d";
        Netrc netrc = Netrc.parse(text, "f");
        String expected = meant == null
                ? ""
                : meant.replace("\\u000A", "\n").replace("\\u0009", "\t").replace("\\u000D", "\r");
        assertThat(netrc.of("urs").orElseThrow().password()).contains(new Secret(expected));
        assertThat(netrc.of("b").orElseThrow().line()).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsEmpty() {
        assertThat(Netrc.parse("", "f").of("urs")).isEmpty();
        assertThat(Netrc.parse(" \n# nothing", "f").of("urs")).isEmpty();
        assertThat(Netrc.parse("machine xurs login a password b", "f").of("urs"))
                .isEmpty();
        assertThat(Netrc.parse("macdef x\nmachine urs login a password b", "f").of("urs"))
                .isEmpty();
        assertThat(Netrc.parse("machine urs login a", "f")
                        .of("urs")
                        .orElseThrow()
                        .password())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine urs\\nlogin anna\\nthe geheim | 3 | machine, default, login",
                "login anna password geheim | 1 | before this",
                "machine urs\\nlogin anna\\npassword | 3 | the file ends where a value is expected",
                "machine urs login anna\\npassword \"geheim\\nx\" | 2 | a quote is not closed",
                "machine urs login anna\\n\\npassword \"geheim\\ | 3 | a quote is not closed",
                "macdef | 1 | the file ends",
                "machine | 1 | the file ends"
            })
    void aMistakeIsNamedByFileAndLineAndNothingElse(String text, int line, String words) {
        assertThatThrownBy(() -> Netrc.parse(text.replace("\\n", "\n"), "/home/anna/.netrc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("/home/anna/.netrc line " + line + ": ")
                .hasMessageContaining(words)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void nothingThatItHoldsIsPrinted() {
        String text = "machine urs login anna password geheim account geheim";
        assertThat(Netrc.parse(text, "f").toString())
                .doesNotContain("geheim", "anna")
                .contains("urs");
        assertThat(new NetrcWords(text, "f").keyword().orElseThrow().toString()).isEqualTo("word in line 1");
    }

    @Test
    void anyTextEndsInEntriesOrInAnErrorWithALine() {
        Random random = new Random(1);
        String[] pieces = {"machine", "default", "macdef", "login", "password", "\"", "\\", "#", "\n", "\n\n", " ", "x"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Netrc.parse(text.toString(), "f");
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching("f line \\d+: .*");
            }
        }
    }
}
