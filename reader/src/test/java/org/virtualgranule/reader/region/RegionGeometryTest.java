package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class RegionGeometryTest {
    @Test
    void theOutlineIsACopyOfThePolygonsAsTheyWereGiven() {
        String text = "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1)), ((179 5, 181 5, 180 6, 179 5)))";
        Region region = Region.parse(text, "a test");
        Geometry outline = region.geometry();
        assertThat(outline.toText()).isEqualTo(text);
        outline.getCoordinates()[0].x = 99;
        outline.geometryChanged();
        assertThat(region.geometry().toText()).isEqualTo(text);
        assertThat(region.covers(0, 0)).isTrue();
    }
}
