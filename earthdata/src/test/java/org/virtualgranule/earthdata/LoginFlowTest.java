package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.HttpByteSource;
import org.virtualgranule.zarr.bytes.HttpOptions;

/** The whole way through the login, against servers that behave as the archive's do. */
class LoginFlowTest {
    private static final ByteRange RANGE = new ByteRange(4, 5);

    @TempDir
    private Path directory;

    private ArchiveStandIn archive;
    private EarthdataLogin login;

    @BeforeEach
    void start() throws IOException {
        archive = new ArchiveStandIn();
        login = new EarthdataLogin(
                LoginSources.usual(name -> null, directory, ".netrc"),
                archive.hosts(),
                InstantSource.fixed(Tokens.NOW));
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private static HttpByteSource source(EarthdataLogin login) {
        return new HttpByteSource(HttpOptions.defaults().withoutHedges().withCredentials(login));
    }

    private void assertIsGranule(ByteBuffer bytes) {
        assertThat(StandardCharsets.UTF_8.decode(bytes).toString()).isEqualTo("bytes");
    }

    private List<String> secretsAt(String server) {
        return archive.seen.stream()
                .filter(line -> line.startsWith(server) && !line.endsWith(" null"))
                .toList();
    }

    @Test
    void aNetrcOpensTheArchiveAndThePasswordIsSeenByTheLoginServerAlone() throws IOException {
        Files.writeString(directory.resolve(".netrc"), "machine urs.earthdata.nasa.gov login anna password geheim");
        try (HttpByteSource source = source(login)) {
            assertIsGranule(source.read(archive.granule(), RANGE));
            assertThat(archive.seen)
                    .extracting(line -> line.split(" ")[0] + line.split(" ")[1])
                    .containsExactly(
                            "data/archive/a.h5",
                            "login/oauth/authorize",
                            "data/login",
                            "data/archive/a.h5",
                            "bucket/archive/a.h5");
            assertThat(secretsAt("login")).hasSize(1);
            assertThat(secretsAt("data")).isEmpty();
            assertThat(secretsAt("bucket")).isEmpty();
            assertIsGranule(source.read(archive.granule(), RANGE));
            assertThat(archive.seen).as("the signed address is remembered").hasSize(6);
        }
    }

    @Test
    void aTokenSkipsTheLoginServerAndIsNotSentToTheSignedAddress() {
        try (HttpByteSource source = source(login.withToken(archive.goodToken))) {
            assertIsGranule(source.read(archive.granule(), RANGE));
            assertThat(archive.seen)
                    .containsExactly("data /archive/a.h5 Bearer " + archive.goodToken, "bucket /archive/a.h5 null");
        }
    }

    @Test
    void aNewTokenInTheFileIsTakenOnceForAllThreads() throws Exception {
        Path file = Files.writeString(directory.resolve("token"), Tokens.good("old"));
        EarthdataLogin fromFile = login.withTokenFile(file);
        assertThat(fromFile.authorization(archive.granule())).contains("Bearer " + Tokens.good("old"));
        Files.writeString(file, archive.goodToken);
        ExecutorService pool = Executors.newFixedThreadPool(20);
        try (HttpByteSource source = source(fromFile)) {
            List<Future<ByteBuffer>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(pool.submit(() -> source.read(archive.granule(), RANGE)));
            }
            for (Future<ByteBuffer> answer : answers) {
                assertIsGranule(answer.get());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(secretsAt("bucket")).isEmpty();
    }

    @Test
    void whatWasRefusedIsSaidWithoutASecret() throws IOException {
        Files.writeString(directory.resolve("n"), "machine urs.earthdata.nasa.gov login anna password falsch");
        assertFails(login.withNetrc(directory.resolve("n")), "HTTP 401", "n line 1 were refused");
        assertFails(login.withUser("anna", "falsch"), "HTTP 401", "user name and password", "were refused");
        assertFails(login, "HTTP 401", "no login is known: set EARTHDATA_TOKEN", ".netrc");
        archive.seen.clear();
        assertFails(login.withToken(Tokens.good("falsch")), "HTTP 401", "was refused", "Generate Token");
        assertThat(archive.seen).as("refused once, nothing to renew").hasSize(1);
        assertFails(
                login.withToken(Tokens.ending("falsch", Tokens.NOW.minusSeconds(1))), "expired at 2026-01-02T03:04:04");
        assertThat(archive.seen).as("an expired token is not sent").hasSize(1);
    }

    private void assertFails(EarthdataLogin credentials, String... words) {
        try (HttpByteSource source = source(credentials)) {
            Throwable error = catchThrowable(() -> source.read(archive.granule(), RANGE));
            assertThat(error).isInstanceOf(ChunkReadException.class).hasMessageContainingAll(words);
            StringWriter all = new StringWriter();
            error.printStackTrace(new PrintWriter(all));
            assertThat(all + " " + source + credentials)
                    .doesNotContain("falsch", "geheim", "eyJ", "code=", "session=")
                    .doesNotContain(Base64.getEncoder().encodeToString("anna:falsch".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
