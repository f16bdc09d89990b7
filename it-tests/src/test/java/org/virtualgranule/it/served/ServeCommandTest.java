package org.virtualgranule.it.served;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.cli.Vgranule;
import org.virtualgranule.it.Command;
import org.virtualgranule.sample.SampleGranules;

/** The command from its first line to its end. */
@Timeout(120)
class ServeCommandTest {
    private static final String NAME = SampleGranules.names().get(0);
    private static final String CHUNK = "/gt1l/land_ice_segments/h_li/c/0";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void copy() {
        SampleGranules.copyTo(folder);
    }

    private String sidecar() {
        return folder.resolve(NAME + ".dmrpp").toString();
    }

    private HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The command in this process, until its thread is interrupted. */
    private final class Running implements AutoCloseable {
        private final StringWriter err = new StringWriter();
        private final BufferedReader out;
        private final CompletableFuture<Integer> exit = new CompletableFuture<>();
        private final Thread thread;

        Running(Object... args) throws IOException {
            List<String> line = new ArrayList<>(List.of("serve", "--port", "0", "--no-cache"));
            List.of(args).forEach(arg -> line.add(arg.toString()));
            PipedReader reader = new PipedReader(1 << 16);
            PrintWriter writer = new PrintWriter(new PipedWriter(reader), true);
            out = new BufferedReader(reader);
            thread = new Thread(() -> {
                exit.complete(Vgranule.run(writer, new PrintWriter(err, true), line.toArray(String[]::new)));
                writer.close();
            });
            thread.start();
        }

        @Override
        public void close() {
            thread.interrupt();
            assertThat(exit.join()).isZero();
        }
    }

    @Test
    void theFirstLineIsTheServersAddressAndThenComesThatOfEachGranule() throws Exception {
        String other = SampleGranules.names().get(1);
        try (Running running = new Running(sidecar(), folder.resolve(other))) {
            String base = running.out.readLine();
            assertThat(base).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(running.out.readLine()).isEqualTo(base + NAME);
            assertThat(running.out.readLine()).isEqualTo(base + other);
            assertThat(new String(get(base + NAME + "/zarr.json").body())).contains("numcodecs.zlib");
            assertThat(get(base + other + CHUNK).statusCode()).isEqualTo(200);
            assertThat(running.err.toString())
                    .isEqualToIgnoringNewLines(
                            "in Python: xarray.open_datatree(\"" + base + NAME + "\", engine=\"zarr\")");
        }
    }

    @Test
    void decodedChunksNeedNoFilters() throws Exception {
        try (Running running = new Running("--decoded", sidecar())) {
            String base = running.out.readLine();
            assertThat(new String(get(base + NAME + "/zarr.json").body())).doesNotContain("numcodecs");
            assertThat(get(base + NAME + CHUNK).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aGranuleThatCannotBeOpenedIsToldAndTheOthersAreServed() throws Exception {
        try (Running running = new Running(folder.resolve("none.h5"), sidecar())) {
            String base = running.out.readLine();
            assertThat(running.out.readLine()).isEqualTo(base + NAME);
            assertThat(running.err.toString())
                    .contains("error: [none.h5.dmrpp] ")
                    .contains("no such file");
        }
    }

    @Test
    void withoutAnyGranuleNothingIsServed() {
        Command none = Command.run("serve", "--port", "0", folder.resolve("none.h5"));
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.out()).isEmpty();
        Command failFast = Command.run("serve", "--port", "0", "--fail-fast", folder.resolve("none.h5"), sidecar());
        assertThat(failFast.exit()).isEqualTo(3);
        assertThat(failFast.out()).isEmpty();
    }

    @Test
    void twoGranulesOfOneNameAreRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve(NAME + ".dmrpp");
        Files.copy(Path.of(sidecar()), other);
        Command command = Command.run("serve", "--port", "0", sidecar(), other);
        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err())
                .isEqualToIgnoringNewLines("error: two granules are called " + NAME + ": " + sidecar() + " and " + other
                        + "; name one of them");
    }

    @Test
    void anAddressWhereItCannotListenIsACallersMistake() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Command command = Command.run("serve", "--port", taken.getLocalPort(), "--host", "0.0.0.0", sidecar());
            assertThat(command.exit()).isEqualTo(2);
            assertThat(command.err())
                    .startsWith("error: cannot listen at 0.0.0.0 port " + taken.getLocalPort() + ": ")
                    .contains("; --port 0 takes any that is free");
        }
        assertThat(Command.run("serve", "--port", "70000", sidecar()).exit()).isEqualTo(2);
        assertThat(Command.run("serve", "--host", "no.such.host.invalid", sidecar())
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void anOriginThatFailsIsToldWithoutItsSecrets() throws Exception {
        try (MockWebServer origin = new MockWebServer()) {
            origin.start();
            String data = origin.url("/a.h5?X-Amz-Signature=secret").toString();
            try (Running running = new Running("--data", data.replace("//", "//user:secret@"), sidecar())) {
                String base = running.out.readLine();
                origin.enqueue(new MockResponse.Builder().code(403).build());
                HttpResponse<byte[]> answer = get(base + "a.h5" + CHUNK);
                assertThat(answer.statusCode()).isEqualTo(502);
                assertThat(new String(answer.body()))
                        .matches("\\[" + NAME
                                + "\\.dmrpp] /gt1l/land_ice_segments/h_li chunk \\(0\\): http://\\w+:"
                                + "\\d+/a\\.h5: HTTP 403; .*\n");
                assertThat(running.err.toString()).contains("HTTP 403").doesNotContain("secret");
                assertThat(get(base + "a.h5/zarr.json").statusCode()).isEqualTo(200);
            }
        }
    }

    /** A process of its own ends as all do that are told to: after the work under way, with the signal's number. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aProcessThatIsToldToEndFinishesAndPrintsItsFigures(String signal, int code) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Vgranule.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--stats",
                        sidecar())
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            String base = out.readLine();
            assertThat(get(base + NAME + CHUNK).statusCode()).isEqualTo(200);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor()).isEqualTo(code);
        } finally {
            process.destroyForcibly();
        }
        Optional<String> stats = Files.readAllLines(errors).stream().reduce((before, last) -> last);
        assertThat(new JsonMapper()
                        .readTree(stats.orElseThrow())
                        .get("requests")
                        .asInt())
                .isEqualTo(2);
    }
}
