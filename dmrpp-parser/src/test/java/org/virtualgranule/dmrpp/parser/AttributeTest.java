package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.parse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

class AttributeTest {
    private static Attribute only(String attribute) {
        return parse(attribute).root().attributes().get(0);
    }

    @Test
    void severalValuesAreKeptInOrder() {
        Attribute range = only("<Attribute name='r' type='Float32'><Value>0</Value><Value>1.5</Value></Attribute>");

        assertThat(range).isEqualTo(new Attribute("r", "Float32", List.of("0", "1.5"), List.of()));
        assertThat(range.isContainer()).isFalse();
    }

    @Test
    void whiteSpaceOfAValueIsKept() {
        Attribute text =
                only("<Attribute name='t' type='String'><Value>  a\n\tb  </Value><Value>   </Value></Attribute>");

        assertThat(text.values()).containsExactly("  a\n\tb  ", "   ");
    }

    @Test
    void anEmptyValueIsTheEmptyTextAndNoValueIsNone() {
        assertThat(only("<Attribute name='e' type='String'><Value/></Attribute>")
                        .values())
                .containsExactly("");
        assertThat(only("<Attribute name='e' type='String'/>").values()).isEmpty();
    }

    @Test
    void aValueMayStandInAnAttributeAsThreddsWritesIt() {
        Attribute value = only("<Attribute name='v' type='Float64'><Value value='0.0'/></Attribute>");

        assertThat(value.values()).containsExactly("0.0");
    }

    @Test
    void textOutsideOfValuesIsNoValue() {
        assertThat(only("<Attribute name='v' type='Int32'> 7 <Value>8</Value> 9 </Attribute>")
                        .values())
                .containsExactly("8");
    }

    @Test
    void containersNestAndMayBeEmpty() {
        Attribute metadata = only("""
                <Attribute name="METADATA" type="Container">
                  <Attribute name="id" type="String"><Value>x</Value></Attribute>
                  <Attribute name="Lineage" type="Container"/>
                </Attribute>""");

        assertThat(metadata.isContainer()).isTrue();
        assertThat(metadata.children()).extracting(Attribute::name).containsExactly("id", "Lineage");
        assertThat(metadata.children().get(1).isContainer()).isTrue();
        assertThat(metadata.children().get(1).children()).isEmpty();
    }

    @Test
    void whatHasAttributesInsideIsAContainerWhateverItsTypeSays() {
        assertThat(only("<Attribute name='c'><Attribute name='x' type='Int8'/></Attribute>")
                        .isContainer())
                .isTrue();
    }

    @Test
    void theLegacyTypeNullAndForeignTypesAreKeptAsWords() {
        assertThat(only("<Attribute name='DIMENSION_LIST' type='null'><Value>UNKNOWN</Value></Attribute>"))
                .isEqualTo(new Attribute("DIMENSION_LIST", "null", List.of("UNKNOWN"), List.of()));
        assertThat(only("<Attribute name='a' type='str'><Value>b</Value></Attribute>")
                        .type())
                .isEqualTo("str");
    }

    @Test
    void anAttributeWithoutTypeIsText() {
        assertThat(only("<Attribute name='a'><Value>b</Value></Attribute>").type())
                .isEqualTo("String");
    }

    @Test
    void otherXmlIsPassedOver() {
        Attribute other = only("<Attribute name='o' type='OtherXML'><x:y><Value>no</Value></x:y></Attribute>");

        assertThat(other.values()).isEmpty();
        assertThat(other.children()).isEmpty();
    }

    @Test
    void otherXmlIsPassedOverEvenIfItsElementsAreCalledLikeOurs() {
        Attribute other = only("<Attribute name='o' type='OtherXML'><x:Value>a<b/></x:Value><Attribute name='i'/>"
                + "<Value>c</Value></Attribute>");

        assertThat(other).isEqualTo(new Attribute("o", "OtherXML", List.of(), List.of()));
    }

    @Test
    void aValueInAnAttributeCountsOnlyWhereThereIsNoText() {
        assertThat(only("<Attribute name='v' type='Float64'><Value value='0.0'>\n</Value><Value value='1'>2</Value>"
                                + "<Value value=''> </Value></Attribute>")
                        .values())
                .containsExactly("0.0", "2", "");
    }

    @Test
    void ofTwoAttributesOfOneNameTheLastWinsInEveryScope() {
        String twice = "<Attribute name='a' type='Int8'><Value>1</Value></Attribute>"
                + "<Attribute name='b' type='Int8'><Value>2</Value></Attribute>"
                + "<Attribute name='a' type='Int16'><Value>3</Value><Value>4</Value></Attribute>";
        List<Attribute> kept = List.of(
                new Attribute("b", "Int8", List.of("2"), List.of()),
                new Attribute("a", "Int16", List.of("3", "4"), List.of()));
        Group root = parse(twice + "<Attribute name='c' type='Container'>" + twice + "</Attribute><Group name='g'>"
                        + twice + "</Group><Int32 name='v'>" + twice + "</Int32>")
                .root();

        assertThat(root.attributes().subList(0, 2)).isEqualTo(kept);
        assertThat(root.attributes().get(2).children()).isEqualTo(kept);
        assertThat(root.groups().get(0).attributes()).isEqualTo(kept);
        assertThat(root.variables().get(0).attributes()).isEqualTo(kept);
        assertThat(root.variables().get(0).attribute("a")).contains("3");
    }

    @Test
    void containersOccurOnVariablesAndNest() {
        Variable variable = parse(
                        "<Int32 name='v'><Attribute name='c' type='Container'><Attribute name='d' type='Container'>"
                                + "<Attribute name='x' type='Int8'><Value>1</Value></Attribute></Attribute></Attribute></Int32>")
                .root()
                .variables()
                .get(0);

        assertThat(variable.attributes().get(0).children().get(0).children())
                .containsExactly(new Attribute("x", "Int8", List.of("1"), List.of()));
    }

    @Test
    void characterReferencesAndCdataAreText() {
        assertThat(only("<Attribute name='a'><Value>&#176;&lt;<![CDATA[<b>]]></Value></Attribute>")
                        .values())
                .containsExactly("°<<b>");
    }

    @Test
    void attributesAreFoundOnVariablesByTheirFirstValue() {
        Variable variable = parse("""
                        <Int32 name="v"><Attribute name="_FillValue" type="Int32"><Value>-1</Value><Value>5</Value>
                        </Attribute><Attribute name="none" type="Int32"/></Int32>""").root().variables().get(0);

        assertThat(variable.attribute("_FillValue")).contains("-1");
        assertThat(variable.attribute("none")).isEmpty();
        assertThat(variable.attribute("other")).isEmpty();
    }
}
