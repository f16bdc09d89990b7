package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command with a cache, from a server that states versions. */
class CachedSidecarsTest {
    private static final String NAME = "ATL06_20190402064703_00570302_006_01.h5";

    @TempDir
    private Path directory;

    @TempDir
    private Path cache;

    private final MockWebServer server = new MockWebServer();
    private volatile String tag = "\"first\"";

    @BeforeEach
    void serveTheSamples() throws IOException {
        Project.samples(directory);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                try {
                    return answer(request);
                } catch (IOException e) {
                    return new MockResponse.Builder().code(500).build();
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MockResponse answer(RecordedRequest request) throws IOException {
        MockResponse.Builder answer = new MockResponse.Builder().addHeader("ETag", tag);
        if (tag.equals(request.getHeaders().get("If-None-Match"))) {
            return answer.code(304).build();
        }
        byte[] bytes = Files.readAllBytes(
                directory.resolve(request.getUrl().encodedPath().substring("/data/".length())));
        String range = request.getHeaders().get("Range");
        if (range == null) {
            return answer.body(new Buffer().write(bytes)).build();
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[1]);
        return answer.code(206)
                .addHeader("Content-Range", "bytes " + first + "-" + last + "/" + bytes.length)
                .body(new Buffer().write(bytes, first, last - first + 1))
                .build();
    }

    private String address(String query) {
        return server.url("/data/" + NAME + ".dmrpp").toString() + query;
    }

    private JsonNode subset(Path out, String address, Object... more) throws IOException {
        List<Object> words = new ArrayList<>(List.of("subset", "--polygon", directory.resolve("aoi.geojson")));
        words.addAll(List.of("--out", out, "--stats", "--cache", cache));
        words.addAll(List.of(more));
        words.add(address);
        Command command = Command.run(words.toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        return new JsonMapper().readTree(command.lastErrorLine());
    }

    @Test
    void theSecondSubsetFetchesNoSidecarAndIsTheSame() throws IOException {
        Path one = directory.resolve("one.parquet");
        Path two = directory.resolve("two.parquet");
        JsonNode first = subset(one, address(""));
        JsonNode second = subset(two, address(""));

        assertThat(two).hasSameBinaryContentAs(one);
        assertThat(first.get("cache_hits").asInt()).isZero();
        assertThat(second.get("cache_hits").asInt()).isEqualTo(1);
        long sidecar = Files.size(directory.resolve(NAME + ".dmrpp"));
        assertThat(second.get("bytes_fetched").asLong())
                .isEqualTo(first.get("bytes_fetched").asLong() - sidecar);
        assertThat(second.get("requests")).isEqualTo(first.get("requests"));
    }

    @Test
    void aNewVersionIsFetchedAndRead() throws IOException {
        subset(directory.resolve("one.parquet"), address(""));
        tag = "\"second\"";
        Files.writeString(directory.resolve(NAME + ".dmrpp"), "<html/>");
        Command command = Command.run("info", "--cache", cache, address(""));
        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.err()).contains("not <Dataset>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subset --bbox -180,-90,180,90 --out one.parquet", "verify"})
    void aSidecarThatWasDamagedOnItsWayIsFetchedAgainAfterTheGranuleFailed(String command) throws IOException {
        Path sidecar = directory.resolve(NAME + ".dmrpp");
        String right = Files.readString(sidecar);
        Files.writeString(sidecar, right.replaceAll("offset=\"(\\d+)\\d\"", "offset=\"$17\""));
        List<Object> line = new ArrayList<>(List.of(
                command.replace("one", directory.resolve("one").toString()).split(" ")));
        line.addAll(List.of("--cache", cache, address("")));
        Object[] words = line.toArray();
        assertThat(Command.run(words).exit()).isEqualTo(3);
        Files.writeString(sidecar, right);
        Command again = Command.run(words);
        assertThat(again.exit()).as(again.err()).isZero();
    }

    @Test
    void optionsThatChangeWhatIsMadeOfASidecarWorkOnAKeptOneToo() throws IOException {
        Path sidecar = directory.resolve(NAME + ".dmrpp");
        Files.writeString(sidecar, Files.readString(sidecar).replace(" byteOrder=\"LE\"", ""));
        Object[] plain = {"info", "--json", "--cache", cache, address("")};
        Object[] turned = {"info", "--json", "--cache", cache, "--byte-order", "BE", address("")};
        String before = Command.run(plain).out();
        String big = Command.run(turned).out();
        assertThat(big)
                .isEqualTo(Command.run("info", "--json", "--no-cache", "--byte-order", "BE", address(""))
                        .out());
        assertThat(Command.run(plain).out()).isEqualTo(before).isNotEqualTo(big);
    }

    @Test
    void withoutACacheNothingIsKept() throws IOException {
        for (int i = 0; i < 2; i++) {
            JsonNode stats = subset(directory.resolve("one.parquet"), address(""), "--no-cache");
            assertThat(stats.get("cache_hits").asInt()).isZero();
        }
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void aSignatureIsNeitherInANameNorInAFile() throws IOException {
        String query = "?X-Amz-Signature=topsecret1&X-Amz-Credential=topsecret2";
        subset(directory.resolve("one.parquet"), address(query));
        JsonNode second = subset(directory.resolve("one.parquet"), address(query.replace("topsecret1", "another")));
        assertThat(second.get("cache_hits").asInt()).isEqualTo(1);
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String all = file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(all).doesNotContain("topsecret").doesNotContain(server.getHostName());
            }
        }
    }

    @Test
    void theCacheTellsWhatItHoldsAndIsCleared() throws IOException {
        subset(directory.resolve("one.parquet"), address(""));
        Path folder = cache.resolve("sidecars");
        Path mine = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(Command.run("cache", "info", "--cache", cache).out())
                .matches("\\Q" + folder + "\\E: 1 sidecar, \\d{4,5} bytes\\R");
        assertThat(Command.run("cache", "clear", "--cache", cache).out())
                .matches("removed from \\Q" + folder + "\\E: 1 sidecar, \\d{4,5} bytes\\R");
        assertThat(Command.run("cache", "info", "--cache", cache).out()).endsWith(": 0 sidecars, 0 bytes\n");
        assertThat(folder).isDirectoryContaining(mine::equals).isDirectoryNotContaining(file -> !file.equals(mine));
    }

    @Test
    void aCacheThatCannotBeUsedIsANote() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Command command = Command.run("info", "--cache", file, address(""));
        assertThat(command.exit()).isZero();
        assertThat(command.err())
                .startsWith("note: the cache of sidecars in " + file)
                .hasLineCount(1);
        assertThat(Command.run("cache").exit()).isEqualTo(2);
    }
}
