package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.flat;
import static org.virtualgranule.dmrpp.parser.Sidecars.group;
import static org.virtualgranule.dmrpp.parser.Sidecars.restored;
import static org.virtualgranule.dmrpp.parser.Sidecars.text;
import static org.virtualgranule.dmrpp.parser.Sidecars.variable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;

class FlatDimensionTest {
    private static final String SCALE =
            "<Dimension name='g_s_time' size='10'/>" + flat("g_s_time", "g_s_time", "/g/s/time");

    @Test
    void aDimensionIsDeclaredWhereItsScaleIsUnderTheScalesName() {
        Granule granule = restored(SCALE + flat("g_s_h", "g_s_time", "/g/s/h"));

        assertThat(group(granule.root(), "/g/s").dimensions()).containsExactly(new Dimension("time", 10));
        assertThat(granule.root().dimensions()).isEmpty();
        assertThat(variable(granule.root(), "/g/s/h").dims()).containsExactly(new Dim.Named("/g/s/time"));
        assertThat(variable(granule.root(), "/g/s/time").dims()).containsExactly(new Dim.Named("/g/s/time"));
    }

    @Test
    void aDimensionSharedAcrossGroupsKeepsItsPath() {
        Granule granule =
                restored(SCALE + flat("g_s_sub_h", "g_s_time", "/g/s/sub/h") + flat("q_h", "g_s_time", "/q/h"));

        assertThat(variable(granule.root(), "/g/s/sub/h").dims()).containsExactly(new Dim.Named("/g/s/time"));
        assertThat(variable(granule.root(), "/q/h").dims()).containsExactly(new Dim.Named("/g/s/time"));
        assertThat(group(granule.root(), "/q").dimensions()).isEmpty();
    }

    @Test
    void aDimensionWhoseScalesPathIsTakenDoesNotGetAnotherDimensionsPath() {
        Granule granule = restored("<Dimension name='b' size='4'/><Dimension name='a' size='2'/>"
                + "<Dimension name='c' size='3'/>" + flat("b", "b", "/x/p") + flat("a", "a", "/x/p")
                + flat("c", "c", "/a"));

        assertThat(granule.root().dimensions()).containsExactly(new Dimension("a", 2), new Dimension("c", 3));
        assertThat(variable(granule.root(), "/a").dims()).containsExactly(new Dim.Named("/c"));
    }

    @Test
    void aDimensionWithoutAScaleStaysAtTheRoot() {
        Granule granule = restored("<Dimension name='nv' size='2'/>" + flat("g_h", "nv", "/g/h"));

        assertThat(granule.root().dimensions()).containsExactly(new Dimension("nv", 2));
        assertThat(variable(granule.root(), "/g/h").dims()).containsExactly(new Dim.Named("/nv"));
    }

    @Test
    void aScaleWithoutAPathIsAtTheRoot() {
        Granule granule =
                restored("<Dimension name='nlines' size='2'/><Float32 name='nlines'><Dim name='/nlines'/></Float32>"
                        + flat("g_h", "nlines", "/g/h"));

        assertThat(granule.root().dimensions()).containsExactly(new Dimension("nlines", 2));
        assertThat(variable(granule.root(), "/g/h").dims()).containsExactly(new Dim.Named("/nlines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FakeDim1", "fakeDim1", "phony_dim_1"})
    void aFakeDimIsAnonymousAndItsIndexVariableIsLeftOut(String fake) {
        Granule granule = restored("<Dimension name='" + fake + "' size='6'/><Int32 name='" + fake + "'><Dim name='/"
                + fake + "'/>" + text("units", "level") + "<dmrpp:missingdata>AA==</dmrpp:missingdata></Int32>"
                + flat("g_h", fake, "/g/h") + flat("q_h", fake, "/q/h"));

        assertThat(granule.root().variables()).isEmpty();
        assertThat(granule.root().dimensions()).isEmpty();
        assertThat(variable(granule.root(), "/g/h").dims()).containsExactly(new Dim.Anonymous(6));
        assertThat(variable(granule.root(), "/q/h").dims()).containsExactly(new Dim.Anonymous(6));
        assertThat(granule.diagnostics())
                .containsExactly(new Diagnostic(
                        "/" + fake,
                        Diagnostic.Topic.SYNTHETIC,
                        "index variable of an anonymous dimension, not in the HDF5 file: left out"));
    }

    @Test
    void aDatasetThatIsCalledLikeAFakeDimIsKept() {
        Granule granule = restored(flat("FakeDim1", "FakeDim1", "/g/FakeDim1"));

        assertThat(variable(granule.root(), "/g/FakeDim1")).isNotNull();
    }

    @Test
    void anUndeclaredFakeDimStaysAName() {
        Granule granule = restored(flat("g_h", "FakeDim9", "/g/h"));

        assertThat(variable(granule.root(), "/g/h").dims()).containsExactly(new Dim.Named("/FakeDim9"));
    }

    @Test
    void sizesWithoutNamesStayAnonymous() {
        Granule granule = restored("<Int32 name='g_v'><Dim size='3'/>" + text("fullnamepath", "/g/v") + "</Int32>");

        assertThat(variable(granule.root(), "/g/v").dims()).containsExactly(new Dim.Anonymous(3));
    }

    @Test
    void dimensionsWithSlashesInTheirNamesAreFoundWithAndWithoutAScale() {
        Granule granule = restored("<Dimension name='/g/Y' size='4'/><Dimension name='/g/X' size='5'/>"
                + "<Int32 name='/g/Y'><Dim name='/g/Y'/></Int32>"
                + "<Int32 name='/g/T'><Dim name='/g/Y'/><Dim name='/g/X'/></Int32>");

        assertThat(group(granule.root(), "/g").dimensions())
                .containsExactly(new Dimension("Y", 4), new Dimension("X", 5));
        assertThat(granule.root().dimensions()).isEmpty();
        assertThat(variable(granule.root(), "/g/T").dims())
                .containsExactly(new Dim.Named("/g/Y"), new Dim.Named("/g/X"));
    }

    @Test
    void twoScalesThatClaimOnePathAreTwoDimensions() {
        Granule granule = restored(SCALE + "<Dimension name='g_s_time_1' size='4'/>"
                + flat("g_s_time_1", "g_s_time_1", "/g/s/time") + flat("g_s_h", "g_s_time_1", "/g/s/h"));

        assertThat(group(granule.root(), "/g/s").dimensions()).containsExactly(new Dimension("time", 10));
        assertThat(granule.root().dimensions()).containsExactly(new Dimension("g_s_time_1", 4));
        assertThat(variable(granule.root(), "/g/s/h").dims()).containsExactly(new Dim.Named("/g_s_time_1"));
    }
}
