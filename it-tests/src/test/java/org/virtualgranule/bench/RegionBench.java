package org.virtualgranule.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.region.RowSelection;

/**
 * Masking points; figures are points per microsecond, that is million points per second. Target: 50 for a track wholly
 * inside or outside, 5 along the boundary.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegionBench {
    private static final int POINTS = 100_000;
    private static final double LONGITUDE = -45;
    private static final double LATITUDE = 63;
    private static final double RADIUS = 1;

    @Param({"5", "1000", "10000"})
    private int vertices;

    @Param({"inside", "outside", "boundary"})
    private String points;

    private final double[] latitudes = new double[POINTS];
    private final double[] longitudes = new double[POINTS];
    private Region region;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        Coordinate[] ring = ring(random);
        region = Region.of(new GeometryFactory().createPolygon(ring), "bench");
        for (int i = 0; i < POINTS; i++) {
            double along = (double) i / POINTS;
            switch (points) {
                case "inside" -> point(i, LONGITUDE - 0.1 + 0.2 * along, LATITUDE - 0.4 + 0.8 * along);
                case "outside" -> point(i, LONGITUDE + 3 - 0.1 * along, LATITUDE - 3 + 6 * along);
                default -> alongRing(i, ring, along, random);
            }
        }
    }

    /** As rough as a coast: corners lie inside a circle by up to the distance to the next, or a tenth of the radius. */
    private Coordinate[] ring(Random random) {
        double roughness = Math.min(0.1, 2 * Math.PI / vertices);
        Coordinate[] ring = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double distance = RADIUS * (1 - roughness * random.nextDouble());
            ring[i] = new Coordinate(LONGITUDE + distance * Math.cos(angle), LATITUDE + distance * Math.sin(angle));
        }
        ring[vertices] = ring[0].copy();
        return ring;
    }

    /** Within some 10 m of the ring, now on this side, now on that. */
    private void alongRing(int i, Coordinate[] ring, double along, Random random) {
        int edge = (int) (along * vertices);
        double part = along * vertices - edge;
        Coordinate a = ring[edge];
        Coordinate b = ring[edge + 1];
        point(
                i,
                a.x + part * (b.x - a.x) + 1e-4 * random.nextGaussian(),
                a.y + part * (b.y - a.y) + 1e-4 * random.nextGaussian());
    }

    private void point(int i, double longitude, double latitude) {
        longitudes[i] = longitude;
        latitudes[i] = latitude;
    }

    @Benchmark
    @OperationsPerInvocation(POINTS)
    public RowSelection select() {
        return region.select(latitudes, longitudes, POINTS, 0);
    }
}
