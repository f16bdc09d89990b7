package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.zarr.manifest.Manifests.array;
import static org.virtualgranule.zarr.manifest.Manifests.attribute;
import static org.virtualgranule.zarr.manifest.Manifests.chunks;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.v;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documents, compared as text that is read back: what other Zarr readers get. */
class ZarrJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static JsonNode document(Manifest manifest) {
        return json(ZarrJson.of(v(manifest)).toString());
    }

    @Test
    void aGroupHasItsAttributes() {
        Manifest manifest = manifest("<Group name=\"g\">" + attribute("title", "String", "t") + "</Group>");

        assertThat(json(ZarrJson.of(manifest.groups().get("/g")).toString()))
                .isEqualTo(json("{'zarr_format':3,'node_type':'group','attributes':{'title':'t'}}"));
        assertThat(json(ZarrJson.of(manifest.groups().get("/")).toString()))
                .isEqualTo(json("{'zarr_format':3,'node_type':'group','attributes':{}}"));
    }

    @Test
    void anArrayHasGridCodecsFillAndANameForEveryDimension() {
        Manifest manifest = manifest("<Dimension name=\"y\" size=\"20\"/><Int16 name=\"v\"><Dim name=\"/y\"/>"
                + "<Dim size=\"30\"/>" + attribute("units", "String", "m")
                + chunks("compressionType=\"shuffle deflate fletcher32\" deflateLevel=\"4\" fillValue=\"-1\"", "10 20")
                + "</Int16>");

        assertThat(document(manifest)).isEqualTo(json("""
                {'zarr_format':3,'node_type':'array','shape':[20,30],'data_type':'int16',
                 'chunk_grid':{'name':'regular','configuration':{'chunk_shape':[10,20]}},
                 'chunk_key_encoding':{'name':'default','configuration':{'separator':'/'}},
                 'fill_value':-1,
                 'codecs':[{'name':'bytes','configuration':{'endian':'little'}},
                           {'name':'numcodecs.shuffle','configuration':{'elementsize':2}},
                           {'name':'numcodecs.zlib','configuration':{'level':4}},
                           {'name':'numcodecs.fletcher32','configuration':{}}],
                 'attributes':{'units':'m'},'dimension_names':['y','phony_dim_30']}"""));
    }

    /** Arrays with dimensions of 5, 5 and 7 elements that have no name. */
    private static List<String> labels(String stated) {
        String dims = "<Dim size=\"5\"/><Dim size=\"5\"/><Dim size=\"7\"/>";
        return v(manifest(stated + "<Int8 name=\"v\">" + dims + contiguous("", 175) + "</Int8>"))
                .metadata()
                .dimensionLabels();
    }

    @ParameterizedTest
    @CsvSource({
        "'', phony_dim_",
        "<Dimension name=\"phony_dim_7\" size=\"3\"/>, _phony_dim_",
        "<Group name=\"g\"><Dimension name=\"phony_dim_5_2\" size=\"3\"/></Group>, _phony_dim_",
        "<Dimension name=\"phony_dim_0\" size=\"3\"/><Dimension name=\"_phony_dim_0\" size=\"3\"/>, __phony_dim_",
        "<Int8 name=\"phony_dim_0\"><Dim size=\"1\"/><dmrpp:compact>AQ==</dmrpp:compact></Int8>, _phony_dim_",
    })
    void noNameThatIsMadeUpIsLikeOneOfTheDocument(String stated, String prefix) {
        assertThat(labels(stated)).containsExactly(prefix + 5, prefix + "5_2", prefix + 7);
    }

    @Test
    void aScalarHasEmptyShapes() {
        JsonNode document = document(manifest(array("Float64", "", contiguous("byteOrder=\"BE\"", 8))));

        assertThat(document.get("shape")).isEqualTo(json("[]"));
        assertThat(document.at("/chunk_grid/configuration/chunk_shape")).isEqualTo(json("[]"));
        assertThat(document.get("dimension_names")).isEqualTo(json("[]"));
        assertThat(document.get("codecs")).isEqualTo(json("[{'name':'bytes','configuration':{'endian':'big'}}]"));
    }

    @Test
    void textIsStringWithAnEmptyFill() {
        JsonNode document = document(manifest(array(
                "String",
                "3",
                "<dmrpp:FixedLengthStringArray string_length=\"8\"/>" + contiguous("fillValue=\"\"", 24))));

        assertThat(document.get("data_type").asText()).isEqualTo("string");
        assertThat(document.get("fill_value")).isEqualTo(json("''"));
        assertThat(document.get("codecs")).isEqualTo(json("[{'name':'vlen-utf8','configuration':{}}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Float32 | nan | "NaN"
            Float64 | -nan | "NaN"
            Float32 | inf | "Infinity"
            Float64 | -inf | "-Infinity"
            Float32 | 3.40282e+38 | 3.4028235E38
            Float64 | 3.40282e+38 | 3.4028234663852886E38
            Float32 | 0.1 | 0.1
            Float64 | -0 | -0.0
            Int8 | 255 | -1
            Byte | 255 | 255
            UInt32 | 4294967295 | 4294967295
            Int64 | -9223372036854775808 | -9223372036854775808
            UInt64 | 18446744073709551615 | 18446744073709551615
            """)
    void fillValuesAreWrittenAsTheSpecificationHasThem(String type, String text, String written) {
        ArrayEntry v = v(manifest(array(type, "2", "<dmrpp:chunks fillValue=\"" + text + "\"/>")));

        assertThat(ZarrJson.of(v).get("fill_value")).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT32, 7fc00000, NaN",
        "FLOAT32, 7fc00001, 0x7fc00001",
        "FLOAT32, ffc00000, 0xffc00000",
        "FLOAT64, 7ff8000000000000, NaN",
        "FLOAT64, fff8000000000000, 0xfff8000000000000"
    })
    void otherNaNsThanTheOneOfThatNameAreWrittenAsBits(ZarrType type, String bits, String written) {
        assertThat(FillJson.of(type, FillValue.of(Long.parseUnsignedLong(bits, 16)))
                        .asText())
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Float32 | Float32 | 3.4028235e+38 | "AAAA4P//70c="
            Float64 | Float64 | nan | "AAAAAAAA+H8="
            Int32 | Int32 | 2147483647 | 2147483647
            UInt64 | UInt64 | 18446744073709551615 | 18446744073709551615
            Int16 | String | none |
            Int16 | String | 5 |
            """)
    void cfsFillValueIsWrittenAsXarrayReadsIt(String type, String attribute, String text, String written) {
        ArrayEntry v = v(manifest(
                array(type, "2", attribute("_FillValue", attribute, text) + "<dmrpp:chunks fillValue=\"0\"/>")));

        JsonNode value = ZarrJson.of(v).get("attributes").get("_FillValue");
        assertThat(value == null ? null : value.toString()).isEqualTo(written);
    }

    @Test
    void aGroupCanHaveTheDocumentsOfWhatIsBelowIt() {
        ObjectNode group = ZarrJson.of(manifest("").groups().get("/"));
        Map<String, ObjectNode> below = new LinkedHashMap<>();
        for (String path : List.of("b/c/d", "b/z", "b", "a/b", "b/c", "a")) {
            below.put(path, MAPPER.createObjectNode().put("of", path));
        }

        JsonNode consolidated = ZarrJson.consolidated(group, below).get("consolidated_metadata");
        assertThat(consolidated.toString())
                .isEqualTo(json("{'kind':'inline','must_understand':false,'metadata':"
                                + "{'b':{'of':'b'},'a':{'of':'a'},'a/b':{'of':'a/b'},"
                                + "'b/z':{'of':'b/z'},'b/c':{'of':'b/c'},'b/c/d':{'of':'b/c/d'}}}")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Byte,uint8",
        "Char,uint8",
        "Int8,int8",
        "Int16,int16",
        "UInt16,uint16",
        "Int32,int32",
        "UInt32,uint32",
        "Int64,int64",
        "UInt64,uint64",
        "Float32,float32",
        "Float64,float64"
    })
    void typesHaveTheNamesOfTheSpecification(String element, String name) {
        assertThat(document(manifest(array(element, "2", "<dmrpp:chunks fillValue=\"0\"/>")))
                        .get("data_type")
                        .asText())
                .isEqualTo(name);
    }
}
