package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

class RegionSourceTest {
    static final String RING = "[[0,0],[4,0],[4,4,99.5],[0,4],[0,0]]";
    static final String POLYGON = "{'type':'Polygon','coordinates':[" + RING + "]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                POLYGON,
                "\uFEFF  " + POLYGON + "\n",
                "{'type':'MultiPolygon','coordinates':[[" + RING + "]]}",
                "{'type':'Feature','properties':null,'geometry':" + POLYGON + "}",
                "{'type':'FeatureCollection','features':[{'type':'Feature','geometry':" + POLYGON + "}]}",
                "{'type':'GeometryCollection','geometries':[" + POLYGON + "]}",
                "{'crs':{'properties':{'name':'urn:ogc:def:crs:OGC:1.3:CRS84'}}," + "'type':'Polygon','coordinates':["
                        + RING + "]}",
                "{'crs':{'properties':{'name':'urn:ogc:def:crs:EPSG::4326'}}," + "'type':'Polygon','coordinates':["
                        + RING + "]}",
                "{'crs':{'properties':{'name':'EPSG:4326'}},'type':'Polygon','coordinates':[" + RING + "]}",
                "{'crs':null,'type':'Polygon','coordinates':[" + RING + "]}",
                "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))",
                " polygon((0 0,4 0,4 4,0 4,0 0)) \n",
                "POLYGON Z ((0 0 1, 4 0 1, 4 4 1, 0 4 1, 0 0 1))",
                "SRID=4326;MULTIPOLYGON (((0 0, 0 4, 4 4, 4 0, 0 0)))",
                "GEOMETRYCOLLECTION (POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)))"
            })
    void readsTheSamePolygonFromEveryForm(String text) {
        Region region = Region.parse(text.replace('\'', '"'), "aoi");
        assertThat(region.covers(4, 4)).isTrue();
        assertThat(region.covers(1, 3)).isTrue();
        assertThat(region.covers(1, 5)).isFalse();
        assertThat(region.warnings()).isEmpty();
    }

    @Test
    void readsAFileAndNamesItInErrors(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("aoi.geojson"), POLYGON.replace('\'', '"'));
        assertThat(Region.read(file).covers(2, 2)).isTrue();
        Files.writeString(file, "POINT (1 2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Region.read(file))
                .withMessageStartingWith(file + ": a Point has no area");
    }

    @Test
    void takesAPolygonOfJtsAndRefusesAnotherSrid() {
        Coordinate[] ring = {new Coordinate(0, 0), new Coordinate(4, 0), new Coordinate(4, 4), new Coordinate(0, 0)};
        assertThat(Region.of(new GeometryFactory().createPolygon(ring), "ice").covers(1, 2))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Region.of(new GeometryFactory(new PrecisionModel(), 3413).createPolygon(ring), "ice"))
                .withMessage("ice: SRID 3413 is not longitude and latitude; reproject it to EPSG:4326");
    }

    @Test
    void warnsOfAnEdgeThatMayBeMeantToCrossTheAntimeridian() {
        Region region = Region.parse("POLYGON ((179 60, -179 60, -179 61, 179 61, 179 60))", "aoi.wkt");
        assertThat(region.warnings())
                .containsExactly("aoi.wkt: polygon 1 has an edge from longitude 179.0 to -179.0; it is taken the long"
                        + " way, not across the antimeridian. If it should cross it, split the polygon there as RFC"
                        + " 7946 says, or write -179 as 181");
        assertThat(region.covers(60.5, 0)).isTrue();
        assertThat(region.covers(60.5, 180)).isFalse();
    }

    @Test
    void boxesAreCheckedSideBySide() {
        assertThat(Region.box(-180, -90, 180, 90).covers(90, 360)).isTrue();
        assertThat(Region.box(350, 0, 10, 1).covers(0.5, 5)).isTrue();
        assertThat(Region.box(-100, 0, 120, 1).warnings()).isEmpty();
        assertRefused(10, 0, 10, 1, "west and east must be different");
        assertRefused(-200, 0, 200, 1, "at most 360 degrees apart");
        assertRefused(0, 5, 1, 5, "south must be less than north");
        assertRefused(60, -50, 70, 95, "the order is west,south,east,north");
        assertRefused(Double.NaN, 0, 1, 1, "west and east must be longitudes");
        assertRefused(0, Double.NaN, 1, 1, "south must be less");
    }

    private static void assertRefused(double west, double south, double east, double north, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Region.box(west, south, east, north))
                .withMessageStartingWith("box " + west + "," + south)
                .withMessageContaining(why);
    }
}
