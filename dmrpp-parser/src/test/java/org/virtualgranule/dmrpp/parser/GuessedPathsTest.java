package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.virtualgranule.dmrpp.parser.Sidecars.group;
import static org.virtualgranule.dmrpp.parser.Sidecars.text;
import static org.virtualgranule.dmrpp.parser.Sidecars.variable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Variable;

/** Flattened documents without any path: what is taken for their groups, what is said about it, and who is left alone. */
class GuessedPathsTest {
    private static final String HEIGHT = "gt1l_land_ice_segments_h_li";
    private static final String FAKE = "<Dimension name='FakeDim0' size='2'/><Int32 name='FakeDim0'>"
            + "<Dim name='/FakeDim0'/>" + text("units", "level") + "</Int32>";

    private static Granule document(String name, String content) {
        return Sidecars.document(Sidecars.dataset(content).replace("name=\"a.h5\"", "name=\"" + name + "\""));
    }

    private static String variables(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append("<Int32 name='").append(name).append("'/>");
        }
        return all.toString();
    }

    private static String containers(String... names) {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            all.append("<Attribute name='").append(name).append("' type='Container'>");
            all.append(text("Description", name)).append("</Attribute>");
        }
        return all.toString();
    }

    private static String configured(boolean flattening) {
        return "<Attribute name='build_dmrpp_metadata' type='Container'>"
                + text("configuration", "x=1\nH5.EnableCF=" + flattening) + "</Attribute>";
    }

    private static void isLeftAlone(Granule granule) {
        assertThat(OriginalTree.restore(granule)).isSameAs(granule);
    }

    private static String said(Granule granule) {
        assertThat(granule.diagnostics())
                .hasSize(1)
                .allMatch(d -> d.topic() == Diagnostic.Topic.TREE && d.path().equals("/"));
        return granule.diagnostics().get(0).message();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ATL06_20181014001049_02350102_003_01.h5", "processed_ATL06_20181031013919.h5", "a/ATL06_2.h5"})
    void theNameOfTheGranuleChoosesTheListOfTheProduct(String name) {
        Granule granule = OriginalTree.restore(document(
                name,
                "<Dimension name='gt1l_land_ice_segments_delta_time' size='9'/>"
                        + "<Float64 name='gt1l_land_ice_segments_delta_time'><Dim name='/gt1l_land_ice_segments_delta_time'/>"
                        + text("coordinates", "gt1l_land_ice_segments_latitude") + "</Float64>"
                        + variables(HEIGHT, "gt1l_land_ice_segments_latitude", "root_level")
                        + containers("gt1l_land_ice_segments", "gt1l")));

        assertThat(variable(granule.root(), "/gt1l/land_ice_segments/h_li")).isNotNull();
        Variable time = variable(granule.root(), "/gt1l/land_ice_segments/delta_time");
        assertThat(time.dims()).containsExactly(new Dim.Named("/gt1l/land_ice_segments/delta_time"));
        assertThat(time.attribute("coordinates")).contains("latitude");
        assertThat(group(granule.root(), "/gt1l/land_ice_segments").dimensions())
                .containsExactly(new Dimension("delta_time", 9));
        assertThat(group(granule.root(), "/gt1l").attributes())
                .extracting(Attribute::name)
                .containsExactly("Description");
        assertThat(granule.root().attributes()).isEmpty();
        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("root_level");
        assertThat(said(granule))
                .contains("the list of ATL06, for 3 of 4 variables")
                .contains("misplaced");
    }

    @Test
    void theNameOfTheSidecarIsUsedIfTheDocumentNamesNoProduct() {
        Granule granule = document("subset.h5", variables(HEIGHT));
        Granule named = new Granule(
                "ATL06_2.h5.dmrpp", granule.name(), granule.href(), granule.version(), granule.root(), List.of());

        assertThat(variable(OriginalTree.restore(named).root(), "/gt1l/land_ice_segments/h_li"))
                .isNotNull();
        isLeftAlone(granule);
    }

    @Test
    void aListNamesDatasetsThatBeginLikeAGroup() {
        Granule granule = OriginalTree.restore(document(
                "ATL08_1.h5", variables("gt1r_land_segments_terrain_flg", "gt1r_land_segments_terrain_h_te_mean")));

        assertThat(variable(granule.root(), "/gt1r/land_segments/terrain_flg")).isNotNull();
        assertThat(variable(granule.root(), "/gt1r/land_segments/terrain/h_te_mean"))
                .isNotNull();
    }

    @Test
    void groupsThatTheListLacksAreTakenFromContainers() {
        Granule granule = OriginalTree.restore(
                document("ATL06_9.h5", variables(HEIGHT, "gt1l_new_part_x") + containers("gt1l", "gt1l_new_part")));

        assertThat(variable(granule.root(), "/gt1l/new_part/x")).isNotNull();
        assertThat(said(granule)).contains("the list of ATL06 and from the names of 1 containers that it lacks");
    }

    @ParameterizedTest
    @CsvSource({
        "a_flat_subset_of_a_product, ATL06_1.h5, gt1l_x",
        "no_product, a.h5, gt1l_land_ice_segments_h_li",
        "an_unknown_product, ATL99_1.h5, gt1l_land_ice_segments_h_li",
        "an_unrelated_file, MOD06_L2.h5, sea_ice_fraction"
    })
    void aNameAloneIsNoReasonToTouchADocument(String why, String name, String variable) {
        isLeftAlone(document(name, variables(variable)));
        isLeftAlone(document(name, variables(variable) + "<Attribute name='DODS_EXTRA' type='Container'/>"));
        isLeftAlone(document(name, variables(variable) + configured(false)));
    }

    @Test
    void aWriterThatSaysItDidNotFlattenIsBelieved() {
        isLeftAlone(document("ATL06_1.h5", variables(HEIGHT) + configured(false)));
        isLeftAlone(document("a.h5", FAKE + variables("g_x") + containers("g") + configured(false)));
    }

    @Test
    void oneContainerThatAVariableBeginsLikeIsNoSign() {
        isLeftAlone(document("a.h5", variables("sea_ice", "sea_level") + containers("sea")));
    }

    @Test
    void containersThatNestAreGroups() {
        Granule granule = OriginalTree.restore(
                document("a.h5", variables("g_s_x", "g_y", "z") + containers("g_s", "g", "other")));

        assertThat(variable(granule.root(), "/g/s/x")).isNotNull();
        assertThat(variable(granule.root(), "/g/y")).isNotNull();
        assertThat(variable(granule.root(), "/z")).isNotNull();
        assertThat(group(granule.root(), "/g/s").attributes()).hasSize(1);
        assertThat(said(granule)).contains("guessed from the names of containers, for 2 of 3 variables");
    }

    @Test
    void containersAreGroupsWhereAnythingElseTellsOfFlattening() {
        String content = variables("g_x") + containers("g");

        for (String sign : new String[] {FAKE, configured(true), containers("HDF5_GLOBAL")}) {
            Granule granule = OriginalTree.restore(document("a.h5", content + sign));
            assertThat(variable(granule.root(), "/g/x")).isNotNull();
            assertThat(granule.root().variables()).isEmpty();
        }
    }

    @Test
    void withoutListAndContainersAFlattenedDocumentStaysFlatAndSaysSo() {
        Granule granule = OriginalTree.restore(
                document("a.h5", FAKE + "<Int32 name='" + HEIGHT + "'><Dim name='/FakeDim0'/></Int32>"));

        assertThat(variable(granule.root(), "/" + HEIGHT).dims()).containsExactly(new Dim.Anonymous(2));
        assertThat(granule.diagnostics())
                .extracting(Diagnostic::message)
                .contains("a flattened document without paths, and nothing tells its groups: left flat");
    }

    @Test
    void aContainerNamedLikeAVariableIsNoGroup() {
        Granule granule = OriginalTree.restore(document("a.h5", FAKE + variables("g", "g_x") + containers("g")));

        assertThat(granule.root().variables()).extracting(Variable::name).containsExactly("g", "g_x");
    }

    @Test
    void anySignWillDoForANameOfOneLevelOfAProduct() {
        Granule granule = OriginalTree.restore(document("ATL06_1.h5", FAKE + variables("orbit_info_rgt")));

        assertThat(variable(granule.root(), "/orbit_info/rgt")).isNotNull();
    }

    @Test
    void namesWithoutUnderscoresLeaveNothingToTell() {
        Granule granule = OriginalTree.restore(document("a.h5", variables("lat", "lon") + configured(true)));

        assertThat(granule.diagnostics()).isEmpty();
        assertThat(granule.root().variables()).hasSize(2);
    }

    @Test
    void theCallersListGoesFirstAndMayNameDatasets() {
        Granule granule = OriginalTree.restore(
                document("ATL06_1.h5", variables("gt1l_land_ice_segments_h_li", "gt1l_land_ice_x")),
                List.of("/gt1l/land_ice", "/gt1l/land_ice_x"));

        assertThat(variable(granule.root(), "/gt1l/land_ice/segments_h_li")).isNotNull();
        assertThat(variable(granule.root(), "/gt1l/land_ice_x")).isNotNull();
        assertThat(said(granule)).contains("the caller's list");
    }

    @Test
    void theCallersListIsNotUsedWhereTheDocumentKnowsBetterOrNothingFits() {
        Granule stated =
                OriginalTree.restore(Sidecars.parse(Sidecars.flat("a_b_c", "n", "/a_b/c")), List.of("/a", "/a/b"));
        Granule other = document("b.h5", variables("x_y"));
        Granule grouped = document("b.h5", "<Group name='g'/>" + variables("a_y"));

        assertThat(variable(stated.root(), "/a_b/c")).isNotNull();
        assertThat(OriginalTree.restore(other, List.of("/a"))).isSameAs(other);
        assertThat(OriginalTree.restore(grouped, List.of("/a"))).isSameAs(grouped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "gt1l", "/gt1l/", "//gt1l"})
    void aKnownPathThatIsNoneIsTheCallersMistake(String path) {
        Granule granule = document("a.h5", variables("x"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OriginalTree.restore(granule, List.of(path)))
                .withMessageEndingWith("not " + path);
    }

    @Test
    void endlessNamesAndContainersEndSomewhere() {
        String[] nested = new String[300];
        for (int i = 0; i < nested.length; i++) {
            nested[i] = "a" + "_a".repeat(i);
        }
        Granule granule = OriginalTree.restore(document(
                "a.h5", variables("_".repeat(400_000), "a" + "_b".repeat(200_000), "a_a_b") + containers(nested)));

        assertThat(variable(granule.root(), "/a/a/b")).isNotNull();
        assertThat(granule.root().variables()).hasSize(2);
    }
}
