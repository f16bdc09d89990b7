package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.flat;
import static org.virtualgranule.dmrpp.parser.Sidecars.group;
import static org.virtualgranule.dmrpp.parser.Sidecars.restored;
import static org.virtualgranule.dmrpp.parser.Sidecars.text;
import static org.virtualgranule.dmrpp.parser.Sidecars.variable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** Documents with groups of mangled names and with paths: HDF-EOS5 in the default layout. */
class OriginalGroupsTest {
    private static String in(String groups, String content) {
        StringBuilder document = new StringBuilder(content);
        String[] names = groups.substring(1).split("/");
        for (int i = names.length - 1; i >= 0; i--) {
            document.insert(0, "<Group name='" + names[i] + "'>").append("</Group>");
        }
        return document.toString();
    }

    @Test
    void variablesAndTheGroupsAboveGetTheirOwnNames() {
        Granule granule =
                restored(in("/HDFEOS/Swath_1/Data_Fields", flat("Temp_1", "n", "/HDFEOS/Swath-1/Data Fields/Temp-1")));

        Variable temperature = variable(granule.root(), "/HDFEOS/Swath-1/Data Fields/Temp-1");
        assertThat(temperature.attributes()).isEmpty();
        assertThat(temperature.storage()).isInstanceOf(Storage.Contiguous.class);
        assertThat(granule.diagnostics()).isEmpty();
    }

    @Test
    void whatHasNoPathFollowsItsGroup() {
        Granule granule = restored(in(
                "/Swath_1",
                "<Dimension name='Z_Dim' size='4'/><Enumeration name='E' basetype='Int8'/>" + text("title", "t")
                        + "<Int32 name='plain'/><Enum name='flag' enum='/Swath_1/E'/><Group name='Empty_1'/>"
                        + in("/Fields", flat("a", "n", "/Swath-1/Fields/a"))));

        Group swath = group(granule.root(), "/Swath-1");
        assertThat(granule.root().groups()).hasSize(1);
        assertThat(swath.dimensions()).containsExactly(new Dimension("Z_Dim", 4));
        assertThat(swath.enumerations()).hasSize(1);
        assertThat(swath.attributes()).extracting(Attribute::name).containsExactly("title");
        assertThat(swath.variables()).extracting(Variable::name).containsExactly("plain", "flag");
        assertThat(swath.variables().get(1).type()).isEqualTo(new VariableType.Enumerated("/Swath-1/E"));
        assertThat(swath.groups()).extracting(Group::name).containsExactly("Empty_1", "Fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Swath_1/N_Dim", "N_Dim"})
    void dimensionsFollowTheirScaleAndTheirGroup(String reference) {
        Granule granule = restored(in(
                "/Swath_1",
                "<Dimension name='N_Dim' size='8'/><Dimension name='Z_Dim' size='2'/>"
                        + flat("N_Dim", "Swath_1/N_Dim", "/Swath-1/N-Dim")
                        + in(
                                "/Data_Fields",
                                "<Int32 name='T'><Dim name='" + reference
                                        + "'/><Dim name='/Swath_1/Z_Dim'/><Dim size='3'/><Dim name='/gone'/>"
                                        + text("fullnamepath", "/Swath-1/Data Fields/T") + "</Int32>")));

        assertThat(group(granule.root(), "/Swath-1").dimensions())
                .containsExactly(new Dimension("N-Dim", 8), new Dimension("Z_Dim", 2));
        assertThat(variable(granule.root(), "/Swath-1/Data Fields/T").dims())
                .containsExactly(
                        new Dim.Named("/Swath-1/N-Dim"),
                        new Dim.Named("/Swath-1/Z_Dim"),
                        new Dim.Anonymous(3),
                        new Dim.Named("/gone"));
    }

