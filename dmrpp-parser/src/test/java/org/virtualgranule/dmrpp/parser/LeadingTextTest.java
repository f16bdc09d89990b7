package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.Granule;

class LeadingTextTest {
    private static final String DOCUMENT = "<?xml version=\"1.0\" encoding=\"%s\"?><Dataset name=\"a\"/>";

    private static Granule parse(String text, Charset charset) {
        return DmrppParser.parse(new ByteArrayInputStream(text.getBytes(charset)), "a.dmrpp");
    }

    @Test
    void aLineThatTheWriterPrintedIsPassedOverAndNoted() {
        Granule granule = parse("number of blocks is: 1\n" + DOCUMENT.formatted("UTF-8"), StandardCharsets.UTF_8);

        assertThat(granule.diagnostics())
                .extracting(d -> d.message())
                .containsExactly("23 bytes before the XML declaration were passed over");
    }

    @Test
    void aDocumentThatStartsWithItsDeclarationIsLeftAlone() {
        assertThat(parse("\ufeff" + DOCUMENT.formatted("UTF-8"), StandardCharsets.UTF_8)
                        .diagnostics())
                .isEmpty();
        assertThat(parse("\ufeff" + DOCUMENT.formatted("UTF-16"), StandardCharsets.UTF_16BE)
                        .diagnostics())
                .isEmpty();
        assertThat(parse("<Dataset name='a'/>", StandardCharsets.UTF_8).diagnostics())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no document", "text <Dataset name='a'/>", "<html>login</html>"})
    void anythingElseIsNoDocument(String text) {
        assertThatExceptionOfType(DmrppFormatException.class).isThrownBy(() -> parse(text, StandardCharsets.UTF_8));
        String far = "x".repeat(5000) + DOCUMENT.formatted("UTF-8");
        assertThatExceptionOfType(DmrppFormatException.class).isThrownBy(() -> parse(far, StandardCharsets.UTF_8));
    }
}
