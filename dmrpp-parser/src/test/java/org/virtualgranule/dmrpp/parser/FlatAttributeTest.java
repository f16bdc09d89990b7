package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.attribute;
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
import org.virtualgranule.dmrpp.model.Granule;

/** Containers become groups' attributes, and {@code coordinates} names original paths again. */
class FlatAttributeTest {
    private static final String LAT = flat("g_s_latitude", "n", "/g/s/latitude");

    private static String container(String name, String content) {
        return "<Attribute name='" + name + "' type='Container'>" + content + "</Attribute>";
    }

    @Test
    void aContainerWithAPathIsItsGroupEvenOneWithoutVariables() {
        Granule granule = restored(LAT
                + container("g_s", text("Description", "d") + text("fullnamepath", "/g/s"))
                + container("METADATA_Lineage", text("l", "m") + text("fullnamepath", "/METADATA/Lineage"))
                + container("root", text("r", "x") + text("fullnamepath", "/")));

        assertThat(group(granule.root(), "/g/s").attributes())
                .extracting(Attribute::name)
                .containsExactly("Description");
        assertThat(group(granule.root(), "/METADATA/Lineage").attributes()).hasSize(1);
        assertThat(granule.root().attributes()).extracting(Attribute::name).containsExactly("r");
    }

    @Test
    void anEmptyContainerCostsNothingAndAddsNothing() {
        Granule granule = restored(LAT + container("g", "") + container("nowhere", ""));

        assertThat(group(granule.root(), "/g").attributes()).isEmpty();
        assertThat(granule.root().groups()).hasSize(1);
        assertThat(granule.root().attributes()).isEmpty();
    }

    @Test
    void aContainerWithoutAPathIsTheGroupWhoseMangledPathIsItsName() {
        Granule granule = restored(LAT + container("g_s", text("title", "t")));

        assertThat(group(granule.root(), "/g/s").attributes())
                .extracting(Attribute::name)
                .containsExactly("title");
        assertThat(granule.root().attributes()).isEmpty();
    }

    @Test
    void aContainerWithoutAPathThatCouldBeTwoGroupsStaysAtTheRoot() {
        Granule granule = restored(LAT + flat("g_s_x", "n", "/g_s/x") + container("g_s", text("title", "t")));

        assertThat(granule.root().attributes()).extracting(Attribute::name).containsExactly("g_s");
    }

    @Test
    void containersThatAreNoGroupsStayAtTheRoot() {
        Granule granule = restored(LAT + container("DODS_EXTRA", text("Unlimited_Dimension", "g_s_time")));

        assertThat(attribute(granule.root().attributes(), "DODS_EXTRA").isContainer())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HDF5_GLOBAL", "NC_GLOBAL"})
    void theGlobalContainerIsTheRootAndTheDatasetsOwnAttributeWinsWhereverItStands(String global) {
        String container = container(global, text("title", "old") + text("year", "2019"));
        String own = text("title", "new");

        for (String both : new String[] {container + own, own + container}) {
            Granule granule = restored(LAT + both);
            assertThat(granule.root().attributes())
                    .extracting(Attribute::name)
                    .containsExactlyInAnyOrder("title", "year");
            assertThat(attribute(granule.root().attributes(), "title").values()).containsExactly("new");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            g_s_latitude | latitude
            g_s_latitude g_s_longitude | latitude longitude
            g_s_latitude, q_time | latitude, ../../q/time
            q_time other | ../../q/time other
            latitude longitude | latitude longitude
            ../delta_time | ../delta_time
            lat_ph, lon_ph | lat_ph, lon_ph
            top | top
            """)
    void coordinatesAreExpressedRelativeToTheGroup(String written, String restored) {
        Granule granule = restored(LAT + flat("g_s_longitude", "n", "/g/s/longitude") + flat("q_time", "n", "/q/time")
                + "<Int32 name='top'/><Int32 name='g_s_h'>" + text("fullnamepath", "/g/s/h")
                + text("coordinates", written) + "</Int32>");

        assertThat(variable(granule.root(), "/g/s/h").attribute("coordinates")).contains(restored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounds", "ancillary_variables", "grid_mapping"})
    void otherAttributesThatNameVariablesAreRestoredToo(String name) {
        Granule granule = restored(LAT + "<Int32 name='g_s_h'>" + text("fullnamepath", "/g/s/h")
                + text(name, "g_s_latitude unknown") + text("long_name", "g_s_latitude") + "</Int32>");

        assertThat(variable(granule.root(), "/g/s/h").attribute(name)).contains("latitude unknown");
        assertThat(variable(granule.root(), "/g/s/h").attribute("long_name")).contains("g_s_latitude");
    }

    @Test
    void coordinatesThatAreTheFilesOwnTextKeepEveryBlankAndComma() {
        String own = "  reference_photon_lat,reference_photon_lon , ../delta_time\n";
        Granule granule = restored(
                LAT + "<Int32 name='g_s_h'>" + text("fullnamepath", "/g/s/h") + text("coordinates", own) + "</Int32>");

        assertThat(variable(granule.root(), "/g/s/h").attribute("coordinates")).contains(own);
    }

    @Test
    void coordinatesOfARootVariableAndOfASubGroupAreRelativeToo() {
        Granule granule = restored(LAT
                + "<Int32 name='g_s_sub_h'>" + text("fullnamepath", "/g/s/sub/h") + text("coordinates", "g_s_latitude")
                + "</Int32><Int32 name='r'>" + text("coordinates", "g_s_latitude") + "</Int32>");

        assertThat(variable(granule.root(), "/g/s/sub/h").attribute("coordinates"))
                .contains("../latitude");
        assertThat(variable(granule.root(), "/r").attribute("coordinates")).contains("g/s/latitude");
    }

    @Test
    void aListOfCoordinatesThatWouldFillTheMemoryStaysAsItIs() {
        String few = "g_s_latitude ".repeat(4000).strip();
        String many = "g_s_latitude ".repeat(5500).strip();
        Granule granule = restored(LAT
                + "<Int32 name='few'>" + text("fullnamepath", "/a/few") + text("coordinates", few) + "</Int32>"
                + "<Int32 name='many'>" + text("fullnamepath", "/a/b/many") + text("coordinates", many) + "</Int32>");

        assertThat(variable(granule.root(), "/a/few").attribute("coordinates"))
                .contains("../g/s/latitude ".repeat(4000).strip());
        assertThat(variable(granule.root(), "/a/b/many").attribute("coordinates"))
                .contains(many);
    }

    @Test
    void thousandsOfRootAttributesTakeNoTimeToCompare() {
        StringBuilder own = new StringBuilder();
        StringBuilder global = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            own.append("<Attribute name='a").append(i).append("'/>");
            global.append("<Attribute name='b").append(i).append("'/>");
        }

        assertThat(restored(LAT + own + container("HDF5_GLOBAL", global.toString()))
                        .root()
                        .attributes())
                .hasSize(100_000);
    }
}
