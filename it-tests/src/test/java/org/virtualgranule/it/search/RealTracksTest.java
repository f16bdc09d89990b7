package org.virtualgranule.it.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.virtualgranule.it.Project;
import org.virtualgranule.it.RandomPolygons;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.zarr.manifest.Manifest;

/** Real tracks move as their product's profile says. */
@Tag("sweep")
class RealTracksTest {
    private static final List<String> BEAMS = List.of("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");

    @Test
    void theSearchFindsTheRowsOfTheFullScanInRealGranules() {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        for (Project.Case files : Project.realGranules()) {
            GranuleOptions options =
                    GranuleOptions.defaults().withData(files.granule().toString());
            if (files.toString().contains("ATL06")) {
                try (VirtualGranule granule =
                        VirtualGranule.open(files.sidecar().toString(), options)) {
                    compare(granule, polygons(tracks(granule), 10), files.toString());
                }
            }
        }
    }

    /** As they are, they have a chunk or two a track, which nobody would search. */
    @Test
    void theSearchFindsTheRowsOfTheFullScanInRealTracksOfSmallChunksAndReadsLess() {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        long searched = 0;
        long scanned = 0;
        for (Project.Case files : Project.realGranules()) {
            GranuleOptions options =
                    GranuleOptions.defaults().withData(files.granule().toString());
            if (files.toString().contains("ATL06") && !files.toString().startsWith("groups")) {
                List<MadeTrack> tracks;
                try (VirtualGranule granule =
                        VirtualGranule.open(files.sidecar().toString(), options)) {
                    tracks = tracks(granule);
                }
                MadeGranule made = new MadeGranule(tracks);
                try (VirtualGranule granule = made.open()) {
                    compare(granule, polygons(tracks, 30), files + " in small chunks");
                    Region small = aroundTheMiddle(tracks.get(0));
                    made.forget();
                    granule.subset(small).columns("number").read();
                    searched += made.requests();
                    made.forget();
                    granule.subset(small).columns("number").fullScan().read();
                    scanned += made.requests();
                }
            }
        }
        assertThat(searched).as("requests").isLessThan(scanned * 2 / 3);
    }

    private static void compare(VirtualGranule granule, List<Geometry> polygons, String name) {
        for (Geometry polygon : polygons) {
            TrackRows found = granule.subset(polygon).read();
            TrackRows all = granule.subset(polygon).fullScan().read();
            assertThat(Subsets.complaints(found)).as(name).isEmpty();
            assertThat(Subsets.rows(found)).as(name + " " + polygon).isEqualTo(Subsets.rows(all));
        }
    }

    private static Region aroundTheMiddle(MadeTrack track) {
        double latitude = track.latitudes[track.rows() / 2];
        double longitude = track.longitudes[track.rows() / 2];
        return Region.box(longitude - 0.01, latitude - 0.01, longitude + 0.01, latitude + 0.01);
    }

    private static List<Geometry> polygons(List<MadeTrack> tracks, int stars) {
        double[] latitudes =
                tracks.stream().flatMapToDouble(t -> Arrays.stream(t.latitudes)).toArray();
        double[] longitudes = tracks.stream()
                .flatMapToDouble(t -> Arrays.stream(t.longitudes))
                .toArray();
        return new RandomPolygons(latitudes, longitudes, 7).all(stars);
    }

    private static List<MadeTrack> tracks(VirtualGranule granule) {
        List<MadeTrack> tracks = new ArrayList<>();
        Manifest manifest = granule.manifest();
        for (String beam : BEAMS) {
            String group = "/" + beam + "/land_ice_segments/";
            if (manifest.array(group + "latitude").isPresent()) {
                tracks.add(new MadeTrack(
                        beam,
                        values(granule, group + "latitude"),
                        values(granule, group + "longitude"),
                        values(granule, group + "delta_time")));
            }
        }
        return tracks;
    }

    private static double[] values(VirtualGranule granule, String path) {
        return (double[]) granule.array(path).read().copyTo1DJavaArray();
    }
}
