package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.virtualgranule.dmrpp.parser.Sidecars.parse;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

class VariableTypeTest {
    private static VariableType type(String variable) {
        return parse(variable).root().variables().get(0).type();
    }

    @ParameterizedTest
    @CsvSource({
        "Byte,UINT8",
        "UInt8,UINT8",
        "Char,UINT8",
        "Int8,INT8",
        "Int16,INT16",
        "UInt16,UINT16",
        "Int32,INT32",
        "UInt32,UINT32",
        "Int64,INT64",
        "UInt64,UINT64",
        "Float32,FLOAT32",
        "Float64,FLOAT64",
        "String,STRING",
        "URL,STRING",
        "Url,STRING"
    })
    void anAtomicElementIsItsType(String element, DapType type) {
        assertThat(type("<" + element + " name='v'/>")).isEqualTo(type);
    }

    @Test
    void anEnumerationHasABaseTypeAndLabels() {
        Granule granule = parse("""
                <Enumeration name="quality" basetype="Int8"><EnumConst name="GOOD" value="0"/>
                <EnumConst name="BAD" value=" -1 "/><EnumConst name="ODD" value="x"/><EnumConst value="3"/></Enumeration>
                <Enum name="flag" enum="/quality"><Dim name="/n"/></Enum>
                """);

        assertThat(granule.root().enumerations())
                .containsExactly(new Enumeration("quality", DapType.INT8, Map.of("GOOD", 0L, "BAD", -1L)));
        assertThat(granule.root().variables().get(0).type()).isEqualTo(new VariableType.Enumerated("/quality"));
    }

    @Test
    void aLabelCanStandForTheLargestUnsignedNumber() {
        assertThat(parse("<Enumeration name='e' basetype='UInt64'><EnumConst name='ALL'"
                                + " value='18446744073709551615'/></Enumeration>")
                        .root()
                        .enumerations()
                        .get(0)
                        .labels())
                .containsExactly(Map.entry("ALL", -1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"basetype='Int8'", "name='e'", "name='e' basetype='Float16'"})
    void anEnumerationWithoutNameOrKnownBaseTypeIsLeftOut(String attributes) {
        assertThat(parse("<Enumeration " + attributes + "/>").root().enumerations())
                .isEmpty();
    }

    @Test
    void aStructureKeepsItsMembersAndTheDimsAfterThem() {
        Variable record = parse("""
                <Structure name="rec">
                  <Int32 name="id"/>
                  <Float32 name="xyz"><Dim size="3"/></Float32>
                  <Structure name="inner"><Byte name="b"/></Structure>
                  <Dim name="/n"/>
                  <dmrpp:chunks byteOrder="LE" structOffset="8 24"><dmrpp:chunk offset="2048" nBytes="240"/></dmrpp:chunks>
                </Structure>""").root().variables().get(0);

        VariableType.Structured type = (VariableType.Structured) record.type();
        assertThat(type.members()).extracting(Variable::name).containsExactly("id", "xyz", "inner");
        assertThat(type.members().get(2).type()).isInstanceOf(VariableType.Structured.class);
        assertThat(record.dims()).hasSize(1);
        assertThat(record.storage()).isInstanceOf(Storage.Contiguous.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sequence", "Opaque"})
    void otherVariablesAreKeptWithTheNameOfTheirElement(String element) {
        assertThat(type("<" + element + " name='v'/>")).isEqualTo(new VariableType.Other(element));
    }

    @Test
    void unknownElementsWithANameAreVariablesOfAnotherTypeAndThoseWithoutAreReported() {
        Granule granule = parse("""
                <Group name="g"><Float16 name="half"><Dim name="/n"/></Float16><hint a="1"/><Int32/><Int32 name=""/>
                <Int32 name="v"><extra><deep>1</deep></extra></Int32></Group>""");

        assertThat(granule.root().groups().get(0).variables())
                .extracting(Variable::name)
                .containsExactly("half", "v");
        assertThat(granule.root().groups().get(0).variables().get(0).type())
                .isEqualTo(new VariableType.Other("Float16"));
        assertThat(granule.diagnostics())
                .extracting(Diagnostic::path, Diagnostic::message)
                .containsExactly(tuple("/g", ignored("Int32")), tuple("/g", ignored("Int32")));
    }

    private static String ignored(String element) {
        return "an element <" + element + "> without a name was ignored";
    }

    @Test
    void mapsHaveNoInfluence() {
        Variable variable = parse("<Int32 name='v'><Dim name='/n'/><Map name='/nowhere'/></Int32>")
                .root()
                .variables()
                .get(0);

        assertThat(variable.dims()).hasSize(1);
        assertThat(variable.storage()).isEqualTo(new Storage.None());
    }
}