    @Test
    void twoGroupsThatWereMangledAlikeAreTwoAgain() {
        Granule granule = restored(in(
                "/A_1",
                text("title", "t") + "<Int32 name='plain'/>" + flat("x", "n", "/A-1/x") + flat("y", "n", "/A.1/y")));

        assertThat(granule.root().groups()).extracting(Group::name).containsExactlyInAnyOrder("A_1", "A-1", "A.1");
        assertThat(variable(granule.root(), "/A-1/x")).isNotNull();
        assertThat(variable(granule.root(), "/A.1/y")).isNotNull();
        assertThat(variable(granule.root(), "/A_1/plain")).isNotNull();
        assertThat(group(granule.root(), "/A_1").attributes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/g/v, /v", "/g/v, /h/v", "/g/v, /g/w", "/g/v, /g/h/v", "/g/v_x, /g/v", "/g/h/v, /g/v"})
    void aPathThatIsNotTheGroupsIsTheFilesOwnAttribute(String own, String stated) {
        String group = own.substring(0, own.lastIndexOf('/'));
        String name = own.substring(own.lastIndexOf('/') + 1);
        Granule granule = restored(in(group, flat(name, "n", stated)));

        assertThat(variable(granule.root(), own).attribute("fullnamepath")).contains(stated);
        assertThat(granule.diagnostics())
                .containsExactly(new Diagnostic(
                        own,
                        Topic.TREE,
                        "its fullnamepath " + stated + " is not the path of its group: the group's was kept"));
    }

    @Test
    void aNumberAgainstClashesBelongsToTheMangledName() {
        Granule granule = restored(in("/A_1_1", flat("x_2", "n", "/A-1/x")));

        assertThat(variable(granule.root(), "/A-1/x")).isNotNull();
        assertThat(granule.diagnostics()).isEmpty();
    }

    @Test
    void anIndexWithoutAPathIsMadeUpAndHasNoValuesButThoseOfTheSidecar() {
        String axis = "<Float32 name='XDim'><Dim name='/G_1/XDim'/>";
        String rest = "<Dimension name='XDim' size='8'/>" + flat("t", "n", "/G-1/t");

        Granule empty = restored(in("/G_1", axis + "</Float32>" + rest));
        Granule stored = restored(in(
                "/G_1", axis + "<dmrpp:chunks><dmrpp:chunk offset='1' nBytes='32'/></dmrpp:chunks></Float32>" + rest));

        assertThat(variable(empty.root(), "/G-1/XDim").storage()).isInstanceOf(Storage.Unreadable.class);
        assertThat(variable(stored.root(), "/G-1/XDim").storage()).isInstanceOf(Storage.Contiguous.class);
        assertThat(empty.diagnostics())
                .isEqualTo(stored.diagnostics())
                .containsExactly(new Diagnostic("/G-1/XDim", Topic.SYNTHETIC, Synthetic.NOTE));
    }

    @Test
    void twoVariablesOfOnePathAndAVariableAtAGroupsPathAreReported() {
        Granule granule = restored(in(
                "/g",
                flat("a_b", "n", "/g/a-b") + flat("a_b_1", "n", "/g/a-b") + flat("h", "n", "/g/h") + in("/h", "")));

        assertThat(granule.diagnostics()).extracting(Diagnostic::path).containsExactly("/g/a-b", "/g/h");
        assertThat(variable(granule.root(), "/g/h_1")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Group name='a/b'/>", "<Group name=''/>", "<Int32 name='x/y'/>"})
    void aDocumentWithNamesThatAreNoneIsReturnedUnchanged(String odd) {
        Granule granule = Sidecars.parse(in("/g", flat("v", "n", "/g/v")) + odd);

        assertThat(OriginalTree.restore(granule)).isSameAs(granule);
    }

    @Test
    void twoGroupsThatBecomeOneKeepTheirDimensionsApart() {
        Granule granule = restored(in("/A_1", "<Dimension name='n' size='3'/>" + flat("x", "A_1/n", "/A-1/x"))
                + in("/A_1_1", "<Dimension name='n' size='4'/>" + flat("y", "A_1_1/n", "/A-1/y")));

        assertThat(group(granule.root(), "/A-1").dimensions())
                .containsExactly(new Dimension("n", 3), new Dimension("n_1", 4));
        assertThat(variable(granule.root(), "/A-1/y").dims()).containsExactly(new Dim.Named("/A-1/n_1"));
    }
}
