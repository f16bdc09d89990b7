package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.sample.SampleGranules;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpByteSource;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Traffic;

/** The main job on a granule in a bucket. */
class S3SubsetTest {
    private static final String NAME = SampleGranules.names().get(0);
    private static final Geometry POLYGON = new GeometryFactory().toGeometry(new Envelope(-46, -44, 62.3, 62.4));

    @TempDir
    private static Path folder;

    private static S3Server server;

    @BeforeAll
    static void put() throws Exception {
        SampleGranules.copyTo(folder);
        server = S3Server.open();
        server.make("granules");
        for (String name : new String[] {NAME, NAME + ".dmrpp"}) {
            server.put("granules", "ATL06/006/" + name, Files.readAllBytes(folder.resolve(name)));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Path subset(String address, ByteSource source, String name) {
        Path out = folder.resolve(name);
        try (VirtualGranule granule =
                VirtualGranule.open(address, GranuleOptions.defaults().withSource(source))) {
            granule.subset(POLYGON).writeGeoParquet(out);
        }
        return out;
    }

    @Test
    void aSubsetOverS3IsTheLocalOneByteForByteAndCostsWhatItCostsOverHttp() throws IOException {
        Path local = folder.resolve("local.parquet");
        try (VirtualGranule granule = VirtualGranule.open(folder.resolve(NAME))) {
            granule.subset(POLYGON).writeGeoParquet(local);
        }

        S3Options options = server.options(S3Access.anonymous());
        try (ByteSources source = ByteSources.standard().with("s3", () -> new S3ByteSource(options))) {
            Path sidecar = subset("s3://granules/ATL06/006/" + NAME + ".dmrpp", source, "s3.parquet");
            assertThat(sidecar).hasSameBinaryContentAs(local);
        }
        Traffic http = new Traffic();
        URI address = URI.create(server.endpoint() + "/granules/ATL06/006/" + NAME);
        try (ByteSource source =
                new HttpByteSource(HttpOptions.defaults().withTraffic(http).withoutHedges())) {
            assertThat(subset(address.toString(), source, "http.parquet")).hasSameBinaryContentAs(local);
        }
        assertThat(options.traffic().requests()).isPositive().isEqualTo(http.requests());
        assertThat(options.traffic().bytes()).isPositive().isEqualTo(http.bytes());
        assertThat(options.traffic().retries()).isZero();
        assertThat(options.traffic().bytes())
                .isLessThan(Files.size(folder.resolve(NAME)) + Files.size(folder.resolve(NAME + ".dmrpp")));
    }
}
