package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.virtualgranule.dmrpp.parser.Sidecars.parse;

import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

class GroupAndDimensionTest {
    @Test
    void theDatasetIsTheRootGroupWithHrefAndVersion() {
        Granule granule = parse("");

        assertThat(granule.source()).isEqualTo("a.h5.dmrpp");
        assertThat(granule.href()).contains("OPeNDAP_DMRpp_DATA_ACCESS_URL");
        assertThat(granule.version()).contains("3.21.1");
        assertThat(granule.isVersioned()).isTrue();
        assertThat(granule.root()).extracting(Group::name).isEqualTo("");
        assertThat(granule.diagnostics()).isEmpty();
    }

    @Test
    void aDatasetMayLackHrefAndVersion() {
        Granule granule = Sidecars.document("<Dataset name='x'/>");

        assertThat(granule.href()).isEmpty();
        assertThat(granule.isVersioned()).isFalse();
    }

    @Test
    void groupsNestAndTheirChildrenComeInAnyOrder() {
        Granule granule = parse("""
                <Group name="gt1l">
                  <Float32 name="before"><Dim name="n"/></Float32>
                  <Group name="land_ice_segments"><Dimension name="n" size="4"/><Float32 name="h"/></Group>
                  <Attribute name="a" type="String"><Value>x</Value></Attribute>
                  <Dimension name="n" size="3"/>
                </Group>
                <Group name="gt1r"/>
                """);

        assertThat(granule.root().groups()).extracting(Group::name).containsExactly("gt1l", "gt1r");
        Group beam = granule.root().groups().get(0);
        assertThat(beam.dimensions()).containsExactly(new Dimension("n", 3));
        assertThat(beam.attributes()).hasSize(1);
        assertThat(beam.variables()).extracting(Variable::name).containsExactly("before");
        assertThat(beam.groups().get(0).dimensions()).containsExactly(new Dimension("n", 4));
        assertThat(beam.groups().get(0).variables()).extracting(Variable::name).containsExactly("h");
    }

    @Test
    void aDimIsAPathOrARelativeNameOrJustASize() {
        Granule granule = parse("""
                <Float32 name="v"><Dim name="/grp/row"/><Dim name="col"/><Dim size="7"/><Dim size=" +0 "/></Float32>
                """);

        assertThat(granule.root().variables().get(0).dims())
                .containsExactly(
                        new Dim.Named("/grp/row"), new Dim.Named("col"), new Dim.Anonymous(7), new Dim.Anonymous(0));
    }

    @Test
    void theSameDimensionMayComeTwice() {
        Granule granule = parse("<Float32 name='v'><Dim name='/x'/><Dim name='/x'/></Float32>");

        assertThat(granule.root().variables().get(0).dims()).containsExactly(new Dim.Named("/x"), new Dim.Named("/x"));
    }

    @Test
    void aFakeDimIsANamedDimensionAsLongAsNothingIsInterpreted() {
        Granule granule = parse("<Dimension name='FakeDim0' size='6'/><Int32 name='v'><Dim name='/FakeDim0'/></Int32>");

        assertThat(granule.root().dimensions()).containsExactly(new Dimension("FakeDim0", 6));
        assertThat(granule.root().variables().get(0).dims()).containsExactly(new Dim.Named("/FakeDim0"));
    }

    @Test
    void aDimWithoutNameAndValidSizeMakesItsVariableUnreadable() {
        Granule granule = parse("<Float32 name='v'><Dim size='-3'/></Float32><Float32 name='w'><Dim/></Float32>");

        assertThat(granule.root().variables())
                .extracting(Variable::storage)
                .containsExactly(
                        new Storage.Unreadable("a Dim has neither a name nor a valid size (-3)"),
                        new Storage.Unreadable("a Dim has neither a name nor a valid size (none)"));
    }

    @Test
    void aDimensionWithoutAValidSizeIsIgnoredAndReported() {
        Granule granule = parse("<Group name='g'><Dimension name='x' size='many'/><Dimension size='3'/></Group>");

        assertThat(granule.root().groups().get(0).dimensions()).isEmpty();
        assertThat(granule.diagnostics())
                .containsOnly(new Diagnostic(
                        "/g", Diagnostic.Topic.TREE, "a Dimension without a name or a valid size was ignored"))
                .hasSize(2);
    }

    @Test
    void aGroupWithoutANameIsAnError() {
        assertThatExceptionOfType(DmrppFormatException.class)
                .isThrownBy(() -> parse("<Group name='a&#10;b'><Group><Float32 name='v'/></Group></Group>"))
                .withMessage("[a.h5.dmrpp] line 3: a Group below /a b/ has no name");
    }

    @Test
    void aPathLongerThanAnyFilesIsAnError() {
        String name = "x".repeat(1500);

        assertThatExceptionOfType(DmrppFormatException.class)
                .isThrownBy(() -> parse("<Group name='" + name + "'><Group name='" + name + "'/></Group>"))
                .withMessage("[a.h5.dmrpp] line 3: a Group's path has more than 2000 characters");
    }
}
