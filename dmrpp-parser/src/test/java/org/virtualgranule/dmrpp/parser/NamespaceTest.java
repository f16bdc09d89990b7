package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;

class NamespaceTest {
    /** Two vocabularies, each with a prefix that is bound by the attributes, or not. */
    private static void isUnderstood(String dap, String dmrpp, String bindings) {
        Granule granule = Sidecars.document(
                """
                <DAP:Dataset name="a" RPP:href="https://h/a.h5" RPP:version="3" BIND>
                <DAP:Float32 name="v"><DAP:Dim size="2"/>
                <RPP:chunks fillValue="1"><RPP:chunk offset="5" nBytes="8"/></RPP:chunks></DAP:Float32></DAP:Dataset>
                """.replace("DAP:", dap).replace("RPP:", dmrpp).replace("BIND", bindings));

        assertThat(granule.href()).contains("https://h/a.h5");
        assertThat(granule.version()).contains("3");
        Storage.Contiguous storage =
                (Storage.Contiguous) granule.root().variables().get(0).storage();
        assertThat(storage.encoding().fillValue()).contains("1");
        assertThat(storage.pieces().offset(0)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://xml.opendap.org/dap/dmrpp/1.0.0#",
                "https://xml.opendap.org/dap/dmrpp/1.0.0#",
                "http://www.opendap.org/dmrpp/schema/dmrpp/1.0.0#",
            })
    void everyAddressOfTheNamespaceIsUnderstood(String uri) {
        isUnderstood("", "dmrpp:", "xmlns='https://xml.opendap.org/ns/DAP/4.0#' xmlns:dmrpp='" + uri + "'");
    }

    @Test
    void anUndeclaredPrefixIsUnderstood() {
        isUnderstood("", "dmrpp:", "xmlns='http://xml.opendap.org/ns/DAP/4.0#'");
    }

    @Test
    void prefixesThatPythonMadeUpAreUnderstood() {
        isUnderstood(
                "ns0:",
                "ns1:",
                "xmlns:ns0='http://xml.opendap.org/ns/DAP/4.0#' xmlns:ns1='http://xml.opendap.org/dap/dmrpp/1.0.0#'");
    }

    @Test
    void noNamespaceAtAllIsUnderstood() {
        isUnderstood("", "", "");
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "UTF-8", "US-ASCII", "UTF-16"})
    void theDeclaredEncodingIsHonoured(String encoding) {
        String name = encoding.equals("US-ASCII") ? "&#233;t&#xE9;" : "été";
        String document = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><Dataset><Int32 name=\"" + name
                + "\"/></Dataset>";

        Granule granule = Sidecars.bytes(document.getBytes(Charset.forName(encoding)));

        assertThat(granule.root().variables().get(0).name()).isEqualTo("été");
    }

    @Test
    void withoutADeclarationADocumentIsUtf8() {
        byte[] document = "<Dataset><Int32 name='é'/></Dataset>".getBytes(StandardCharsets.UTF_8);

        assertThat(Sidecars.bytes(document).root().variables().get(0).name()).isEqualTo("é");
    }

    @Test
    void unknownAttributesOfTheDatasetAreTolerated() {
        assertThat(Sidecars.document("<Dataset dapVersion='2.0' xml:base='http://h/a' dmrpp:trust='true' new='1'/>")
                        .href())
                .isEmpty();
    }
}
