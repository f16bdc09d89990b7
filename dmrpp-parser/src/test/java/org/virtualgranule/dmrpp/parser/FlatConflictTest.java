package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.flat;
import static org.virtualgranule.dmrpp.parser.Sidecars.group;
import static org.virtualgranule.dmrpp.parser.Sidecars.restored;
import static org.virtualgranule.dmrpp.parser.Sidecars.text;
import static org.virtualgranule.dmrpp.parser.Sidecars.variable;

import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

class FlatConflictTest {
    private static final String WITHOUT = "<Int32 name='other'>" + text("fullnamepath", "/g/v") + "</Int32>";
    private static final String STORED = flat("g_v", "n", "/g/v");

    @Test
    void ofTwoVariablesOfOnePathTheOneWithStorageIsKept() {
        for (String both : new String[] {WITHOUT + STORED, STORED + WITHOUT}) {
            Granule granule = restored(both);

            assertThat(group(granule.root(), "/g").variables()).hasSize(1);
            assertThat(variable(granule.root(), "/g/v").storage()).isInstanceOf(Storage.Contiguous.class);
            assertThat(granule.diagnostics()).extracting(Diagnostic::path).containsExactly("/g/v");
        }
    }

    @Test
    void ofTwoStoredVariablesOfOnePathTheFirstIsKept() {
        Granule granule =
                restored(STORED + "<Int8 name='x'>" + text("fullnamepath", "/g/v") + "<dmrpp:chunks/></Int8>");

        assertThat(granule.diagnostics())
                .containsExactly(new Diagnostic(
                        "/g/v", Diagnostic.Topic.TREE, "two variables claim this path; the first was kept"));
    }

    @Test
    void aVariableWhosePathIsAGroupsGetsANumber() {
        Granule granule = restored(STORED + flat("g_v_x", "n", "/g/v/x") + flat("g_v_1", "n", "/g/v_1"));

        assertThat(group(granule.root(), "/g").variables())
                .extracting(Variable::name)
                .containsExactlyInAnyOrder("v_2", "v_1");
        assertThat(variable(granule.root(), "/g/v/x")).isNotNull();
        assertThat(granule.diagnostics())
                .containsExactly(new Diagnostic(
                        "/g/v",
                        Diagnostic.Topic.TREE,
                        "a variable and a group share this path; the variable's name got a number"));
    }

    @Test
    void aClashSuffixOfTheWriterGoesWithTheMangledName() {
        Granule granule = restored(flat("a_b_c", "n", "/a_b/c") + flat("a_b_c_1", "n", "/a/b_c"));

        assertThat(variable(granule.root(), "/a_b/c")).isNotNull();
        assertThat(variable(granule.root(), "/a/b_c")).isNotNull();
        assertThat(granule.diagnostics()).isEmpty();
    }

    @Test
    void theOrderOfTheDocumentIsNeverReliedOn() {
        String scale = "<Dimension name='g_t' size='3'/>";
        String time = flat("g_t", "g_t", "/g/t");
        String height = flat("g_h", "g_t", "/g/h");
        String container = "<Attribute name='g' type='Container'>" + text("fullnamepath", "/g") + "</Attribute>";

        Granule one = restored(scale + time + height + container);
        Granule other = restored(container + height + time + scale);

        assertThat(group(other.root(), "/g").dimensions())
                .isEqualTo(group(one.root(), "/g").dimensions());
        assertThat(variable(other.root(), "/g/h").dims())
                .isEqualTo(variable(one.root(), "/g/h").dims());
    }
}
