package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/** Documents of 2016 to 2018, and those that another program has written anew. */
class LegacyDocumentTest {
    private static final String CONTIGUOUS = "<h4:byteStream nBytes='32' offset='300' md5='' uuid=''/>";
    private static final String CHUNKED = "<h4:chunks deflate_level='6' compressionType='deflate'>"
            + "<h4:chunkDimensionSizes>4</h4:chunkDimensionSizes>"
            + "<h4:byteStream nBytes='16' offset='99' chunkPositionInArray='[0]'/></h4:chunks>";

    private static Granule map(String attributes, String storage) {
        return Sidecars.document("<Dataset xmlns='http://xml.opendap.org/ns/DAP/4.0#'"
                + " xmlns:h4='http://www.hdfgroup.org/HDF4/XML/schema/HDF4map/1.0.1' name='a.h5' " + attributes
                + "><Int32 name='v'><Dim size='8'/>" + storage + "</Int32></Dataset>");
    }

    @ParameterizedTest
    @ValueSource(strings = {CONTIGUOUS, CHUNKED})
    void theBaseOfAMapDocumentIsTheDatasAddress(String storage) {
        assertThat(map("xml:base='http://host/a.h5'", storage).href()).contains("http://host/a.h5");
        assertThat(map("xml:base='data/a.h5'", storage).href()).contains("data/a.h5");
        assertThat(map("", storage).href()).isEmpty();
    }

    @Test
    void anHrefGoesBeforeTheBase() {
        assertThat(map("xml:base='http://old/a.h5' dmrpp:href='http://new/a.h5'", CONTIGUOUS)
                        .href())
                .contains("http://new/a.h5");
    }

    @Test
    void theBaseOfAnyOtherDocumentIsJustTheRequests() {
        assertThat(map("xml:base='http://host/a.h5'", "").href()).isEmpty();
        assertThat(map("xml:base='http://host/a.h5'", "<dmrpp:chunk offset='1' nBytes='32'/>")
                        .href())
                .isEmpty();
    }

    @Test
    void theMapIsFoundUnderAnyPrefix() {
        assertThat(map("xml:base='http://host/a.h5'", CHUNKED.replace("h4:", "ns2:"))
                        .href())
                .contains("http://host/a.h5");
    }

    @Test
    void aFlattenedDocumentOfElementTreeIsRestored() {
        Granule granule = OriginalTree.restore(Sidecars.document("""
                <ns0:Dataset xmlns:ns0="http://xml.opendap.org/ns/DAP/4.0#"
                  xmlns:ns1="http://xml.opendap.org/dap/dmrpp/1.0.0#" name="a.h5" ns1:href="https://h/a.h5">
                <ns0:Dimension name="g_n" size="4" /><ns0:Int32 name="g_n"><ns0:Dim name="/g_n" />
                <ns0:Attribute name="fullnamepath" type="String"><ns0:Value>/g/n</ns0:Value></ns0:Attribute>
                <ns0:Map name="/g_n" /><ns1:chunks><ns1:chunk offset="8" nBytes="16" /></ns1:chunks></ns0:Int32>
                <ns0:Attribute name="g" type="Container"><ns0:Attribute name="t" type="String"><ns0:Value>x</ns0:Value>
                </ns0:Attribute></ns0:Attribute></ns0:Dataset>"""));

        Variable scale = Sidecars.variable(granule.root(), "/g/n");
        assertThat(scale.storage()).isInstanceOf(Storage.Contiguous.class);
        assertThat(scale.attributes()).isEmpty();
        assertThat(granule.name()).contains("a.h5");
        assertThat(granule.href()).contains("https://h/a.h5");
        assertThat(Sidecars.group(granule.root(), "/g").attributes()).hasSize(1);
    }

    @Test
    void aNamespaceMayBeDeclaredAgainInside() {
        Granule granule = Sidecars.parse("<Int32 xmlns='http://xml.opendap.org/ns/DAP/4.0#' name='v'><dmrpp:chunk"
                + " xmlns:dmrpp='https://xml.opendap.org/dap/dmrpp/1.0.0#' offset='1' nBytes='4'/></Int32>");

        assertThat(granule.root().variables().get(0).storage()).isInstanceOf(Storage.Contiguous.class);
    }
}
