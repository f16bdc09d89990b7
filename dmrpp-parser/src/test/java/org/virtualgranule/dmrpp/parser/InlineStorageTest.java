package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.virtualgranule.dmrpp.parser.Sidecars.storage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.FixedStrings;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.TextRun;

class InlineStorageTest {
    private static final String CHUNKS = "<dmrpp:chunks><dmrpp:chunk offset=\"1\" nBytes=\"40\"/></dmrpp:chunks>";

    @Test
    void compactAndMissingDataAreKeptAsText() {
        assertThat(storage("<dmrpp:compact> AAEC\n</dmrpp:compact>"))
                .isEqualTo(new Storage.Inline(Encoding.PLAIN, InlineForm.COMPACT, " AAEC\n"));
        assertThat(storage("<dmrpp:missingdata>eJz</dmrpp:missingdata>"))
                .isEqualTo(new Storage.Inline(Encoding.PLAIN, InlineForm.MISSING_DATA, "eJz"));
    }

    @Test
    void theElementThatHasDataWins() {
        String compact = "<dmrpp:compact>AAEC</dmrpp:compact>";

        assertThat(storage("<dmrpp:chunks fillValue=\"7\"/>" + compact))
                .isInstanceOfSatisfying(
                        Storage.Inline.class,
                        inline -> assertThat(inline.encoding().fillValue()).contains("7"));
        assertThat(storage(compact + "<dmrpp:chunks fillValue=\"7\"/>")).isInstanceOf(Storage.Inline.class);
        assertThat(storage("<dmrpp:compact/>" + CHUNKS)).isInstanceOf(Storage.Contiguous.class);
        assertThat(storage("<dmrpp:compact/>")).isInstanceOf(Storage.Inline.class);
    }

    @Test
    void fixedLengthStringsStandBesideTheChunksBeforeOrAfter() {
        String strings = "<dmrpp:FixedLengthStringArray string_length=\"8\" pad=\"null_pad\"/>";

        for (String both : new String[] {strings + CHUNKS, CHUNKS + strings}) {
            assertThat(storage(both)).isInstanceOfSatisfying(Storage.Contiguous.class, contiguous -> assertThat(
                            contiguous.encoding().fixedStrings())
                    .isEqualTo(Optional.of(new FixedStrings(8, "null_pad"))));
        }
        assertThat(storage(strings + "<dmrpp:compact>QQ==</dmrpp:compact>"))
                .isInstanceOfSatisfying(
                        Storage.Inline.class,
                        inline -> assertThat(inline.encoding().fixedStrings()).isPresent());
    }

    @Test
    void paddingThatIsNotStatedIsNotSet() {
        Storage.Contiguous contiguous =
                (Storage.Contiguous) storage("<dmrpp:FixedLengthStringArray string_length=\" 2 \"/>" + CHUNKS);

        assertThat(contiguous.encoding().fixedStrings()).contains(new FixedStrings(2, "not_set"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "string_length=''", "string_length='0'", "string_length='2147483648'"})
    void fixedLengthStringsWithoutAValidLengthMakeTheVariableUnreadable(String attributes) {
        assertThat(storage("<dmrpp:FixedLengthStringArray " + attributes + "/>" + CHUNKS))
                .isEqualTo(new Storage.Unreadable("FixedLengthStringArray has no valid string_length"));
    }

    @Test
    void textsOfVariableLengthAreRuns() {
        assertThat(storage("<dmrpp:vlsa><v>alpha</v> <v c=\"3\"> b\n</v><v s=\"2048\">eJz</v><v></v></dmrpp:vlsa>"))
                .isEqualTo(new Storage.Texts(List.of(
                        new TextRun("alpha", 1, Optional.empty()),
                        new TextRun(" b\n", 3, Optional.empty()),
                        new TextRun("eJz", 1, Optional.of(2048L)),
                        new TextRun("", 1, Optional.empty()))));
    }

    @Test
    void theDraftOfTextsIsBase64WithSemicolons() {
        assertThat(storage("<dmrpp:vlsa>YQ==;;w6k=;</dmrpp:vlsa>"))
                .isEqualTo(new Storage.Texts(List.of(
                        new TextRun("a", 1, Optional.empty()),
                        new TextRun("", 1, Optional.empty()),
                        new TextRun("é", 1, Optional.empty()))));
        assertThat(storage("<dmrpp:vlsa>no base64!</dmrpp:vlsa>")).isInstanceOf(Storage.Unreadable.class);
    }

    @Test
    void damagedCharactersAmongTextsAreTheDocumentsFault() {
        byte[] document = ("<Dataset name='a'><String name='v'><dmrpp:vlsa>" + " ".repeat(9000)
                        + "?</dmrpp:vlsa></String></Dataset>")
                .getBytes(StandardCharsets.US_ASCII);
        document[9040] = (byte) 0xff;

        assertThatExceptionOfType(DmrppFormatException.class)
                .isThrownBy(() -> DmrppParser.parse(new ByteArrayInputStream(document), "a.dmrpp"))
                .withMessageContaining("not well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c='x'", "c='-1'", "s=''", "s='1.5'"})
    void aTextWithABadCountOrSizeMakesTheVariableUnreadable(String attribute) {
        assertThat(storage("<dmrpp:vlsa><v " + attribute + ">a</v></dmrpp:vlsa>"))
                .isInstanceOf(Storage.Unreadable.class);
    }

    @Test
    void recordsWithTextsAreInline() {
        assertThat(storage(
                        "<dmrpp:chunks fillValue='0'/><dmrpp:specialstructuredata>AA==</dmrpp:specialstructuredata>"))
                .isInstanceOfSatisfying(Storage.Inline.class, inline -> assertThat(inline.form())
                        .isEqualTo(InlineForm.RECORDS));
    }
}
