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
import java.net.Socket;
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
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.cli.Vgranule;
import org.virtualgranule.it.Command;
import org.virtualgranule.it.remote.FaultyServer;
import org.virtualgranule.sample.SampleGranules;

/** The command from its first line to its end. */
@Timeout(120)
class ServeCommandTest {
    private static final String NAME = SampleGranules.names().get(0);
    private static final String OTHER = SampleGranules.names().get(1);
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

        int end() {
            thread.interrupt();
            return exit.join();
        }

        @Override
        public void close() {
            if (!exit.isDone()) {
                assertThat(end()).isZero();
            }
        }
    }

    @Test
    void theFirstLineIsTheServersAddressAndThenComesThatOfEachGranule() throws Exception {
        try (Running running = new Running(sidecar(), folder.resolve(OTHER))) {
            String base = running.out.readLine();
            assertThat(base).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(running.out.readLine()).isEqualTo(base + NAME);
            assertThat(running.out.readLine()).isEqualTo(base + OTHER);
            assertThat(new String(get(base + NAME + "/zarr.json").body())).contains("numcodecs.zlib");
            assertThat(get(base + OTHER + CHUNK).statusCode()).isEqualTo(200);
            assertThat(running.end()).isZero();
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
                    .contains("failed (read_failed): [none.h5.dmrpp] ")
                    .contains("no such file");
            assertThat(running.end()).isEqualTo(3);
        }
    }

    private Path manifest(Object... granules) {
        Path manifest = folder.resolve("two.zarr");
        List<Object> words = new ArrayList<>(List.of("refs", "--format", "manifest", "--out", manifest));
        words.addAll(List.of(granules));
        Command command = Command.run(words.toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        return manifest;
    }

    @Test
    void aManifestStandsForAllItsGranules() throws Exception {
        try (Running running = new Running(manifest(sidecar(), folder.resolve(OTHER)))) {
            String base = running.out.readLine();
            assertThat(running.out.readLine()).isEqualTo(base + NAME);
            assertThat(running.out.readLine()).isEqualTo(base + OTHER);
            assertThat(get(base + NAME + CHUNK).body())
                    .isNotEqualTo(get(base + OTHER + CHUNK).body());
            assertThat(running.end()).isZero();
            assertThat(running.err.toString()).startsWith("in Python: ");
        }
    }

    @Test
    void aManifestIsReadOnceHoweverManyOfItsGranulesAreNamed() throws Exception {
        try (FaultyServer server = new FaultyServer(folder)) {
            manifest(server.address(NAME + ".dmrpp"), server.address(OTHER + ".dmrpp"));
            long before = server.requests();
            String manifest = server.address("two.zarr/manifest.parquet");
            try (Running running = new Running(manifest + "#" + NAME, manifest + "#" + OTHER)) {
                String base = running.out.readLine();
                assertThat(running.out.readLine()).isEqualTo(base + NAME);
                assertThat(running.out.readLine()).isEqualTo(base + OTHER);
                assertThat(server.requests() - before).isOne();
            }
        }
    }

    @Test
    void aGranuleThatIsNamedTwiceIsServedOnce() throws Exception {
        try (Running running = new Running(sidecar(), sidecar())) {
            String base = running.out.readLine();
            assertThat(running.out.readLine()).isEqualTo(base + NAME);
            assertThat(running.err.toString())
                    .startsWith("note: " + sidecar() + ": is the same granule as " + sidecar() + "; read once");
        }
    }

    @Test
    void webPagesMayReadUnlessThatIsNotWanted() throws Exception {
        for (boolean cors : new boolean[] {true, false}) {
            try (Running running = cors ? new Running(sidecar()) : new Running("--no-cors", sidecar())) {
                assertThat(get(running.out.readLine())
                                .headers()
                                .firstValue("Access-Control-Allow-Origin")
                                .isPresent())
                        .isEqualTo(cors);
            }
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

    /** A web server of the sample's data that answers as soon as it may. */
    private static final class SlowOrigin extends Dispatcher {
        private final byte[] file;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        SlowOrigin(Path file) throws IOException {
            this.file = Files.readAllBytes(file);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            asked.countDown();
            go.await();
            String[] range =
                    request.getHeaders().get("Range").replace("bytes=", "").split("-");
            int first = Integer.parseInt(range[0]);
            int last = Integer.parseInt(range[1]);
            return new MockResponse.Builder()
                    .code(206)
                    .addHeader("Content-Range", "bytes " + first + "-" + last + "/" + file.length)
                    .body(new Buffer().write(file, first, last - first + 1))
                    .build();
        }
    }

    private static boolean isListening(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** A shell's background jobs ignore SIGINT, and hand that down to the build and to what it starts. */
    private static List<String> hearingSignals() throws IOException, InterruptedException {
        List<String> env = List.of("env", "--default-signal=INT,TERM");
        List<String> trial = new ArrayList<>(env);
        trial.add("true");
        return new ProcessBuilder(trial).start().waitFor() == 0 ? env : List.of();
    }

    /** The sample's sidecar with data from elsewhere, in a process of its own. */
    private Process serving(String data, Path errors) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(hearingSignals());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Vgranule.class.getName(), "serve"));
        command.addAll(List.of("--port", "0", "--stats", "--data", data, sidecar()));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    /** A process of its own ends as all do that are told to: after the work under way, with the signal's number. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aProcessThatIsToldToEndFinishesAndPrintsItsFigures(String signal, int code) throws Exception {
        Path errors = folder.resolve("errors.txt");
        SlowOrigin origin = new SlowOrigin(folder.resolve(NAME));
        MockWebServer web = new MockWebServer();
        web.setDispatcher(origin);
        web.start();
        Process process = serving(web.url("/" + NAME).toString(), errors);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            String base = out.readLine();
            HttpRequest chunk =
                    HttpRequest.newBuilder(URI.create(base + NAME + CHUNK)).build();
            CompletableFuture<HttpResponse<byte[]>> underWay =
                    client.sendAsync(chunk, HttpResponse.BodyHandlers.ofByteArray());
            origin.asked.await();
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            while (isListening(URI.create(base))) {
                Thread.onSpinWait();
            }
            assertThat(underWay).isNotDone();
            assertThat(process.isAlive()).isTrue();
            origin.go.countDown();
            assertThat(underWay.get().statusCode()).isEqualTo(200);
            assertThat(process.waitFor()).isEqualTo(code);
        } finally {
            origin.go.countDown();
            process.destroyForcibly();
            web.close();
        }
        Optional<String> stats = Files.readAllLines(errors).stream().reduce((before, last) -> last);
        assertThat(new JsonMapper()
                        .readTree(stats.orElseThrow())
                        .get("requests")
                        .asInt())
                .isEqualTo(2);
    }
}
