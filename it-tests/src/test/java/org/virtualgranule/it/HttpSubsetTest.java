package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.remote.FaultyServer;

/** The main job over http, from a server that answers byte ranges. */
class HttpSubsetTest {
    @TempDir
    private Path directory;

    private FaultyServer server;

    @BeforeEach
    void serveTheSamples() throws IOException {
        Project.samples(directory);
        server = new FaultyServer(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSubsetOverHttpIsByteForByteTheLocalOne() throws IOException {
        Path local = directory.resolve("local.parquet");
        Path remote = directory.resolve("remote.parquet");
        String name = "ATL06_20190402064703_00570302_006_01.h5";
        Command first = Command.run(
                "subset", "--polygon", directory.resolve("aoi.geojson"), "--out", local, directory.resolve(name));
        Command second = Command.run(
                "subset",
                "--polygon",
                directory.resolve("aoi.geojson"),
                "--out",
                remote,
                "--stats",
                server.address(name + ".dmrpp?token=secret"));
        assertThat(first.exit()).isZero();
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(remote).hasSameBinaryContentAs(local);
        JsonNode stats = new JsonMapper().readTree(second.lastErrorLine());
        assertThat(stats.get("granules").asInt()).isEqualTo(1);
        assertThat(stats.get("rows").asInt()).isEqualTo(425);
        assertThat(stats.get("requests").asInt()).isEqualTo(server.requests());
        assertThat(stats.get("bytes_fetched").asLong())
                .isEqualTo(stats.get("bytes_wanted").asLong());
        assertThat(stats.get("seconds").isNumber()).isTrue();
    }

    @Test
    void aSubsetFromABucketIsByteForByteTheLocalOneToo() {
        Path local = directory.resolve("local.parquet");
        Path remote = directory.resolve("remote.parquet");
        String name = "ATL06_20190402064703_00570302_006_01.h5";
        Path polygon = directory.resolve("aoi.geojson");
        assertThat(Command.run("subset", "--polygon", polygon, "--out", local, directory.resolve(name))
                        .exit())
                .isZero();
        String address = "s3://data/" + name;
        String endpoint = server.alias("data/" + name, name)
                .alias("data/" + name + ".dmrpp", name + ".dmrpp")
                .address("")
                .replaceFirst("localhost(:\\d+)/", "127.0.0.1$1");
        Command bucket = Command.run(
                "subset", "--polygon", polygon, "-o", remote, address, "--s3-endpoint", endpoint, "--s3-anonymous");
        assertThat(bucket.exit()).as(bucket.err()).isZero();
        assertThat(remote).hasSameBinaryContentAs(local);
        Command wrong = Command.run("info", address, "--s3-endpoint", endpoint + "/secret?token=secret");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("the S3 endpoint must be").doesNotContain("token");
    }

    @Test
    void aFailureNamesTheAddressButNeverTheQuery() {
        Command command = Command.run(
                "subset",
                "--bbox",
                "1,2,3,4",
                "--verbose",
                "--out",
                directory.resolve("x.parquet"),
                server.address("nothing.h5?token=secret"));
        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.err()).contains("/nothing.h5.dmrpp: HTTP 404").doesNotContain("secret");
        assertThat(directory.resolve("x.parquet")).doesNotExist();
    }
}
