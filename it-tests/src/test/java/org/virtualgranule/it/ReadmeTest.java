package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.virtualgranule.earthdata.EarthdataLogin;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.s3.S3Access;
import org.virtualgranule.s3.S3ByteSource;
import org.virtualgranule.s3.S3Options;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.dataset.NetcdfDatasets;
import ucar.nc2.ft.FeatureDatasetFactoryManager;
import ucar.nc2.ft.FeatureDatasetPoint;
import ucar.nc2.ft.point.writer2.CFPointWriter;
import ucar.nc2.write.NetcdfFileFormat;

/** The README's Java example runs, and is word for word the one here. */
class ReadmeTest {
    @Test
    void theExampleRunsAndStandsInTheReadme(@TempDir Path directory) throws IOException {
        Path sidecar = Project.samples(directory).get(0).sidecar();
        Path out = directory.resolve("out.parquet");
        Geometry polygon = new GeometryFactory().toGeometry(new Envelope(-46, -44, 62.3, 62.4));
        example(sidecar, polygon, out);
        assertThat(Parquet.count(out)).isPositive();
        assertThat(Parquet.columns(out))
                .containsExactly(
                        "geometry",
                        "latitude",
                        "longitude",
                        "time",
                        "h_li",
                        "h_li_sigma",
                        "track_id",
                        "rgt",
                        "cycle",
                        "granule",
                        "bbox");
        assertStandsIn("README.md", "        // README", "        // end");
    }

    @Test
    void theExampleForS3CompilesAndStandsInItsPage() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> s3Example("s3://bucket/a.h5#nothing-that-S3-has"))
                .withMessageStartingWith("no address of an S3 object");
        assertStandsIn("docs/s3.md", "        // docs/s3.md", "        // end of S3");
    }

    @Test
    void theExampleForNetcdfJavaRunsAndStandsInItsPage(@TempDir Path directory) throws Exception {
        Path out = directory.resolve("beams.nc");
        netcdfExample(Project.samples(directory).get(1).sidecar().toString(), out.toString());
        assertThat(out).isNotEmptyFile();
        assertStandsIn("docs/netcdf-java.md", "        // docs/netcdf-java.md", "        // end of netcdf-java");
        String imports = ownLines().stream()
                .filter(line -> line.startsWith("import ucar.nc2."))
                .collect(Collectors.joining("\n", "import ucar.ma2.DataType;\n", "\n"));
        assertThat(Files.readString(Project.root().resolve("docs/netcdf-java.md")))
                .contains(imports);
    }

    private static void assertStandsIn(String document, String start, String end) throws IOException {
        List<String> here = ownLines();
        String example = here.subList(here.indexOf(start) + 1, here.indexOf(end)).stream()
                .map(line -> line.substring(8).replace("(out)", "(Path.of(\"out.parquet\"))"))
                .collect(Collectors.joining("\n", "```java\n", "\n```"));
        assertThat(Files.readString(Project.root().resolve(document))).contains(example);
    }

    private static List<String> ownLines() throws IOException {
        return Files.readAllLines(
                Project.root().resolve("it-tests/src/test/java/org/virtualgranule/it/ReadmeTest.java"));
    }

    private static void example(Path sidecar, Geometry polygon, Path out) {
        // README
        try (VirtualGranule granule = VirtualGranule.open(sidecar)) {
            System.out.println(granule);
            Array heights = granule.array("gt2l/land_ice_segments/h_li").read(new long[] {700}, new int[] {10});
            System.out.println(heights);
            granule.subset(polygon).columns("h_li", "h_li_sigma").writeGeoParquet(out);
        }
        // end
    }

    private static void s3Example(String address) {
        // docs/s3.md
        HttpOptions login = HttpOptions.defaults().withCredentials(EarthdataLogin.standard());
        try (ByteSources web = ByteSources.standard(login);
                ByteSources all = web.with("s3", () -> new S3ByteSource(S3Options.of(S3Access.standard(web))));
                VirtualGranule granule =
                        VirtualGranule.open(address, GranuleOptions.defaults().withSource(all))) {
            System.out.println(granule);
        }
        // end of S3
    }

    private static void netcdfExample(String address, String out) throws IOException, InvalidRangeException {
        // docs/netcdf-java.md
        try (NetcdfDataset granule = NetcdfDatasets.openDataset("dmrpp:" + address)) {
            System.out.println(
                    granule.findVariable("gt2l/land_ice_segments/h_li").read("700:709"));
        }
        try (FeatureDatasetPoint beams = (FeatureDatasetPoint) FeatureDatasetFactoryManager.open("dmrpp:" + address)) {
            beams.getPointFeatureCollectionList()
                    .removeIf(kind -> !kind.getName().equals("land_ice_segments"));
            beams.getDataVariables()
                    .removeIf(v ->
                            v.getDataType() == DataType.LONG || v.getDataType().isUnsigned());
            CFPointWriter.writeFeatureCollection(beams, out, NetcdfFileFormat.NETCDF3);
        }
        // end of netcdf-java
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(Project.root().resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
    }
}
