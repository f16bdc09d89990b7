package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                    .isThrownBy(() -> granule.track("gt1l").columns("h").within(0, 0, 1, 1))
                    .withMessageContaining("no column \"h\"");
        }
    }
}
