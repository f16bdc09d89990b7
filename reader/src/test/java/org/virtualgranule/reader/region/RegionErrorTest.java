package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads when a polygon cannot be used: one line, with the source, the place and the remedy. */
class RegionErrorTest {
    private static final String RING = RegionSourceTest.RING;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        ~~ | it is empty; give GeoJSON or WKT
        <kml> | it is neither GeoJSON nor WKT (it starts with '<'); convert it
        { | not valid JSON at line 1
        {'type':'Polygon','coordinates':[RING]} x | not valid JSON at line 1, column
        {'type':'Polygon','coordinates':[RING]}{} | not valid JSON at line 1, column
        {'coordinates':[]} | "type" is , which GeoJSON does not know
        {'type':'Circle'} | "type" is "Circle", which GeoJSON does not know
        {'type':'Polygon'} | a Polygon has no array "coordinates"; see RFC 7946
        {'type':'Polygon','coordinates':[]} | polygon 1 is empty; take it out
        {'type':'Polygon','coordinates':[[]]} | polygon 1 is empty; take it out
        {'type':'MultiPolygon','coordinates':[[RING],[[[0,0],[1,0],[0,0]]]]} | polygon 2 has a ring of 3 points; a ring needs at least 4
        {'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]} | polygon 1 has a ring that is not closed: it starts at (0.0, 0.0) and ends at (0.0, 1.0); repeat
        {'type':'Polygon','coordinates':[[[0,0],['1',0],[1,1],[0,0]]]} | polygon 1 has ["1",0] where [longitude, latitude] should be
        {'type':'Polygon','coordinates':[[[0,0],[1],[1,1],[0,0]]]} | polygon 1 has [1] where [longitude, latitude] should be
        {'type':'Polygon','coordinates':[[0,0],[1,0],[1,1],[0,0]]} | polygon 1 has 0 where [longitude, latitude] should be
        {'type':'Polygon','coordinates':[[[0,0],[1e999,0],[1,1],[0,0]]]} | polygon 1 has a coordinate that is not a finite number: (Infinity, 0.0)
        {'type':'Polygon','coordinates':[[[0,0],[NaN,0],[1,1],[0,0]]]} | not valid JSON at line 1
        {'type':'Polygon','coordinates':[[[60,100],[61,100],[61,101],[60,100]]]} | polygon 1 has a latitude beyond 90 degrees: (60.0, 100.0); longitude comes first
        {'type':'Polygon','coordinates':[[[0,0],[541,0],[1,1],[0,0]]]} | polygon 1 has a longitude beyond 540 degrees: (541.0, 0.0)
        {'type':'FeatureCollection','features':[]} | there is no polygon in it; give at least one
        {'type':'FeatureCollection'} | a FeatureCollection has no array "features"
        {'type':'Feature','geometry':null} | the feature after polygon 0 has no geometry
        {'type':'Feature','geometry':{'type':'LineString','coordinates':[[0,0],[1,1]]}} | a LineString has no area; only polygons can be used
        {'type':'Polygon','crs':{'type':'name','properties':{'name':'urn:ogc:def:crs:EPSG::3413'}}} | its coordinate system is urn:ogc:def:crs:EPSG::3413, not longitude and latitude; reproject it
        {'type':'Polygon','crs':{'type':'link'}} | its coordinate system is {"type":"link"}, not longitude
        POLYGON ((0 0, 1 0, 1 1)) | polygon 1 has a ring of 3 points
        MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((0 0, 1 0, 1 1, 0 1))) | polygon 2 has a ring that is not closed
        POLYGON ((0 0, 1 0, 1 1, 0 0)) POLYGON EMPTY | there is more after the WKT geometry, from 'P' on
        POLYGON ((0 0, 1 0, 1 1, 0 0))) | there is more after the WKT geometry, from ')' on
        POLYGON ((0 0, 1 x, 1 1, 0 0)) | not valid WKT: Invalid number: x (line 1); correct it
        POLYGON ((0 0, NaN 0, 1 1, 0 0)) | polygon 1 has a coordinate that is not a finite number: (NaN, 0.0)
        POLYGON EMPTY | polygon 1 is empty
        MULTIPOLYGON EMPTY | there is no polygon in it
        hello | not valid WKT: Expected word but found End-of-Stream (line 1); correct it
        CIRCLE (1 2) | not valid WKT:
        POINT (1 2) | a Point has no area; only polygons can be used: take it out, or buffer it
        SRID=3031;POLYGON ((0 0, 1 0, 1 1, 0 0)) | SRID 3031 is not longitude and latitude; reproject it
        MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((-46 62, -44 63, -44 62, -46 63, -46 62))) | polygon 2 is self-intersecting at (-45.0, 62.5); repair it, for example with ST_MakeValid or buffer(0)
        POLYGON ((0 0, 4 0, 4 4, 6 4, 4 4, 0 0)) | polygon 1 is self-intersecting at (6.0, 4.0)
        POLYGON ((0 0, 4 0, 4 4, 0 0), (5 5, 6 5, 6 6, 5 5)) | polygon 1 is not valid (hole lies outside shell) at (5.0, 5.0)
        POLYGON ((0 0, 4 0, 2 0, 0 0)) | polygon 1 is
        """)
    void saysWhatIsWrongAndWhatToDo(String text, String start) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Region.parse(text.replace("RING", RING).replace('\'', '"'), "aoi.geojson"))
                .withMessageStartingWith("aoi.geojson: " + start)
                .withMessageNotContaining("\n")
                .withMessageContaining(";");
    }
}
