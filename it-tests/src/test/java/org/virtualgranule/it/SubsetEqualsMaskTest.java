package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;

/**
 * A subset equals reading the whole arrays, which equal h5py's (see {@link DigestsTest}), and asking JTS about every
 * point. The files are read back by DuckDB.
 */
@Tag("sweep")
class SubsetEqualsMaskTest {
    private static final List<String> VARIABLES =
            List.of("latitude", "longitude", "h_li", "h_li_sigma", "atl06_quality_summary", "segment_id", "delta_time");

    @TempDir
    private Path directory;

    @Test
    void subsetsOfTheSamplesWithRandomPolygonsAreWhatMaskingEveryPointGives() {
        for (Project.Case sample : Project.samples(directory)) {
            compare(sample, 20);
        }
    }

    @Test
    void subsetsOfRealGranulesWithRandomPolygonsAreWhatMaskingEveryPointGives() {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        List<Project.Case> landIce = Project.realGranules().stream()
                .filter(c -> c.granule().getFileName().toString().contains("ATL06"))
                .toList();
        assertThat(landIce).isNotEmpty();
        landIce.forEach(c -> compare(c, 5));
    }

    private void compare(Project.Case files, int polygons) {
        GranuleOptions options =
                GranuleOptions.defaults().withData(files.granule().toString());
        try (VirtualGranule granule = VirtualGranule.open(files.sidecar().toString(), options)) {
            BruteForce bruteForce = new BruteForce(granule);
            RandomPolygons random =
                    new RandomPolygons(bruteForce.all("latitude"), bruteForce.all("longitude"), files.hashCode());
            for (Geometry polygon : random.all(polygons)) {
                List<String> expected = bruteForce.rows(polygon, VARIABLES);
                assertThat(subset(granule, polygon)).as(files + " " + polygon).isEqualTo(expected);
            }
        }
    }

    private List<String> subset(VirtualGranule granule, Geometry polygon) {
        Path out = directory.resolve("subset.parquet");
        granule.subset(polygon)
                .columns("h_li", "h_li_sigma", "atl06_quality_summary", "segment_id", "delta_time")
                .writeGeoParquet(out);
        return Parquet.rows(
                        out,
                        "SELECT track_id, latitude, longitude, h_li, h_li_sigma, atl06_quality_summary, segment_id,"
                                + " delta_time FROM FILE")
                .stream()
                .map(row -> {
                    StringBuilder text = new StringBuilder(row.get(0).toString());
                    row.subList(1, row.size()).forEach(value -> text.append(' ')
                            .append(value == null ? "" : Double.toHexString(((Number) value).doubleValue())));
                    return text.toString();
                })
                .toList();
    }
}
