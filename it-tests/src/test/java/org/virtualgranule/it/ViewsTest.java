package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.view.Statistics;
import org.virtualgranule.reader.view.TrackTable;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.CountingByteSource;

/** What people look at equals what other programs find, and costs no more bytes than it must. */
class ViewsTest {
    private static final String H_LI = "gt1l/land_ice_segments/h_li";

    private final CountingByteSource source = new CountingByteSource(ByteSources.standard());
    private Project.Case sample;

    @TempDir
    private Path folder;

    @BeforeEach
    void copySamples() {
        sample = Project.samples(folder).get(1);
    }

    private VirtualGranule open() {
        return VirtualGranule.open(
                sample.sidecar().toString(), GranuleOptions.defaults().withSource(source));
    }

    private long bytesOf(VirtualGranule granule, String path) {
        return granule.array(path).entry().chunks().storedBytes();
    }

    private long chunkBytes() {
        return source.bytes() - source.documentBytes();
    }

    @Test
    void theFiguresAreThoseOfH5pyAndNumPy() throws IOException {
        Path expected = Project.root().resolve("it-tests/src/test/resources/sample-statistics.tsv");
        List<String[]> lines = Files.readAllLines(expected).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(lines).hasSize(138);
        for (Project.Case granule : Project.samples(folder)) {
            try (VirtualGranule opened = VirtualGranule.open(granule.sidecar())) {
                for (String[] line : lines) {
                    if (line[0].equals(opened.name())) {
                        Statistics stats = opened.array(line[1]).stats();
                        assertThat(List.of(
                                        "" + stats.count(),
                                        "" + stats.missing(),
                                        number(stats.min()),
                                        number(stats.max()),
                                        number(stats.mean().stream().boxed().findFirst())))
                                .as(line[1])
                                .isEqualTo(Stream.of(line)
                                        .skip(2)
                                        .map(ViewsTest::normal)
                                        .toList());
                    }
                }
            }
        }
    }

    /** Python and Java print doubles differently; a float is printed by Python as the double that it is. */
    private static String number(Optional<? extends Number> number) {
        return number.map(n -> n instanceof Float || n instanceof Double ? "" + n.doubleValue() : n.toString())
                .orElse("");
    }

    private static String normal(String figure) {
        return figure.matches(".*[.en].*") ? "" + Double.parseDouble(figure) : figure;
    }

    @Test
    void theHeadReadsTheFirstChunkAndNoOther() {
        try (VirtualGranule granule = open()) {
            granule.array(H_LI).head(500);
            assertThat(source.requests()).as("the sidecar and a chunk").isEqualTo(2);
            assertThat(chunkBytes()).isLessThan(bytesOf(granule, H_LI) / 3);
            long before = source.requests();
            granule.array("gt1l/residual_histogram/count").head();
            assertThat(source.requests() - before).as("one of 15 chunks").isEqualTo(1);
        }
    }

    @Test
    void theFiguresAndThePlotReadEveryChunkOnce() {
        try (VirtualGranule granule = open()) {
            granule.array(H_LI).stats();
            assertThat(chunkBytes()).isEqualTo(bytesOf(granule, H_LI));
            granule.array(H_LI).plot();
            assertThat(chunkBytes()).isEqualTo(2 * bytesOf(granule, H_LI));
        }
    }

    @Test
    void aTrackReadsItsOwnCoordinatesAndTheChunksWithWantedRows() {
        try (VirtualGranule granule = open()) {
            TrackTable table = granule.track("gt1l").columns("h_li").within(-45, 62.355, -44, 62.3568);
            String group = "gt1l/land_ice_segments/";
            assertThat(table.count()).isPositive();
            assertThat(chunkBytes())
                    .isEqualTo(table.rows().bytesWanted())
                    .isLessThanOrEqualTo(bytesOf(granule, group + "latitude")
                            + bytesOf(granule, group + "longitude")
                            + bytesOf(granule, group + "delta_time") / 3
                            + bytesOf(granule, group + "h_li") / 3);
        }
    }

