package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DmrppFormatException;

/** What is no DMR++ at all gives one line that names the file and the remedy. */
class NotADmrppTest {
    private static final String DOCTYPE = "a DMR++ never has a document type declaration; if this is an HTML page";

    private static void isRefused(byte[] document, String reason) {
        Throwable error = catchThrowable(() -> Sidecars.bytes(document));

        assertThat(error).isExactlyInstanceOf(DmrppFormatException.class);
        assertThat(error.getMessage())
                .startsWith("[a.h5.dmrpp] ")
                .contains(reason)
                .doesNotContain("\n", "\r");
        assertThat(((DmrppFormatException) error).code()).isEqualTo("invalid_sidecar");
    }

    private static void isRefused(String document, String reason) {
        isRefused(document.getBytes(StandardCharsets.UTF_8), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        ~~ | line 1: not well-formed XML (
        ~   ~ | not well-formed XML (
        <Dataset | not well-formed XML (
        <Dataset name="a" | not well-formed XML (
        <Dataset name="a"> | not well-formed XML (
        <Dataset><Int32 name="v"><Dim si | not well-formed XML (
        <Dataset><Int32 name="v"></Dataset> | not well-formed XML (
        <Dataset><Attribute><Value>a | not well-formed XML (
        <Dataset><a b=1/></Dataset> | not well-formed XML (
        <Dataset>&nbsp;</Dataset> | not well-formed XML (
        <Dataset><a b="&lol;"/></Dataset> | not well-formed XML (
        <Dataset><a b="1" b="2"/></Dataset> | not well-formed XML (
        <Dataset>&#0;</Dataset> | not well-formed XML (
        <Dataset/><Dataset/> | not well-formed XML (
        <Dataset/>garbage | not well-formed XML (
        <Dataset/>&amp; | not well-formed XML (
        <?xml version="1.0"?><?xml version="1.0"?><Dataset/> | not well-formed XML (
        <?xml version="1.0" encoding="no-such-code"?><Dataset/> | not well-formed XML (
        <Dataset>< path_removed ></Dataset> | not well-formed XML (
        <Dataset><Attribute><Value>a<b/></Value></Attribute></Dataset> | line 1:
        {"error":"not found"} | not well-formed XML (
        Access denied | not well-formed XML (
        <html><head><title>Login</title></head><br></html> | the root element is <html>, not <Dataset>
        <dataset/> | the root element is <dataset>, not <Dataset>
        <Error><Code>AccessDenied</Code></Error> | the root element is <Error>, not <Dataset>
        <!DOCTYPE html><html><br></html> | document type declaration; if this is an HTML page
        <!doctype html><html></html> | not well-formed XML (
        <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/x.dtd"><html/> | document type declaration
        """)
    void whatIsNoDmrppIsRefusedInOneLine(String document, String reason) {
        isRefused(document, reason);
    }

    @Test
    void binaryGarbageIsRefused() {
        isRefused(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 0, 0}, "not well-formed XML (");
        isRefused(new byte[4096], "not well-formed XML (");
        isRefused(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}, "not well-formed XML (");
        isRefused(new byte[] {0, 0, 0, '<', 0, 0}, "not well-formed XML (");
        isRefused(new byte[] {0x4c, 0x6f, (byte) 0xa7, (byte) 0x94, 1, 2}, "not well-formed XML (");
        isRefused(new byte[] {(byte) 0xff, (byte) 0xfe, '<'}, "not well-formed XML (");
        isRefused(new byte[] {'<', 'D', 'a', (byte) 0xc3}, "not well-formed XML (");
    }

    @Test
    void aBillionLaughsAreNotExpanded() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY lol0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY lol")
                    .append(i)
                    .append(" \"")
                    .append(("&lol" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String document = bomb + "]><Dataset><Attribute><Value>&lol11;</Value></Attribute></Dataset>";

        isRefused(document, DOCTYPE);
    }

    @Test
    void anExternalEntityIsNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret");
        String document = "<!DOCTYPE Dataset [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<Dataset><Attribute><Value>&x;</Value></Attribute></Dataset>";

        isRefused(document, DOCTYPE);
        assertThat(catchThrowable(() -> Sidecars.document(document)).getMessage())
                .doesNotContain("s3cret");
    }

    @Test
    void veryDeepNestingIsRefusedInsteadOfOverflowingTheStack() {
        for (String element : new String[] {"Group", "Attribute", "Structure", "x", "Enumeration"}) {
            String start = ("<" + element + " name='a'>").repeat(100_000);
            isRefused("<Dataset>" + start, "not well-formed XML (");
        }
    }

    @Test
    void thousandsOfAttributesOnOneElementAreRefused() {
        StringBuilder document = new StringBuilder("<Dataset");
        for (int i = 0; i < 5000; i++) {
            document.append(" a").append(i).append("='1'");
        }
        isRefused(document + "/>", "not well-formed XML (");
    }

    @Test
    void aStreamThatBreaksIsAReadErrorAndNoFormatError() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("<Dataset>".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                });

        assertThatThrownBy(() -> DmrppParser.parse(broken, "a.h5.dmrpp"))
                .isExactlyInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5.dmrpp] the sidecar broke off: connection reset")
                .hasCauseInstanceOf(IOException.class);
    }
}
