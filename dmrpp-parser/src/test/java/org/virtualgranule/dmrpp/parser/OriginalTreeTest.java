package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.flat;
import static org.virtualgranule.dmrpp.parser.Sidecars.restored;
import static org.virtualgranule.dmrpp.parser.Sidecars.text;
import static org.virtualgranule.dmrpp.parser.Sidecars.variable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** Which documents count as flattened, and where their variables go. */
class OriginalTreeTest {
    @Test
    void aVariableGoesWhereItsPathSays() {
        Granule granule = restored(flat("gt1l_land_ice_segments_h_li", "n", "/gt1l/land_ice_segments/h_li")
                + flat("lat", "n", "/Grid/lat") + "<Int32 name='nv'/>");

        assertThat(granule.root().groups()).extracting(Group::name).containsExactly("gt1l", "Grid");
        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("nv");
        Variable height = variable(granule.root(), "/gt1l/land_ice_segments/h_li");
        assertThat(height.storage()).isNotNull();
        assertThat(variable(granule.root(), "/Grid/lat")).isNotNull();
    }

    @Test
    void theMarkersAreGoneAndTheOtherAttributesStay() {
        Granule granule = restored("<Int32 name='g_v'>" + text("units", "m") + text("origname", "v")
                + text("fullnamepath", "/g/v") + "</Int32>");

        assertThat(variable(granule.root(), "/g/v").attributes())
                .extracting(Attribute::name)
                .containsExactly("units");
    }

    @Test
    void aHierarchicalDocumentIsReturnedUnchanged() {
        Granule granule = Sidecars.parse("<Group name='g'><Int32 name='v'/></Group><Int32 name='a_b'/>");

        assertThat(OriginalTree.restore(granule)).isSameAs(granule);
    }

    @Test
    void aFlatFileWithoutPathsIsReturnedUnchanged() {
        Granule granule = Sidecars.parse("<Float32 name='sea_ice'><Dim name='/n'/></Float32><Int32 name='c'/>");

        assertThat(OriginalTree.restore(granule)).isSameAs(granule);
    }

    @Test
    void aFlatFileWithPathsGetsItsOwnNamesAndLosesTheMarkers() {
        Granule granule = restored(flat("a_b", "n", "/a_b") + flat("data_field", "n", "/data field"));

        assertThat(granule.root().groups()).isEmpty();
        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("a_b", "data field");
        assertThat(granule.root().variables().get(0).attributes()).isEmpty();
        assertThat(granule.diagnostics()).isEmpty();
    }

    @Test
    void aContainerWithAPathMeansFlattened() {
        Granule granule = restored("<Int32 name='v'/><Attribute name='g' type='Container'>" + text("fullnamepath", "/g")
                + text("title", "t") + "</Attribute>");

        assertThat(Sidecars.group(granule.root(), "/g").attributes())
                .extracting(Attribute::name)
                .containsExactly("title");
        assertThat(granule.root().attributes()).isEmpty();
    }

    @Test
    void aNameWithSlashesIsAPath() {
        Granule granule = restored("<Dimension name='/SimpleGroup/Y' size='4'/>"
                + "<Float32 name='/SimpleGroup/Temperature'><Dim name='/SimpleGroup/Y'/></Float32>"
                + "<Float32 name='SimpleGroup/Salinity'/>");

        assertThat(Sidecars.group(granule.root(), "/SimpleGroup").variables())
                .extracting(Variable::name)
                .containsExactly("Temperature", "Salinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "a/b", "/a/", "/a//b", "//a"})
    void whatIsNoPathIsNotBelieved(String path) {
        Granule granule = restored("<Int32 name='v'>" + text("fullnamepath", path) + text("coordinates", "x_y v")
                + "</Int32>" + flat("x_y", "n", "/x/y"));

        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("v");
        assertThat(granule.root().groups()).extracting(Group::name).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "a//b", "/a/b/"})
    void aNameWhoseSlashesMakeNoPathLosesThem(String name) {
        Granule granule = restored("<Int32 name='" + name + "'/>");

        assertThat(granule.root().groups()).isEmpty();
        assertThat(granule.root().variables().get(0).name()).doesNotContain("/").isNotEmpty();
    }

    @Test
    void severalPathsAreNone() {
        Granule granule = restored("<Int32 name='v'><Attribute name='fullnamepath' type='String'><Value>/a/v</Value>"
                + "<Value>/b/v</Value></Attribute></Int32>" + flat("x_y", "n", "/x/y"));

        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("v");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 100_000})
    void aPathDeeperThanAnyFilesIsNotBelieved(int depth) {
        String deep = "/a".repeat(depth);
        Granule granule = restored("<Int32 name='v'>" + text("fullnamepath", deep) + "</Int32><Int32 name='" + deep
                + "'/>" + flat("x_y", "n", "/x/y"));

        assertThat(granule.root().groups()).extracting(Group::name).containsExactly("x");
        assertThat(granule.root().variables()).hasSize(2);
    }
}