    @Test
    void theRowsOfEachTrackAreThoseThatAProgramFoundByTestingEveryPoint() throws IOException {
        List<String> expected = Files.readAllLines(folder.resolve("expected-subset.csv"));
        for (Project.Case granule : Project.samples(folder)) {
            try (VirtualGranule opened = VirtualGranule.open(granule.sidecar())) {
                for (String track : List.of("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r")) {
                    List<String> latitudes = expected.stream()
                            .map(line -> line.split(",", -1))
                            .filter(line -> line[0].equals(opened.name()) && line[1].equals(track))
                            .map(line -> line[3] + " " + line[6])
                            .toList();
                    Path file = folder.resolve(track + ".parquet");
                    TrackTable table = opened.track(track).within(folder.resolve("aoi.geojson"));
                    assertThat(table.count()).isEqualTo(latitudes.size());
                    assertThat(table.write(file)).isEqualTo(latitudes.size());
                    assertThat(Parquet.rows(file, "SELECT latitude, h_li FROM FILE").stream()
                                    .map(row -> row.get(0) + " " + (row.get(1) == null ? "" : row.get(1)))
                                    .toList())
                            .isEqualTo(latitudes);
                }
            }
        }
    }

    @Test
    void aPolygonMayBeWrittenInAnyWay() throws IOException {
        String wkt = "POLYGON ((-45 62.355, -44 62.355, -44 62.3568, -45 62.3568, -45 62.355))";
        Path file = Files.writeString(folder.resolve("a.wkt"), wkt);
        try (VirtualGranule granule = open()) {
            List<TrackTable> tables = List.of(
                    granule.track("gt1l").within(wkt),
                    granule.track("gt1l").within(file),
                    granule.track("gt1l").within(file.toString()),
                    granule.track("gt1l").within(Region.box(-45, 62.355, -44, 62.3568)),
                    granule.track("gt1l").within(-45, 62.355, -44, 62.3568),
                    granule.track("gt1l")
                            .within(new GeometryFactory().toGeometry(new Envelope(-45, -44, 62.355, 62.3568))));
            assertThat(tables.stream().map(TrackTable::toString).collect(Collectors.toSet()))
                    .hasSize(1);
            assertThat(tables.get(0).count()).isPositive();
        }
    }

