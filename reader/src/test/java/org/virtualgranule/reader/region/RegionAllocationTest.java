package org.virtualgranule.reader.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Polygon;

class RegionAllocationTest {
    private static final int POINTS = 1_000_000;

    @Test
    void aMillionPointsCloseToTheBoundaryAllocateLessThanAByteEach() {
        Polygon polygon = new RandomPolygons(new Random(3)).next(2000, -45, 62, 0);
        Region region = Region.of(polygon, "test");
        double[] latitudes = new double[POINTS];
        double[] longitudes = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            // back and forth within 1e-7 degrees of the boundary, for thousands of rows on each side
            int edge = i / 5000;
            boolean inwards = edge % 2 == 0;
            var vertex = polygon.getExteriorRing().getCoordinateN(edge);
            double away = 1e-7 * (i % 100 + 1) / 100 * (inwards ? -1 : 1);
            longitudes[i] = vertex.x + away * (vertex.x + 45);
            latitudes[i] = vertex.y + away * (vertex.y - 62);
        }
        region.select(latitudes, longitudes, POINTS, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        RowSelection rows = region.select(latitudes, longitudes, POINTS, 0);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(rows.count()).isBetween(POINTS / 4L, 3L * POINTS / 4);
        assertThat(allocated).isLessThan(POINTS);
    }
}
