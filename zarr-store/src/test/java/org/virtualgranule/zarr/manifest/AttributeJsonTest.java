package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Attribute;

class AttributeJsonTest {
    private static String json(String type, String... values) {
        return AttributeJson.of(List.of(new Attribute("a", type, List.of(values), List.of())))
                .get("a")
                .toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Int32 | -5 | -5
            Int16 | ' +5 ' | 5
            UInt64 | 18446744073709551615 | 18446744073709551615
            Float32 | 3.402823466e+38 | 3.4028235E38
            Float64 | 1. | 1.0
            Float64 | 1e400 | "Infinity"
            Float64 | nan | "NaN"
            Float32 | -nan | "NaN"
            Float32 | * | "NaN"
            Float64 | inf | "Infinity"
            Float64 | -inf | "-Infinity"
            Float64 | -0 | -0.0
            String | 12 | "12"
            URL | http://h/ | "http://h/"
            null | UNKNOWN | "UNKNOWN"
            float | 1.5 | "1.5"
            Int32 | 1.5 | "1.5"
            Int32 | x | "x"
            Float32 | x | "x"
            Byte | 200 | 200
            """)
    void aValueIsWrittenInItsTypeAndAsTextIfItIsNone(String type, String text, String written) {
        assertThat(json(type, text)).isEqualTo(written);
    }

    @Test
    void oneValueIsAScalarSeveralAndNoneAreAnArray() {
        assertThat(json("Float32", "0", "1.5")).isEqualTo("[0.0,1.5]");
        assertThat(json("Int32", "1", "x")).isEqualTo("[1,\"x\"]");
        assertThat(json("String", " a\n")).isEqualTo("\" a\\n\"");
        assertThat(json("String")).isEqualTo("[]");
        assertThat(json("String", "")).isEqualTo("\"\"");
        assertThat(json("Int32", "")).isEqualTo("\"\"");
    }

    @Test
    void containersAreObjectsAndTheLastOfTwoOfOneNameWins() {
        Attribute id = new Attribute("id", "Int8", List.of("1"), List.of());
        Attribute other = new Attribute("id", "Int8", List.of("2"), List.of());
        Attribute container = new Attribute("c", "Container", List.of(), List.of(id, other));

        assertThat(AttributeJson.of(List.of(container))).hasToString("{\"c\":{\"id\":2}}");
        assertThat(AttributeJson.of(List.of(new Attribute("e", "Container", List.of(), List.of()))))
                .hasToString("{\"e\":{}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME"})
    void bookkeepingOfHdf5IsHidden(String name) {
        assertThat(AttributeJson.of(List.of(new Attribute(name, "String", List.of("x"), List.of()))))
                .isEmpty();
    }

    @Test
    void millionsOfDigitsTakeNoTime() {
        String digits = "7".repeat(5_000_000);

        assertThat(json("Int64", digits)).isEqualTo("\"" + digits + "\"");
        assertThat(json("Float64", digits)).isEqualTo("\"Infinity\"");
    }
}