    @Test
    void aPlotOfATrackIsAgainstTheLatitude() throws IOException {
        try (VirtualGranule granule = open()) {
            TrackTable table = granule.track("gt1l").within(folder.resolve("aoi.geojson"));
            assertThat(table.plot("h_li").toString()).contains("h_li by latitude: 105 values, 1 missing");
            assertThat(table.plot("segment_id").png(folder.resolve("s.png"))).isNotEmptyFile();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.plot("h"))
                    .withMessage("no column \"h\"; there are latitude, longitude, time, h_li, h_li_sigma,"
                            + " atl06_quality_summary, segment_id, track_id, rgt, cycle, granule");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.plot("time"))
                    .withMessage("time is TIMESTAMP: only numbers can be plotted");
            assertThat(granule.track("gt1l").within(0, 0, 1, 1).plot("h_li").toString())
                    .endsWith("h_li by latitude: 0 values, 0 missing");
        }
    }

    @Test
    void aTrackOrColumnThatIsNotThereIsToldWhatThereIs() {
        try (VirtualGranule granule = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.track("gt4l"))
                    .withMessage(
                            granule.name() + " has no track \"gt4l\"; there are gt1l, gt1r, gt2l, gt2r, gt3l, gt3r");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.track("gt1l").columns("rgt", "h"))
                    .withMessage("no column \"h\" in " + granule.name() + ".dmrpp; there are atl06_quality_summary,"
                            + " delta_time, h_li, h_li_sigma, latitude, longitude, segment_id, dem/dem_flag and 2 more"
                            + " in /gt1l/land_ice_segments");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.subset(Region.box(0, 0, 1, 1))
                            .columns("dem_h")
                            .read())
                    .withMessageContaining("; did you mean dem/dem_h? There are atl06_quality_summary, ");
            assertThat(granule.tracks()).containsExactly("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.tree("gt9"))
                    .withMessageContaining("no group /gt9; there are /ancillary_data, /gt1l, ");
        }
        assertThat(source.requests()).as("nothing but the sidecar").isEqualTo(1);
    }

    @Test
    void rowsCanBeUsedFurther() throws IOException {
        try (VirtualGranule granule = open()) {
            TrackTable table = granule.track("gt1l").within(folder.resolve("aoi.geojson"));
            assertThat(table.rows()).hasToString("106 rows of 1 track, 11 columns each");
            assertThat(table.head(3).toString().lines()).hasSize(6).startsWith("3 rows of gt1l of " + granule.name());
            assertThat(table.head(1000).count()).isEqualTo(106);
            assertThat(table.head(50).toString().lines())
                    .hasSizeLessThanOrEqualTo(24)
                    .contains("  and 30 more rows; head(n) shows n, print() shows all");
            assertThat(table.head(3).write(folder.resolve("three.parquet"))).isEqualTo(3);
            assertThat(Arrays.stream(table.column("h_li").doubles()).mapToObj(h -> Double.isNaN(h) ? "null" : "" + h))
                    .containsExactlyElementsOf(written(table, "CAST(h_li AS DOUBLE)").stream()
                            .map(row -> "" + row.get(0))
                            .toList());
            Statistics stats = table.column("h_li").stats();
            assertThat(List.of(List.of("" + stats.count(), "" + stats.missing(), number(stats.min()))))
                    .hasToString(written(table, "count(h_li), count(*) - count(h_li), CAST(min(h_li) AS DOUBLE)")
                            .toString());
            assertThat(table.column("segment_id").stats().notes()).isEmpty();
            assertThat(table.column("granule")).asString().contains("\n  0  \"" + granule.name() + "\"\n");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.column("time").stats())
                    .withMessage("time is TIMESTAMP: only numbers can be summed up");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.column("granule").doubles())
                    .withMessage("granule is TEXT: values() has them");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> table.head(0))
                    .withMessage("head(0): a table has 1 row at least");
        }
    }

    private List<List<Object>> written(TrackTable table, String what) throws IOException {
        Path file = folder.resolve("written.parquet");
        table.write(file);
        return Parquet.rows(file, "SELECT " + what + " FROM FILE");
    }

    @Test
    void columnsThatWereChosenAreTheLastToBeLeftOut() {
        try (VirtualGranule granule = open()) {
            List<String> lines = granule.track("gt1l")
                    .columns("segment_id", "latitude", "dem/dem_h", "h_li", "h_li_sigma", "atl06_quality_summary")
                    .within(-45, 62.3, -44, 62.36)
                    .toString()
                    .lines()
                    .toList();
            assertThat(lines.get(1).strip().split(" +"))
                    .containsExactly(
                            "segment_id", "latitude", "dem/dem_h", "h_li", "h_li_sigma", "atl06_quality_summary");
            assertThat(lines).contains("  and columns longitude, time, track_id, rgt, cycle, granule");
        }
    }

    @Test
    void whereNoRowIsInsideTheUsualReasonIsSaid() {
        try (VirtualGranule granule = open()) {
            assertThat(granule.track("gt1l").within(0, 0, 1, 1).toString())
                    .startsWith("0 rows of gt1l of ")
                    .contains("\n  none is inside; in boxes and polygons longitude comes first");
        }
    }

    @Test
    void aPolygonThatIsNotThereAndABoxAreNamed() {
        try (VirtualGranule granule = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.track("gt1l").within("none.geojson"))
                    .withMessage("polygon none.geojson: no such file, or it cannot be read, and it is no WKT either");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.track("gt1l").within(Path.of("none.geojson")))
                    .withMessage("polygon none.geojson: no such file, or it cannot be read");
            assertThat(granule.subset(Region.box(-45, 62.35, -44, 63)))
                    .asString()
                    .contains("\n  inside box -45,62.35,-44,63\n");
        }
    }
}
